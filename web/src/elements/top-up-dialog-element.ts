import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import type { Billing } from '../client/billing.ts';
import type { PlanCatalogue, Subscription } from '../client/billing-types.ts';
import { Problem } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { paymentRefusal } from './payment-refusal.ts';
import { money } from '../ui/amounts.ts';

export type CreditsBought = CustomEvent<{ credits: number }>;

/** Credits beside the plan's, paid at once (ADV-15). */
export class TopUpDialogElement extends DialogElement {
  static override styles = [
    DialogElement.styles,
    css`
      fieldset {
        display: grid;
        gap: calc(2 * var(--_space));
      }
      label {
        display: flex;
        align-items: center;
        gap: calc(3 * var(--_space));
        min-block-size: 2.75rem;
        padding: calc(2 * var(--_space)) calc(4 * var(--_space));
        border: 1px solid var(--_border-control);
        border-radius: var(--_radius-control);
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--_accent);
        background: var(--_accent-soft);
      }
      label span {
        flex: 1;
      }
      input {
        accent-color: var(--_accent);
      }
      strong {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) billing: Billing | undefined;
  @property({ attribute: false }) catalogue: PlanCatalogue | undefined;
  @property({ attribute: false }) subscription: Subscription | undefined;

  @state() private picked: number | undefined;
  @state() private refusal: Refusal | undefined;
  @state() private working = false;
  #key: string | undefined;

  protected override heading(): string {
    return this.t('billing.buy');
  }

  protected override body(): TemplateResult {
    const { catalogue, subscription, messages } = this;
    const { top_ups: offers = [], top_up_months: months = 0, tax } = catalogue ?? {};
    const currency = subscription?.currency ?? '';
    const chosen = this.#chosen();
    return html`<p>${this.t('plans.buy_text', { months })}</p>
      <fieldset>
        <legend class="visually-hidden">${this.t('billing.credits')}</legend>
        ${offers.map(
          ({ credits, prices }) =>
            html`<label>
              <input
                type="radio"
                name="credits"
                value=${credits}
                .checked=${credits === chosen}
                @change=${() => this.#pick(credits)}
              />
              <span>${this.t('plans.buy_offer', { count: credits })}</span>
              <strong>${money(messages.formats, prices[currency] ?? 0, currency)}</strong>
            </label>`,
        )}
      </fieldset>
      ${
        tax !== undefined && tax.basis_points > 0
          ? html`<p class="hint">
              ${this.t('plans.plus_tax', { tax: tax.name, percent: tax.basis_points / 100 })}
            </p>`
          : nothing
      }
      ${paymentRefusal(messages, this.refusal ?? this.#missingCard(), () =>
        this.dispatchEvent(new Event('card-wanted')),
      )}`;
  }

  protected override actions(): TemplateResult {
    const ready = !this.working && this.#missingCard() === undefined;
    const label = this.t(this.working ? 'plans.working' : 'plans.buy_now');
    return this.cancelOr(label, () => void this.#buy(), ready);
  }

  #chosen(): number | undefined {
    return this.picked ?? this.catalogue?.top_ups[0]?.credits;
  }

  #missingCard(): Refusal | undefined {
    const { subscription } = this;
    const isMissing = subscription !== undefined && subscription.card === undefined;
    return isMissing ? { code: 'card_missing', params: {} } : undefined;
  }

  #pick(credits: number): void {
    this.picked = credits;
    this.#key = undefined;
  }

  async #buy(): Promise<void> {
    const credits = this.#chosen();
    const { billing } = this;
    if (billing === undefined || credits === undefined) return;
    this.working = true;
    this.refusal = undefined;
    try {
      // Sent again after no answer, it is the same purchase; after a refusal it is another one.
      this.#key ??= crypto.randomUUID();
      await billing.buyCredits(credits, { idempotencyKey: this.#key });
      this.dispatchEvent(new CustomEvent('credits-bought', { detail: { credits } }));
      this.close();
    } catch (error) {
      if (error instanceof Problem) this.#key = undefined;
      this.refusal = refusalOf(error);
      dispatch(this, 'steward-error', { error: this.refusal });
    } finally {
      this.working = false;
    }
  }
}
