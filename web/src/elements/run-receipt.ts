import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import emptyIcon from 'lucide-static/icons/circle-minus.svg?icon';
import stopIcon from 'lucide-static/icons/circle-x.svg?icon';
import waitIcon from 'lucide-static/icons/clock.svg?icon';
import coinsIcon from 'lucide-static/icons/coins.svg?icon';
import keyIcon from 'lucide-static/icons/key-round.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Run, StepReceipt } from '../client/connection-types.ts';
import { providerOf } from '../connections/provider-groups.ts';
import type { Messages } from '../i18n/index.ts';
import type { ProviderCatalogue } from '../providers.ts';
import { badge } from './connection-badges.ts';

type Looks = Readonly<
  Record<string, readonly [string, 'plain' | 'success' | 'warning' | 'danger']>
>;
const ends: Looks = {
  found: [checkIcon, 'success'],
  nothing_found: [emptyIcon, 'plain'],
  failed: [alertIcon, 'danger'],
  cancelled: [stopIcon, 'plain'],
  refused: [alertIcon, 'danger'],
  rate_limited: [waitIcon, 'warning'],
  unavailable: [alertIcon, 'warning'],
  passed_over: [emptyIcon, 'plain'],
};

/** A newer server may know an end that this page does not. */
function endBadge(messages: Messages, end: string | undefined): TemplateResult {
  if (end === undefined) return badge(waitIcon, messages.t('runs.end.under_way'));
  const [drawing, tone] = ends[end] ?? [emptyIcon, 'plain'];
  const id = `runs.end.${end}`;
  return badge(drawing, messages.has(id) ? messages.t(id) : end, tone);
}

/** When it was, how it ended, and what it cost in all. */
export function runSummary(messages: Messages, run: Run): TemplateResult {
  return html`<summary>
    <span>${messages.formats.dateTime(new Date(run.created_at))}</span>
    ${endBadge(messages, run.end)}
    ${run.own_keys_only ? badge(keyIcon, messages.t('runs.own_keys_only')) : nothing}
    <span class="muted spent">${messages.t('runs.spent', { count: run.credits.posted })}</span>
  </summary>`;
}

/** Each step with the account that served, why that one, and what it cost (ADV-6). */
export function runReceipt(
  messages: Messages,
  catalogue: ProviderCatalogue | undefined,
  run: Run,
): TemplateResult {
  const { reserved, released } = run.credits;
  return html`<div class="receipt">
    <ol class="steps">
      ${run.receipts.map((step) => stepReceipt(messages, catalogue, step))}
    </ol>
    ${
      reserved > 0
        ? html`<p class="muted small">${messages.t('runs.reserved', { reserved, released })}</p>`
        : nothing
    }
    ${
      run.result === undefined
        ? nothing
        : html`<div>
            <h3>${messages.t('runs.result')}</h3>
            <pre tabindex="0">${JSON.stringify(run.result, undefined, 2)}</pre>
          </div>`
    }
  </div>`;
}

function stepReceipt(
  messages: Messages,
  catalogue: ProviderCatalogue | undefined,
  step: StepReceipt,
): TemplateResult {
  const { receipt, code, attempts, posted } = step;
  const service =
    catalogue === undefined ? step.provider : providerOf(catalogue, step.provider).name;
  const action = step.action.replaceAll('_', ' ');
  return html`<li>
    <p class="line">
      <strong><bdi>${service}</bdi></strong> <span class="muted">${action}</span>
      ${endBadge(messages, step.end)}
      ${posted > 0 ? badge(coinsIcon, messages.t('runs.credits', { count: posted })) : nothing}
    </p>
    ${
      receipt === undefined
        ? nothing
        : html`<p>
            ${messages.t(`runs.by.${receipt.by}`, { name: receipt.connection_name })}
            ${attempts > 1 ? messages.t('runs.attempts', { count: attempts }) : nothing}
          </p>`
    }
    ${code === undefined ? nothing : html`<p class="small">${codeText(messages, code, service)}</p>`}
    ${receipt?.passed_over.map(
      (passed) =>
        html`<p class="small muted">
          ${messages.t('runs.passed_over', { why: codeText(messages, passed.code, service) })}
        </p>`,
    )}
  </li>`;
}

/** The rule's own sentence about an account at the service. */
function codeText(messages: Messages, code: string, service: string): string {
  const id = `code.${code}`;
  return messages.has(id) ? messages.t(id, { name: service, reason: 'other' }) : code;
}
