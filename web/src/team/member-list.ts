import { ConnectionError, isAbort, Problem } from '../client/index.ts';
import type { Member, MemberPage, TeamCounts } from '../client/index.ts';
import type { Team } from '../client/team.ts';
import { coalesced } from '../base/coalesced.ts';
import type { Refusal } from '../i18n/index.ts';
import type { ListQuery } from './member-query.ts';

/** Few enough to be drawn between two keystrokes on a slow machine. */
export const rowCount = 50;

/** A refusal or a failed connection, which a page can show; anything else is a defect. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Problem || error instanceof ConnectionError) return error;
  throw error;
}

/**
 * One page of a workspace's members, as asked for, kept in step with the server. A new role shows
 * at once and goes back when it is refused (T3). Dispatches `change`.
 */
export class MemberList extends EventTarget {
  page: MemberPage | undefined;
  failure: Refusal | undefined;
  loading = false;
  /** Why the last change of a member was refused, by their id; shown at the row. */
  refusals: ReadonlyMap<string, Refusal> = new Map();

  #query: ListQuery | undefined;
  /** Roles that are on their way. */
  asked: ReadonlyMap<string, string> = new Map();
  #reading = new AbortController();

  /** Reads the same page again; what is shown stays until the answer is there. */
  readonly refresh = coalesced(async () => {
    if (this.#query !== undefined) await this.#read(this.#query);
  });

  constructor(readonly team: Team) {
    super();
  }

  get members(): readonly Member[] {
    const items = this.page?.items ?? [];
    if (this.asked.size === 0) return items;
    return items.map((member) => {
      const role = this.asked.get(member.user_id);
      return role === undefined ? member : { ...member, role };
    });
  }

  get counts(): TeamCounts | undefined {
    return this.page;
  }

  async show(query: ListQuery): Promise<void> {
    this.#query = query;
    await this.#read(query);
  }

  stop(): void {
    this.#reading.abort();
  }

  /** Gives the refusal, if there was one. */
  async changeRole(member: Member, role: string): Promise<Refusal | undefined> {
    const id = member.user_id;
    this.#refuse(id, undefined);
    this.#ask(id, role);
    try {
      this.#replace(await this.team.changeRole(id, role));
      return undefined;
    } catch (error) {
      const refusal = refusalOf(error);
      this.#refuse(id, refusal);
      return refusal;
    } finally {
      this.#ask(id, undefined);
      void this.refresh();
    }
  }

  /** Done when the list shows it, like `restore`. */
  async remove(member: Member): Promise<void> {
    await this.team.removeMember(member.user_id);
    await this.refresh();
  }

  async restore(member: Member): Promise<Refusal | undefined> {
    try {
      await this.team.restoreMember(member.user_id);
      return undefined;
    } catch (error) {
      return refusalOf(error);
    } finally {
      await this.refresh();
    }
  }

  async #read(query: ListQuery): Promise<void> {
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const { search, role, sort, order, cursor } = query;
    this.#set({ loading: true });
    try {
      const wanted = { search: search.trim(), role, sort, order, cursor, limit: rowCount };
      const page = await this.team.readMembers(wanted, { signal });
      this.#set({ page, failure: undefined, loading: false });
    } catch (error) {
      // A newer question is on its way, and it tells how it ends.
      if (isAbort(error) && signal.aborted) return;
      this.#set({ failure: refusalOf(error), loading: false });
    }
  }

  #replace(member: Member): void {
    const { page } = this;
    if (page === undefined) return;
    const items = page.items.map((other) => (other.user_id === member.user_id ? member : other));
    this.#set({ page: { ...page, items } });
  }

  #ask(id: string, role: string | undefined): void {
    const asked = new Map(this.asked);
    if (role === undefined) asked.delete(id);
    else asked.set(id, role);
    this.asked = asked;
    this.#set({});
  }

  #refuse(id: string, refusal: Refusal | undefined): void {
    const refusals = new Map(this.refusals);
    if (refusal === undefined) refusals.delete(id);
    else refusals.set(id, refusal);
    this.#set({ refusals });
  }

  #set(change: Partial<Pick<this, 'page' | 'failure' | 'loading' | 'refusals'>>): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }
}
