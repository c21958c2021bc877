import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { Problem } from '../client/index.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';

/** Refusals that another card can mend. */
const cardCodes = new Set(['card_missing', 'card_declined', 'card_expired']);

export const asksForCard = (refusal: Refusal | undefined): boolean =>
  refusal !== undefined && cardCodes.has(refusal.code);

/** Why money did not move, and what helps: another card, or the bank's own page (B3). */
export function paymentRefusal(
  messages: Messages,
  refusal: Refusal | undefined,
  updateCard: () => void,
): TemplateResult {
  return html`<div role="alert">
    ${refusal === undefined ? nothing : told(messages, refusal, updateCard)}
  </div>`;
}

function told(messages: Messages, refusal: Refusal, updateCard: () => void): TemplateResult {
  const challenge = refusal instanceof Problem ? refusal.actionUrl : undefined;
  return html`<div class="notice ${challenge === undefined ? 'danger' : 'warning'}">
    ${icon(alertIcon)}
    <div class="stack tight">
      <p>${messages.messageOf(refusal)}</p>
      ${
        challenge === undefined
          ? nothing
          : html`<a class="button small primary" part="button" href=${challenge}>
              ${messages.t('billing.confirm_payment')}
            </a>`
      }
      ${
        asksForCard(refusal)
          ? html`<button type="button" class="button small" part="button" @click=${updateCard}>
              ${messages.t(
                refusal.code === 'card_missing' ? 'billing.add_card' : 'billing.update_card',
              )}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
