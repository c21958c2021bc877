import downloadIcon from 'lucide-static/icons/download.svg?icon';
import lockIcon from 'lucide-static/icons/lock.svg?icon';
import plusIcon from 'lucide-static/icons/plus.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TeamCounts } from '../client/index.ts';
import { roleNames, type Rejection } from '../core.ts';
import type { Messages } from '../i18n/index.ts';
import type { ListQuery } from '../team/member-query.ts';
import { icon } from '../ui/icon.ts';
import { textField } from '../ui/text-field.ts';

/** How many there are, the way to invite more, and the list as a file. */
export function listHead(
  messages: Messages,
  counts: TeamCounts,
  exportAddress: string,
  invite: (() => void) | undefined,
): TemplateResult {
  const { member_count: count, admin_count: admins } = counts;
  return html`<div class="head">
    <p class="muted" role="status">${messages.t('team.count', { count, admins })}</p>
    <div class="row">
      <a class="button quiet" part="button export" href=${exportAddress} download>
        ${icon(downloadIcon)} ${messages.t('team.export')}
      </a>
      ${
        invite === undefined
          ? nothing
          : html`<button
              type="button"
              class="button primary"
              part="button invite"
              data-steward-action="members_invite"
              @click=${invite}
            >
              ${icon(plusIcon)} ${messages.t('team.invite')}
            </button>`
      }
    </div>
  </div>`;
}

export interface SearchView {
  readonly messages: Messages;
  readonly query: ListQuery;
  readonly search: (text: string) => void;
  readonly filter: (role: string) => void;
}

export function searchTools({ messages, query, search, filter }: SearchView): TemplateResult {
  return html`<div class="tools" role="search">
    <div class="search">
      ${textField({
        name: 'search',
        label: messages.t('team.search'),
        type: 'search',
        value: query.search,
        onInput: search,
      })}
    </div>
    <div class="field filter">
      <label class="label" for="role-filter">${messages.t('team.filter')}</label>
      <select
        class="input"
        id="role-filter"
        .value=${live(query.role)}
        @change=${({ target }: Event) => filter((target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${query.role === ''}>${messages.t('team.all_roles')}</option>
        ${roleNames.map(
          (role) =>
            html`<option value=${role} ?selected=${query.role === role}>
              ${messages.roleName(role)}
            </option>`,
        )}
      </select>
    </div>
  </div>`;
}

export interface BulkView {
  readonly messages: Messages;
  readonly count: number;
  readonly preview: (role: string) => void;
  readonly clear: () => void;
}

/** What can be done with those who are marked (T7). */
export function bulkBar({ messages, count, preview, clear }: BulkView): TemplateResult {
  const chosen = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    preview(select.value);
    select.value = '';
  };
  return html`<div class="bulk" role="group" aria-label=${messages.t('team.bulk')}>
    <strong role="status">${messages.t('team.selected', { count })}</strong>
    <select class="input" aria-label=${messages.t('team.bulk_role')} @change=${chosen}>
      <option value="" selected disabled>${messages.t('team.bulk_role')}</option>
      ${roleNames.map((role) => html`<option value=${role}>${messages.roleName(role)}</option>`)}
    </select>
    <button type="button" class="button quiet small" @click=${clear}>
      ${messages.t('team.clear_selection')}
    </button>
  </div>`;
}

export interface PagerView {
  readonly messages: Messages;
  readonly shown: number;
  readonly isFirst: boolean;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  readonly first: () => void;
}

export function pager(view: PagerView): TemplateResult {
  const { messages, shown, isFirst, previous, next, first } = view;
  return html`<nav class="pager" aria-label=${messages.t('team.pages')}>
    <span class="muted small" role="status">${messages.t('team.shown', { count: shown })}</span>
    <div class="row">
      ${
        isFirst
          ? nothing
          : html`<button type="button" class="button small" @click=${first}>
              ${messages.t('team.first_page')}
            </button>`
      }
      ${
        isFirst && next === undefined
          ? nothing
          : html`<button
                type="button"
                class="button small"
                aria-disabled=${previous === undefined ? 'true' : nothing}
                @click=${previous ?? nothing}
              >
                ${messages.t('team.previous_page')}
              </button>
              <button
                type="button"
                class="button small"
                aria-disabled=${next === undefined ? 'true' : nothing}
                @click=${next ?? nothing}
              >
                ${messages.t('team.next_page')}
              </button>`
      }
    </div>
  </nav>`;
}

/** Why a member cannot change the team, and who can by name (C7, TM-8, ADV-2). */
export function helpNotice(
  messages: Messages,
  role: string,
  rejection: Rejection | undefined,
  helpers: readonly string[],
): TemplateResult {
  const { unlock } = rejection ?? {};
  return html`<div class="notice info" part="read-only" role="note">
    ${icon(lockIcon)}
    <div class="stack tight">
      <strong>${messages.t('team.read_only')}</strong>
      <p>
        ${messages.t('team.read_only_help', {
          role: messages.roleName(role),
          needed: unlock === undefined ? 'none' : messages.roleName(unlock.role),
        })}
      </p>
      ${
        helpers.length === 0
          ? nothing
          : html`<p>${messages.t('team.helpers', { names: messages.formats.list(helpers) })}</p>`
      }
    </div>
  </div>`;
}
