import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { MemberSort } from '../client/index.ts';
import { core } from '../core.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import type { MemberActions } from '../team/member-actions.ts';
import type { ListQuery } from '../team/member-query.ts';
import type { TeamController } from '../team/team-controller.ts';
import { loadFailure } from './page-parts.ts';
import { memberTable } from './team-members-table.ts';
import { bulkBar, listHead, pager, searchTools } from './team-members-tools.ts';

export interface ListingView {
  readonly messages: Messages;
  readonly team: TeamController;
  readonly query: ListQuery;
  readonly selected: ReadonlySet<string>;
  /** Where the pages before this one began. */
  readonly trail: readonly string[];
  readonly actions: MemberActions;
  readonly go: (change: Partial<ListQuery>, options?: { readonly replace: boolean }) => void;
  /** Goes to another page of the list. */
  readonly turn: (cursor: string, trail: readonly string[]) => void;
  readonly select: (selected: ReadonlySet<string>) => void;
  readonly preview: (role: string) => void;
  readonly findHeir: () => void;
}

/** Head, search, marked members, table and pages: what the card of the members holds. */
export function memberListing(view: ListingView): TemplateResult | typeof nothing {
  const { messages, team, query, selected, go, select } = view;
  const { list, rules } = team;
  if (list?.page === undefined || rules === undefined) return nothing;
  const { members, page, failure } = list;
  const invite = team.can('members_invite') ? () => go({ invite: true }) : undefined;
  return html`${listHead(messages, page, list.team.exportAddress, invite)}
  ${searchTools({
    messages,
    query,
    search: (search) => go({ search, cursor: '' }, { replace: true }),
    filter: (role) => go({ role, cursor: '' }),
  })}
  ${failure === undefined ? nothing : stale(view, failure)}
  ${
    selected.size === 0
      ? nothing
      : bulkBar({
          messages,
          count: selected.size,
          preview: view.preview,
          clear: () => select(new Set()),
        })
  }
  ${
    members.length === 0
      ? nobody(view)
      : guard(unchanged(view), () =>
          memberTable({
            messages,
            members,
            rules,
            query,
            refusals: list.refusals,
            selected,
            mayAssign: team.can('roles_assign'),
            mayRemove: team.can('members_remove'),
            sort: (column) => go(sortedBy(query, column)),
            select: (ids, on) => select(marked(selected, ids, on)),
            changeRole: view.actions.changeRole,
            end: view.actions.end,
            findHeir: view.findHeir,
          }),
        )
  }
  ${pages(view, members.length, page.next_cursor)}`;
}

/** What the rows depend on: a keystroke in the search leaves them alone until there is an answer. */
function unchanged({ messages, team, query, selected }: ListingView): unknown[] {
  const { list, access } = team;
  const { sort, order } = query;
  return [messages, access, list?.page, list?.asked, list?.refusals, selected, sort, order, core()];
}

function sortedBy({ sort, order }: ListQuery, column: MemberSort): Partial<ListQuery> {
  const next = sort === column && order === 'asc' ? 'desc' : 'asc';
  return { sort: column, order: next, cursor: '' };
}

function marked(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  on: boolean,
): ReadonlySet<string> {
  const others = [...selected].filter((id) => !ids.includes(id));
  return new Set(on ? [...others, ...ids] : others);
}

function pages(view: ListingView, shown: number, next: string | undefined): TemplateResult {
  const { messages, trail, query, turn } = view;
  const back = trail.at(-1);
  return pager({
    messages,
    shown,
    isFirst: query.cursor === '',
    previous: back === undefined ? undefined : () => turn(back, trail.slice(0, -1)),
    next: next === undefined ? undefined : () => turn(next, [...trail, query.cursor]),
    first: () => turn('', []),
  });
}

/** What is shown may be old; it stays, with the reason and the way out. */
function stale({ messages, team, turn }: ListingView, failure: Refusal): TemplateResult {
  const retry = () => {
    if (failure.code === 'cursor_malformed') turn('', []);
    else void team.retry();
  };
  return loadFailure(messages, messages.messageOf(failure), retry);
}

function nobody({ messages, go }: ListingView): TemplateResult {
  const clear = () => go({ search: '', role: '', cursor: '' });
  return html`<div class="empty">
    <p class="muted">${messages.t('team.nobody')}</p>
    <button type="button" class="button" @click=${clear}>${messages.t('team.show_all')}</button>
  </div>`;
}
