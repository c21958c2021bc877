import plusIcon from 'lucide-static/icons/plus.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { choiceText, dateText, planName } from '../billing/words.ts';
import type { Credits, Subscription } from '../client/billing-types.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { creditMeter } from './credit-meter.ts';
import { money } from '../ui/amounts.ts';

export interface OverviewView {
  readonly messages: Messages;
  readonly subscription: Subscription;
  readonly mayEdit: boolean;
  /** Something is being asked of the server. */
  readonly working: boolean;
  readonly go: (view: 'plans' | 'simulator') => void;
  readonly startTrial: () => void;
}

/** Which plan it is, what it costs next and when, and the ways to another one. */
export function currentPlan(view: OverviewView): TemplateResult {
  const { messages, subscription, mayEdit } = view;
  const { plan, trial } = subscription;
  return html`<section class="card" part="card plan" aria-labelledby="plan-title">
    <div class="card-header">
      <h2 id="plan-title">${messages.t('billing.current_plan')}</h2>
    </div>
    <div class="card-body">
      <div class="plan-line">
        <p class="plan-name">${planName(messages, plan)}</p>
        ${
          subscription.state === 'past_due'
            ? html`<span class="badge danger">${messages.t('billing.state.past_due')}</span>`
            : nothing
        }
        ${
          trial?.is_running === true
            ? html`<span class="badge">${messages.t('billing.state.trial')}</span>`
            : nothing
        }
      </div>
      <dl class="facts">
        <dt>${messages.t('billing.included')}</dt>
        <dd>${choiceText(messages, subscription)}</dd>
        ${nextCharge(messages, subscription)}
      </dl>
      ${mayEdit ? actions(view) : nothing}
    </div>
  </section>`;
}

function nextCharge(messages: Messages, subscription: Subscription) {
  const { next_charge_at: at, next_charge_minor: minor, currency } = subscription;
  if (at === undefined || minor === undefined) {
    return html`<dt>${messages.t('billing.period_ends')}</dt>
      <dd>${dateText(messages, subscription.period_end)}</dd>`;
  }
  const amount = money(messages.formats, minor, currency);
  return html`<dt>${messages.t('billing.next_charge')}</dt>
    <dd>${messages.t('billing.amount_on', { amount, date: dateText(messages, at) })}</dd>`;
}

function actions({ messages, subscription, working, go, startTrial }: OverviewView) {
  // While a payment is missing, paying is the one thing to do; its notice has the button.
  const weight = subscription.state === 'past_due' ? '' : 'primary';
  return html`<div class="row">
    <button type="button" class="button ${weight}" part="button" @click=${() => go('plans')}>
      ${messages.t('billing.change_plan')}
    </button>
    ${
      subscription.trial_offered
        ? html`<button
            type="button"
            class="button"
            part="button"
            aria-disabled=${working ? 'true' : nothing}
            @click=${() => working || startTrial()}
          >
            ${messages.t('billing.start_trial')}
          </button>`
        : nothing
    }
    <button type="button" class="button quiet" part="button" @click=${() => go('simulator')}>
      ${messages.t('billing.simulate')}
    </button>
  </div>`;
}

export interface CreditsView {
  readonly messages: Messages;
  readonly credits: Credits;
  /** The credits of a year come all at once, and no month trims them to a cap (PLN-9). */
  readonly isYearly: boolean;
  /** The renewal that brings the next credits waits for its payment. */
  readonly isPastDue: boolean;
  readonly mayEdit: boolean;
  readonly buy: () => void;
}

/** What there is, what was used, what stays and what lapses; in a picture and in words (B5). */
export function creditsCard(view: CreditsView): TemplateResult {
  const { messages, credits, mayEdit, buy } = view;
  const { period } = credits;
  const number = (value: number) => messages.formats.number(value);
  const fact = (id: 'used' | 'held' | 'rolled_over' | 'cap', value: number, hint = '') =>
    html`<div>
      <dt>${swatch(id)}${messages.t(`billing.credits.${id}`)}</dt>
      <dd>${number(value)}${hint === '' ? nothing : html` <span class="hint">${hint}</span>`}</dd>
    </div>`;
  return html`<section class="card" part="card credits" aria-labelledby="credits-title">
    <div class="card-header split">
      <h2 id="credits-title">${messages.t('billing.credits')}</h2>
      ${
        mayEdit
          ? html`<button type="button" class="button small" part="button" @click=${buy}>
              ${icon(plusIcon, { size: 16 })} ${messages.t('billing.buy')}
            </button>`
          : nothing
      }
    </div>
    <div class="card-body">
      <p class="figure">
        <strong>${number(credits.available)}</strong>
        ${messages.t('billing.credits.available', { count: credits.available })}
      </p>
      ${creditMeter(messages, credits)}
      <dl class="meter-facts">
        ${fact('used', period.used)} ${fact('held', credits.held)}
        ${
          view.isYearly && period.rolled_over === 0
            ? nothing
            : fact('rolled_over', period.rolled_over)
        }
        ${view.isYearly ? nothing : fact('cap', period.cap)}
      </dl>
      ${forecast(view)}
    </div>
  </section>`;
}

const swatch = (id: string) =>
  id === 'used' || id === 'held' ? html`<span class="swatch ${id}"></span>` : nothing;

function forecast({ messages, credits, isPastDue }: CreditsView) {
  const { period, forecast: coming, alerts } = credits;
  const [next] = coming.lapses;
  const runsOut = coming.runs_out_at;
  const reached = alerts.at(-1);
  return html`<ul class="sentences">
    <li>
      ${
        isPastDue
          ? messages.t('billing.renews_when_paid')
          : messages.t('billing.renews', { date: dateText(messages, period.end) })
      }
    </li>
    ${
      next === undefined
        ? nothing
        : html`<li>
            ${messages.t('billing.lapses', {
              count: next.amount,
              date: dateText(messages, next.at),
              reason: next.reason,
            })}
          </li>`
    }
    ${
      runsOut === undefined
        ? nothing
        : html`<li class="warning">
            ${messages.t('billing.runs_out', { date: dateText(messages, runsOut) })}
          </li>`
    }
    ${
      reached === undefined
        ? nothing
        : html`<li>${messages.t('billing.alert_sent', { percent: reached })}</li>`
    }
  </ul>`;
}
