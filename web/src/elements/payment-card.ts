import cardIcon from 'lucide-static/icons/credit-card.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { brandName } from '../billing/words.ts';
import type { Card } from '../client/billing-types.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { monthOfYear } from '../ui/amounts.ts';

/** The card that pays. It is typed in at the payment provider's, never here (BIL-1, B7). */
export function paymentCard(
  messages: Messages,
  card: Card | undefined,
  mayEdit: boolean,
  update: () => void,
): TemplateResult {
  return html`<div class="payment-card">
    <h3>${messages.t('billing.card')}</h3>
    ${
      card === undefined
        ? html`<p class="muted">${messages.t('billing.card_none')}</p>`
        : html`<p class="card-line">
            ${icon(cardIcon)}
            <span>
              <strong
                >${messages.t('billing.card_ends', {
                  brand: brandName(card.brand),
                  last_four: card.last_four,
                })}</strong
              >
              <span class="hint ${card.is_expiring ? 'expiring' : ''}">
                ${messages.t('billing.card_valid', {
                  month: monthOfYear(messages.formats, card.expiry_year, card.expiry_month),
                })}
              </span>
            </span>
          </p>`
    }
    ${
      mayEdit
        ? html`<div>
            <button type="button" class="button" part="button" @click=${update}>
              ${messages.t(card === undefined ? 'billing.add_card' : 'billing.update_card')}
            </button>
            <p class="hint">${messages.t('billing.card_elsewhere')}</p>
          </div>`
        : nothing
    }
  </div>`;
}
