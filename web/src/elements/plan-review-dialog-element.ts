import infoIcon from 'lucide-static/icons/info.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import type { Rehearsed } from '../billing/offers.ts';
import { choiceText, dateText, planName } from '../billing/words.ts';
import type { Billing } from '../client/billing.ts';
import type { PlanChoice, PlanQuote, Subscription } from '../client/billing-types.ts';
import { ConnectionError, Problem } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';
import type { Quote } from '../plans.ts';
import { refusalOf } from '../team/member-list.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { icon } from '../ui/icon.ts';
import { asksForCard, paymentRefusal } from './payment-refusal.ts';
import { planReviewStyles } from './plan-review-styles.ts';
import { chargeTable, effects, gainsAndLosses } from './quote-parts.ts';
import { money } from '../ui/amounts.ts';

/** `detail`: the subscription after the change, and the quote that was agreed to. */
export type PlanChangeDone = CustomEvent<{ subscription: Subscription; quote: PlanQuote }>;

/** Figures that are no longer true are asked for again; then they are confirmed anew. */
const outdatedCodes = new Set(['quote_stale', 'quote_expired', 'quote_not_found']);

/**
 * What a change of plan does, before anybody agrees to it (B2, B4). The core rehearses it at once,
 * also offline; the figures that are confirmed are the server's quote, and the very ones charged.
 */
export class PlanReviewDialogElement extends DialogElement {
  static override styles = [DialogElement.styles, planReviewStyles];
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) billing: Billing | undefined;
  @property({ attribute: false }) choice: PlanChoice | undefined;
  @property({ attribute: false }) subscription: Subscription | undefined;
  /** The core's word, while the server's is under way. */
  @property({ attribute: false }) rehearsed: Rehearsed | undefined;
  @property({ attribute: false }) taxName = '';

  @state() private quote: PlanQuote | undefined;
  @state() private refusal: Refusal | undefined;
  @state() private working = false;
  @state() private renewed = false;
  #key: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', () => void this.#ask(), { signal: this.signal });
    document.addEventListener('visibilitychange', () => this.#seen(), { signal: this.signal });
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#ask();
  }

  protected override heading(): string {
    const { choice } = this;
    return choice === undefined
      ? ''
      : this.t('plans.review', { plan: planName(this.messages, choice.plan) });
  }

  protected override body(): TemplateResult {
    const { messages, choice } = this;
    const quote = this.#figures();
    const isNamed = choice === undefined || (quote?.lines.length ?? 0) > 0;
    return html`${isNamed ? nothing : html`<p>${choiceText(messages, choice)}</p>`} ${this.#news()}
    ${paymentRefusal(messages, this.refusal ?? this.#missingCard(), () => this.#updateCard())}
    ${
      quote === undefined
        ? this.#waiting()
        : html`${quote.lines.length > 0 ? chargeTable(messages, quote, this.taxName) : nothing}
          ${effects(messages, quote)} ${gainsAndLosses(messages, quote)}`
    }`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    // Who has read the figures to their end has the reason out of sight.
    if (changed.has('refusal') && this.refusal !== undefined) {
      this.renderRoot.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override actions(): TemplateResult {
    const { quote } = this;
    const ready = quote !== undefined && !this.working && this.#missingCard() === undefined;
    return this.cancelOr(this.#confirmLabel(), () => void this.#confirm(), ready);
  }

  #figures(): Quote | undefined {
    return this.quote ?? this.rehearsed?.quote;
  }

  #waiting(): TemplateResult | typeof nothing {
    return this.refusal === undefined
      ? html`<div class="skeleton"></div>
          <p class="visually-hidden" role="status">${this.t('form.loading')}</p>`
      : nothing;
  }

  #news(): TemplateResult {
    const isRehearsal = this.quote === undefined && this.rehearsed?.quote !== undefined;
    const text = this.renewed
      ? this.t('plans.figures_renewed')
      : isRehearsal && !navigator.onLine
        ? this.t('plans.figures_offline')
        : undefined;
    return html`<div role="status">
      ${
        text === undefined
          ? nothing
          : html`<p class="notice info">${icon(infoIcon)}<span>${text}</span></p>`
      }
    </div>`;
  }

  /** Said before it is tried: nothing can be charged without a card. */
  #missingCard(): Refusal | undefined {
    const due = this.#figures()?.due_minor ?? 0;
    const isMissing = due > 0 && this.subscription !== undefined && !this.subscription.card;
    return isMissing ? { code: 'card_missing', params: {} } : undefined;
  }

  #confirmLabel(): string {
    const quote = this.#figures();
    if (this.working) return this.t('plans.working');
    if (quote === undefined) return this.t('plans.confirm');
    const amount = money(this.messages.formats, quote.due_minor, quote.currency);
    switch (quote.timing) {
      case 'immediate':
        return this.t('plans.confirm_upgrade', { amount });
      case 'at_period_end':
        return this.t('plans.confirm_downgrade', {
          date: dateText(this.messages, quote.effective_at),
        });
      case 'none':
        return this.t('plans.keep');
    }
  }

  /** Whether there are figures to confirm now. */
  async #ask(): Promise<boolean> {
    const { billing, choice } = this;
    if (billing === undefined || choice === undefined || this.quote !== undefined) return false;
    try {
      this.quote = await billing.quote(choice, { signal: this.signal });
      this.refusal = undefined;
      return true;
    } catch (error) {
      if (!this.signal.aborted) this.#refuse(error);
      return false;
    }
  }

  /** Back from the card's page or the bank's: what was refused may be possible now. */
  #seen(): void {
    if (document.visibilityState === 'visible' && asksForCard(this.refusal)) {
      this.refusal = undefined;
    }
  }

  async #confirm(): Promise<void> {
    const { billing, quote } = this;
    if (billing === undefined || quote === undefined) return;
    this.working = true;
    this.refusal = undefined;
    this.renewed = false;
    try {
      // Sent again after no answer, it is the same attempt; after a refusal it is another one.
      this.#key ??= crypto.randomUUID();
      const subscription = await billing.changePlan(quote.id, { idempotencyKey: this.#key });
      const detail = { subscription, quote };
      this.dispatchEvent(new CustomEvent('plan-change-done', { detail }));
    } catch (error) {
      await this.#refuseConfirmation(error);
    } finally {
      this.working = false;
    }
  }

  async #refuseConfirmation(error: unknown): Promise<void> {
    if (error instanceof Problem) this.#key = undefined;
    if (error instanceof Problem && outdatedCodes.has(error.code)) {
      this.quote = undefined;
      this.renewed = await this.#ask();
      return;
    }
    this.#refuse(error);
    this.dispatchEvent(new Event('plan-change-refused'));
  }

  #refuse(error: unknown): void {
    const refusal = refusalOf(error);
    // Offline the rehearsal stands, and says so itself.
    const isQuietlyOffline =
      refusal instanceof ConnectionError && this.rehearsed?.quote !== undefined;
    if (!isQuietlyOffline || this.quote !== undefined) this.refusal = refusal;
    dispatch(this, 'steward-error', { error: refusal });
  }

  #updateCard(): void {
    this.dispatchEvent(new Event('card-wanted'));
  }
}
