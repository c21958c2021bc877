import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import editIcon from 'lucide-static/icons/pencil.svg?icon';
import starIcon from 'lucide-static/icons/star.svg?icon';
import testIcon from 'lucide-static/icons/activity.svg?icon';
import trashIcon from 'lucide-static/icons/trash-2.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../client/connection-types.ts';
import type { ConnectionActions } from '../connections/connection-actions.ts';
import { isManaged } from '../connections/provider-groups.ts';
import { causeText, latencyText, troubleText } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import type { Provider } from '../providers.ts';
import { icon } from '../ui/icon.ts';
import { accountBadges } from './connection-badges.ts';

export interface AccountView {
  readonly messages: Messages;
  readonly actions: ConnectionActions;
  readonly mayEdit: boolean;
  readonly mayMove: boolean;
  /** Where plans are chosen; absent where the host has no such page. */
  readonly plansHref: string | undefined;
  readonly edit: () => void;
  readonly remove: () => void;
}

/** One account of a service: what is known of it, and what can be done with it. */
export function accountRow(
  view: AccountView,
  provider: Provider,
  account: Connection,
): TemplateResult {
  const { messages, actions } = view;
  const refusal = actions.refusals.get(account.id);
  return html`<li class="account" data-connection=${account.id}>
    <div class="who">
      <p class="line">
        <strong class="name"><bdi>${account.name}</bdi></strong>
        ${accountBadges(messages, account)}
      </p>
      ${details(messages, provider, account)}
    </div>
    ${buttons(view, provider, account)}
    <div class="told" role="status">
      ${
        actions.tested.has(account.id) && !account.needs_attention
          ? testedNow(messages, provider, account)
          : nothing
      }
    </div>
    ${trouble(view, provider, account)}
    <div class="told" role="alert">
      ${
        refusal === undefined
          ? nothing
          : html`<p class="notice danger">
              ${icon(alertIcon)}<span>${messages.messageOf(refusal)}</span>
            </p>`
      }
    </div>
  </li>`;
}

function details(messages: Messages, provider: Provider, account: Connection) {
  const { identity_name: identity, hints, tests } = account;
  const secrets = (provider.fields ?? [])
    .filter(({ name, is_secret: isSecret }) => isSecret && hints[name] !== undefined)
    .map(({ name }) => messages.t('connections.ends_in', { hint: hints[name] ?? '' }));
  const [test] = tests;
  const parts = [
    ...(identity === undefined ? [] : [identity]),
    ...secrets,
    ...(test === undefined
      ? []
      : [messages.t('connections.tested_at', { time: whenText(messages, test.tested_at) })]),
  ];
  if (isManaged(account)) parts.push(messages.t('connections.managed_text'));
  return parts.length === 0
    ? nothing
    : html`<p class="muted small facts-line">
        ${parts.map((part) => html`<span><bdi>${part}</bdi></span>`)}
      </p>`;
}

/** The time alone for what was today. */
function whenText({ formats }: Messages, at: string): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? formats.time(date) : formats.dateTime(date);
}

function testedNow(messages: Messages, provider: Provider, { tests: [test] }: Connection) {
  if (test === undefined) return nothing;
  const tone = test.outcome === 'valid' ? 'success' : 'warning';
  const latency = latencyText(messages, test.latency_ms);
  return html`<p class="said ${tone}">
    ${causeText(messages, provider, test)} <span class="muted">${latency}</span>
  </p>`;
}

/** What stands in the way of use, and the way out (X2). */
function trouble(view: AccountView, provider: Provider, account: Connection) {
  const { messages, plansHref, mayEdit } = view;
  if (account.suspended_at !== undefined) {
    return html`<div class="notice warning">
      ${icon(alertIcon)}
      <div class="stack tight">
        <p>${messages.t('connections.suspended')}</p>
        ${
          plansHref === undefined
            ? nothing
            : html`<p><a href=${plansHref}>${messages.t('connections.see_plans')}</a></p>`
        }
      </div>
    </div>`;
  }
  if (!account.needs_attention) return nothing;
  return html`<div class="notice danger">
    ${icon(alertIcon)}
    <div class="stack tight">
      <p>${troubleText(messages, provider, account)}</p>
      ${
        mayEdit
          ? html`<div>
              <button type="button" class="button small" part="button" @click=${view.edit}>
                ${messages.t('connections.reconnect')}
              </button>
            </div>`
          : nothing
      }
    </div>
  </div>`;
}

function buttons(view: AccountView, provider: Provider, account: Connection) {
  const { messages, actions, mayEdit, mayMove } = view;
  const { name } = account;
  const isOwn = !isManaged(account);
  const isSuspended = account.suspended_at !== undefined;
  const isTesting = actions.testing.has(account.id);
  const labelled = (id: 'test' | 'edit' | 'delete' | 'make_default') =>
    messages.t(`connections.${id}_of`, { name });
  return html`<div class="acts">
    ${
      mayMove && !account.is_default && !isSuspended
        ? html`<button
            type="button"
            class="button quiet small"
            part="button"
            aria-label=${labelled('make_default')}
            @click=${() => void actions.makeDefault(account)}
          >
            ${icon(starIcon, { size: 16 })} ${messages.t('connections.make_default')}
          </button>`
        : nothing
    }
    ${
      isOwn && mayEdit && provider.test_call !== undefined && !isSuspended
        ? html`<button
            type="button"
            class="button quiet small"
            part="button"
            aria-label=${labelled('test')}
            aria-disabled=${isTesting ? 'true' : nothing}
            @click=${() => void actions.test(account)}
          >
            ${icon(testIcon, { size: 16 })}
            ${messages.t(isTesting ? 'connections.testing' : 'connections.test')}
          </button>`
        : nothing
    }
    ${
      isOwn && mayEdit
        ? html`<button
              type="button"
              class="button quiet icon-only"
              part="button"
              aria-label=${labelled('edit')}
              title=${messages.t('connections.edit')}
              @click=${view.edit}
            >
              ${icon(editIcon, { size: 16 })}
            </button>
            <button
              type="button"
              class="button quiet icon-only"
              part="button"
              aria-label=${labelled('delete')}
              title=${messages.t('connections.delete')}
              @click=${view.remove}
            >
              ${icon(trashIcon, { size: 16 })}
            </button>`
        : nothing
    }
  </div>`;
}
