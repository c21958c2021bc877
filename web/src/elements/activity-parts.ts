import deniedIcon from 'lucide-static/icons/shield-x.svg?icon';
import lockIcon from 'lucide-static/icons/lock.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { actionName, actions, changesOf, sentence } from '../activity/event-words.ts';
import { outcomeNamed, outcomes, type ActivityQuery } from '../activity/activity-query.ts';
import type { AuditEvent } from '../client/audit.ts';
import type { Rejection } from '../core.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface FilterView {
  readonly messages: Messages;
  readonly query: ActivityQuery;
  /** Who is known to have done something, for the filter. */
  readonly actors: readonly Choice[];
  readonly change: (change: Partial<ActivityQuery>) => void;
}

export function activityFilters(view: FilterView): TemplateResult {
  const { messages, query, change } = view;
  const all = { value: '', label: messages.t('activity.all') };
  const actionChoices = actions.map((action) => ({
    value: action,
    label: actionName(messages, action),
  }));
  const outcomeChoices = outcomes.map((outcome) => ({
    value: outcome,
    label: messages.t(`activity.outcome.${outcome}`),
  }));
  return html`<div class="tools" role="search">
    ${choose('action', messages.t('activity.action'), query.action, [all, ...actionChoices], (action) => change({ action }))}
    ${choose('actor', messages.t('activity.actor'), query.actor, [all, ...view.actors], (actor) => change({ actor }))}
    ${choose('outcome', messages.t('activity.outcome'), query.outcome, [all, ...outcomeChoices], (outcome) => change({ outcome: outcomeNamed(outcome) }))}
    ${day('from', messages.t('activity.from'), query.from, (from) => change({ from }))}
    ${day('to', messages.t('activity.to'), query.to, (to) => change({ to }))}
  </div>`;
}

function choose(
  name: string,
  label: string,
  current: string,
  choices: readonly Choice[],
  chosen: (value: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label class="label" for=${name}>${label}</label>
    <select
      class="input"
      id=${name}
      .value=${live(current)}
      @change=${({ target }: Event) => chosen((target as HTMLSelectElement).value)}
    >
      ${choices.map(
        ({ value, label: text }) =>
          html`<option value=${value} ?selected=${value === current}>${text}</option>`,
      )}
    </select>
  </div>`;
}

function day(
  name: string,
  label: string,
  current: string,
  chosen: (value: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label class="label" for=${name}>${label}</label>
    <input
      class="input"
      id=${name}
      type="date"
      .value=${live(current)}
      @change=${({ target }: Event) => chosen((target as HTMLInputElement).value)}
    />
  </div>`;
}

/** One line of the log: the sentence, from what to what, and when and where it was done. */
export function eventRow(messages: Messages, event: AuditEvent): TemplateResult {
  const { occurred_at, context, position, outcome } = event;
  const time = new Date(occurred_at);
  const isRefused = outcome !== 'success';
  return html`<li class=${isRefused ? 'refused' : ''} data-position=${position}>
    <p class="line">
      ${
        isRefused
          ? html`<span class="badge">
              ${icon(deniedIcon, { size: 14 })} ${messages.t(`activity.outcome.${outcome}`)}
            </span>`
          : nothing
      }
      <span>${sentence(messages, event)}</span>
    </p>
    ${changeList(messages, event)}
    <p class="hint">
      <time datetime=${occurred_at}>${messages.formats.dateTime(time)}</time>
      · <bdi>${context.ip}</bdi> · ${messages.t('activity.position', { position })}
    </p>
  </li>`;
}

function changeList(messages: Messages, event: AuditEvent): TemplateResult | typeof nothing {
  const changes = changesOf(messages, event);
  if (changes.length === 0) return nothing;
  return html`<dl class="changes">
    ${changes.map(
      ({ field, before, after }) =>
        html`<dt>${field}</dt>
          <dd>
            ${before === undefined ? nothing : html`<del>${before}</del>`}
            ${
              before === undefined || after === undefined
                ? nothing
                : html`<span aria-hidden="true">→</span>`
            }
            ${after === undefined ? nothing : html`<ins>${after}</ins>`}
          </dd>`,
    )}
  </dl>`;
}

/** Why somebody cannot read the log, and who can (C7, ADV-2). */
export function activityLocked(
  messages: Messages,
  role: string,
  rejection: Rejection | undefined,
  helpers: readonly string[],
): TemplateResult {
  const needed = rejection?.unlock?.role;
  return html`<div class="notice info" role="note">
    ${icon(lockIcon)}
    <div class="stack tight">
      <strong>${messages.t('activity.locked')}</strong>
      <p>
        ${messages.t('activity.locked_help', {
          role: messages.roleName(role),
          needed: needed === undefined ? 'none' : messages.roleName(needed),
        })}
      </p>
      ${
        helpers.length === 0
          ? nothing
          : html`<p>
              ${messages.t('activity.helpers', { names: messages.formats.list(helpers) })}
            </p>`
      }
    </div>
  </div>`;
}
