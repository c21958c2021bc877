import lostIcon from 'lucide-static/icons/circle-minus.svg?icon';
import gainedIcon from 'lucide-static/icons/circle-plus.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import {
  choiceText,
  dateText,
  featureName,
  limitName,
  limitText,
  planName,
} from '../billing/words.ts';
import type { Quote, QuoteLine } from '../plans.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { money } from '../ui/amounts.ts';

/** The lines of a charge and what they come to, as they stand on the invoice (B2). */
export function chargeTable(
  messages: Messages,
  quote: Pick<Quote, 'lines' | 'currency' | 'due_minor'>,
  taxName: string,
): TemplateResult {
  const amount = (minor: number) => money(messages.formats, minor, quote.currency);
  return html`<table class="charge">
    <caption class="visually-hidden">
      ${messages.t('plans.charge')}
    </caption>
    <tbody>
      ${quote.lines.map(
        (line) =>
          html`<tr>
            <th scope="row">${lineText(messages, line, taxName)}</th>
            <td>${amount(line.amount_minor)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${messages.t('plans.due_today')}</th>
        <td>${amount(quote.due_minor)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function lineText(messages: Messages, line: QuoteLine, taxName: string): unknown {
  const { kind, choice, from, to } = line;
  if (kind === 'tax') return taxName;
  if (kind === 'money_credit') {
    return messages.t(line.amount_minor > 0 ? 'plans.line.put_aside' : 'plans.line.money_credit');
  }
  const what = choice === undefined ? '' : choiceText(messages, choice);
  return html`${
    kind === 'unused_time' ? messages.t('plans.line.unused_time', { choice: what }) : what
  }
  ${
    from === undefined || to === undefined
      ? nothing
      : html`<span class="hint">
          ${messages.t('plans.line.time', { from: dateText(messages, from), to: dateText(messages, to) })}
        </span>`
  }`;
}

/** When it takes effect, what is charged next, and what becomes of the credits. */
export function effects(messages: Messages, quote: Quote): TemplateResult {
  const { credits } = quote;
  const date = dateText(messages, quote.effective_at);
  const amount = money(messages.formats, quote.next_charge_minor, quote.currency);
  const nextAt = quote.next_charge_at;
  const from = planName(messages, quote.from.plan);
  return html`<ul class="sentences">
    ${
      quote.timing === 'immediate'
        ? html`<li>${messages.t('plans.effect.now')}</li>`
        : html`<li>${messages.t('plans.effect.later', { date, plan: from })}</li>`
    }
    ${
      nextAt === undefined
        ? html`<li>${messages.t('plans.effect.no_charge')}</li>`
        : html`<li>
            ${messages.t('plans.effect.next_charge', { amount, date: dateText(messages, nextAt) })}
          </li>`
    }
    <li>
      ${messages.t('plans.effect.credits', {
        granted: credits.granted,
        kept: credits.kept,
        after: credits.balance_after,
      })}
    </li>
  </ul>`;
}

/** What is won and what goes, the latter by what is really in use (B2, B4). */
export function gainsAndLosses(messages: Messages, quote: Quote): TemplateResult {
  const { credits, features_gained: gained, features_lost: lost, suspends } = quote;
  const isMore = ({ from, to }: Quote['limits_changed'][number]) =>
    to === undefined || (from !== undefined && to > from);
  const limit = (change: Quote['limits_changed'][number]) =>
    messages.t('plans.limit_change', {
      limit: limitName(messages, change.limit),
      from: limitText(messages, change.from),
      to: limitText(messages, change.to),
    });
  const gains = [
    ...gained.map((feature) => featureName(messages, feature)),
    ...quote.limits_changed.filter(isMore).map(limit),
  ];
  const losses = [
    ...(credits.lost > 0 ? [messages.t('plans.lost_credits', { count: credits.lost })] : []),
    ...suspends.map(({ display, feature }) =>
      messages.t('plans.suspends', { what: display, feature: featureName(messages, feature) }),
    ),
    ...lost.map((feature) => featureName(messages, feature)),
    ...quote.limits_changed.filter((change) => !isMore(change)).map(limit),
  ];
  return html`<div class="changes">
    ${list('gain', gainedIcon, messages.t('plans.gains'), gains)}
    ${list('lose', lostIcon, messages.t('plans.losses'), losses)}
  </div>`;
}

function list(kind: string, path: string, title: string, items: readonly string[]) {
  if (items.length === 0) return nothing;
  return html`<section class=${kind}>
    <h3>${title}</h3>
    <ul>
      ${items.map((item) => html`<li>${icon(path, { size: 16 })}<span>${item}</span></li>`)}
    </ul>
  </section>`;
}
