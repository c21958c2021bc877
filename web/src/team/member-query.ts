import type { MemberSort } from '../client/index.ts';

/** What the member list shows; its text stands in the address, so that it can be sent on (T1). */
export interface ListQuery {
  readonly search: string;
  readonly role: string;
  readonly sort: MemberSort;
  readonly order: 'asc' | 'desc';
  /** Where the page begins; empty for the first one. */
  readonly cursor: string;
  /** The dialog is open. */
  readonly invite: boolean;
}

const sorts: readonly MemberSort[] = ['name', 'joined', 'role'];

export function readListQuery(text: string): ListQuery {
  const given = new URLSearchParams(text);
  return {
    search: given.get('search') ?? '',
    role: given.get('role') ?? '',
    sort: sorts.find((sort) => sort === given.get('sort')) ?? 'name',
    order: given.get('order') === 'desc' ? 'desc' : 'asc',
    cursor: given.get('cursor') ?? '',
    invite: given.has('invite'),
  };
}

/** Without its question mark; what is usual is left out. */
export function writeListQuery(query: ListQuery): string {
  const written = new URLSearchParams();
  if (query.search !== '') written.set('search', query.search);
  if (query.role !== '') written.set('role', query.role);
  if (query.sort !== 'name') written.set('sort', query.sort);
  if (query.order !== 'asc') written.set('order', query.order);
  if (query.cursor !== '') written.set('cursor', query.cursor);
  const rest = written.toString();
  if (!query.invite) return rest;
  return rest === '' ? 'invite' : `${rest}&invite`;
}

/** Whether both show the same members. */
export function sameList(one: ListQuery, other: ListQuery): boolean {
  return (
    one.search.trim() === other.search.trim() &&
    one.role === other.role &&
    one.sort === other.sort &&
    one.order === other.order &&
    one.cursor === other.cursor
  );
}
