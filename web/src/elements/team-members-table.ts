import downIcon from 'lucide-static/icons/arrow-down.svg?icon';
import upIcon from 'lucide-static/icons/arrow-up.svg?icon';
import leaveIcon from 'lucide-static/icons/log-out.svg?icon';
import removeIcon from 'lucide-static/icons/trash-2.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Member, MemberSort } from '../client/index.ts';
import { roleNames } from '../core.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import type { ListQuery } from '../team/member-query.ts';
import type { TeamRules } from '../team/team-rules.ts';
import { icon } from '../ui/icon.ts';

export interface TableView {
  readonly messages: Messages;
  readonly members: readonly Member[];
  readonly rules: TeamRules;
  readonly query: ListQuery;
  readonly refusals: ReadonlyMap<string, Refusal>;
  readonly selected: ReadonlySet<string>;
  /** What this reader may do at all; the rules say for whom. */
  readonly mayAssign: boolean;
  readonly mayRemove: boolean;
  readonly sort: (column: MemberSort) => void;
  readonly select: (ids: readonly string[], selected: boolean) => void;
  readonly changeRole: (member: Member, role: string) => void;
  readonly end: (member: Member) => void;
  /** Leads to whom the last admin could make an admin beside them (T4). */
  readonly findHeir: () => void;
}

/** A native table; on narrow screens its rows are cards, so the roles are said explicitly. */
export function memberTable(view: TableView): TemplateResult {
  const { messages, members, mayAssign } = view;
  const all = members.every(({ user_id }) => view.selected.has(user_id));
  const some = members.some(({ user_id }) => view.selected.has(user_id));
  const ids = members.map(({ user_id }) => user_id);
  return html`<table role="table" part="table" aria-label=${messages.t('shell.team_members')}>
    <thead role="rowgroup">
      <tr role="row">
        ${
          mayAssign
            ? html`<th role="columnheader" scope="col" class="mark">
                <input
                  type="checkbox"
                  aria-label=${messages.t('team.select_all')}
                  .checked=${live(all && some)}
                  .indeterminate=${some && !all}
                  @change=${({ target }: Event) =>
                    view.select(ids, (target as HTMLInputElement).checked)}
                />
              </th>`
            : nothing
        }
        ${sortHeader(view, 'name', messages.t('team.member'))}
        ${sortHeader(view, 'role', messages.t('team.role'))}
        ${sortHeader(view, 'joined', messages.t('team.joined'))}
        <th role="columnheader" scope="col" class="end">
          <span class="visually-hidden">${messages.t('team.actions')}</span>
        </th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${members.map((member) => row(view, member))}
    </tbody>
  </table>`;
}

function sortHeader(view: TableView, column: MemberSort, label: string): TemplateResult {
  const { query } = view;
  const isSorted = query.sort === column;
  const order = query.order === 'asc' ? 'ascending' : 'descending';
  const arrow = isSorted ? icon(query.order === 'asc' ? upIcon : downIcon, { size: 14 }) : nothing;
  return html`<th
    role="columnheader"
    scope="col"
    class=${column}
    aria-sort=${isSorted ? order : 'none'}
  >
    <button type="button" class="sort" @click=${() => view.sort(column)}>${label}${arrow}</button>
  </th>`;
}

function row(view: TableView, member: Member): TemplateResult {
  const { messages, rules, mayAssign } = view;
  const id = member.user_id;
  const isSelf = id === rules.actor.id;
  return html`<tr role="row" data-member=${id}>
    ${
      mayAssign
        ? html`<td role="cell" class="mark">
            <input
              type="checkbox"
              aria-label=${messages.t('team.select', { name: member.name })}
              .checked=${live(view.selected.has(id))}
              @change=${({ target }: Event) =>
                view.select([id], (target as HTMLInputElement).checked)}
            />
          </td>`
        : nothing
    }
    <td role="cell" class="name">
      <div class="person">
        <steward-avatar
          size="32"
          .picture=${member.picture}
          .name=${member.name}
          .seed=${id}
        ></steward-avatar>
        <div class="who">
          <span class="line">
            <bdi class="strong">${member.name}</bdi>
            ${isSelf ? html`<span class="badge">${messages.t('team.you')}</span>` : nothing}
          </span>
          <bdi class="muted small">${member.email}</bdi>
        </div>
      </div>
    </td>
    <td role="cell" class="role">
      ${mayAssign ? roleChoice(view, member) : messages.roleName(member.role)}
    </td>
    <td role="cell" class="joined muted small">
      <span class="narrow-label">${messages.t('team.joined')}</span>
      ${messages.formats.date(new Date(member.joined_at))}
    </td>
    <td role="cell" class="end">${endButton(view, member, isSelf)}</td>
  </tr>`;
}

/** Locked where the core allows no other role, with the reason beside it (T4, ADV-2). */
function roleChoice(view: TableView, member: Member): TemplateResult {
  const { messages, rules } = view;
  const others = roleNames.filter((role) => role !== member.role);
  const objections = others.map((role) => rules.toRole(member, role));
  const locked = objections.every((objection) => objection !== undefined);
  const reason = view.refusals.get(member.user_id) ?? (locked ? objections[0] : undefined);
  const describedBy = `why-${member.user_id}`;
  const known = roleNames.includes(member.role) ? roleNames : [member.role, ...roleNames];
  return html`<select
      class="input role-select"
      part="input role"
      aria-label=${messages.t('team.role_of', { name: member.name })}
      aria-describedby=${reason === undefined ? nothing : describedBy}
      ?disabled=${locked}
      .value=${live(member.role)}
      @change=${({ target }: Event) => view.changeRole(member, (target as HTMLSelectElement).value)}
    >
      ${known.map(
        (role) =>
          html`<option
            value=${role}
            ?selected=${role === member.role}
            ?disabled=${role !== member.role && rules.toRole(member, role) !== undefined}
          >
            ${messages.roleName(role)}
          </option>`,
      )}
    </select>
    ${
      reason === undefined
        ? nothing
        : html`<p class="hint why" id=${describedBy}>
            ${messages.messageOf(reason)}
            ${
              reason.code === 'workspace_last_admin'
                ? html`<button type="button" class="button link small" @click=${view.findHeir}>
                    ${messages.t('team.make_other_admin')}
                  </button>`
                : nothing
            }
          </p>`
    }`;
}

/** The last admin keeps the button: pressing it explains what has to be done first. */
function endButton(
  view: TableView,
  member: Member,
  isSelf: boolean,
): TemplateResult | typeof nothing {
  const { messages, mayRemove } = view;
  if (!isSelf && !mayRemove) return nothing;
  const label = isSelf
    ? messages.t('team.leave')
    : messages.t('team.remove_of', { name: member.name });
  return html`<button
    type="button"
    class="button quiet icon-only"
    part="button"
    aria-label=${label}
    title=${label}
    @click=${() => view.end(member)}
  >
    ${icon(isSelf ? leaveIcon : removeIcon, { mirrored: isSelf })}
  </button>`;
}
