import { html, nothing, type TemplateResult } from 'lit';
import { dateText } from '../billing/words.ts';
import type { Credits } from '../client/billing-types.ts';
import type { Messages } from '../i18n/index.ts';
import { creditMeter } from './credit-meter.ts';

/** What there is, what was used, what stays and what lapses; in a picture and in words (B5). */
export function creditsCard(messages: Messages, credits: Credits): TemplateResult {
  const { period } = credits;
  const number = (value: number) => messages.formats.number(value);
  const fact = (id: 'used' | 'held' | 'rolled_over' | 'cap', value: number, hint = '') =>
    html`<div>
      <dt>${swatch(id)}${messages.t(`billing.credits.${id}`)}</dt>
      <dd>${number(value)}${hint === '' ? nothing : html` <span class="hint">${hint}</span>`}</dd>
    </div>`;
  return html`<section class="card" part="card credits" aria-labelledby="credits-title">
    <div class="card-header">
      <h2 id="credits-title">${messages.t('billing.credits')}</h2>
    </div>
    <div class="card-body">
      <p class="figure">
        <strong>${number(credits.available)}</strong>
        ${messages.t('billing.credits.available', { count: credits.available })}
      </p>
      ${creditMeter(messages, credits)}
      <dl class="meter-facts">
        ${fact('used', period.used)} ${fact('held', credits.held)}
        ${fact('rolled_over', period.rolled_over)} ${fact('cap', period.cap)}
      </dl>
      ${forecast(messages, credits)}
    </div>
  </section>`;
}

const swatch = (id: string) =>
  id === 'used' || id === 'held' ? html`<span class="swatch ${id}"></span>` : nothing;

function forecast(messages: Messages, { period, forecast: coming, alerts }: Credits) {
  const [next] = coming.lapses;
  const runsOut = coming.runs_out_at;
  const reached = alerts.at(-1);
  return html`<ul class="sentences">
    <li>${messages.t('billing.renews', { date: dateText(messages, period.end) })}</li>
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
