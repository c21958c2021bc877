import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../base/steward-element.ts';
import { offerOf, type Offer } from '../billing/offers.ts';
import type { Period, PlanCatalogue, PlanChoice, Subscription } from '../client/billing-types.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { planCard } from './plan-card.ts';
import { planComparisonStyles } from './plan-comparison-styles.ts';
import { planTable } from './plan-table.ts';
import { price } from '../ui/amounts.ts';

export type PlanChosen = CustomEvent<PlanChoice>;

const periods: readonly Period[] = ['monthly', 'yearly'];

/** Five plans side by side: what each costs and has, and the way to it (B1). */
export class PlanComparisonElement extends StewardElement {
  static override styles = [StewardElement.styles, cardStyles, controlStyles, planComparisonStyles];
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) catalogue: PlanCatalogue | undefined;
  @property({ attribute: false }) subscription: Subscription | undefined;
  @property({ attribute: false }) offers: readonly Offer[] = [];
  @property({ type: Boolean }) readonly = false;
  /** What is under review: its card and its period are shown then, wherever the reader came from. */
  @property({ attribute: false }) reviewed: PlanChoice | undefined;

  @state() private period: Period | undefined;
  /** The quantity that was picked for a plan, by its name. */
  @state() private picked: ReadonlyMap<string, number> = new Map();
  @state() private onlyDifferences = false;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { reviewed } = this;
    if (!changed.has('reviewed') || reviewed === undefined) return;
    this.period = reviewed.period;
    this.#pick(reviewed.plan, reviewed.monthly_credits);
  }

  override render(): TemplateResult | typeof nothing {
    const { catalogue, subscription } = this;
    if (catalogue === undefined || subscription === undefined) return nothing;
    const { messages } = this;
    return html`<section class="plans" aria-labelledby="plans-title">
      <div class="plans-head">
        <h2 id="plans-title">${this.t('plans.plans')}</h2>
        ${this.#periods(subscription)}
      </div>
      <ul class="cards">
        ${catalogue.plans.map((plan, index) =>
          planCard({
            messages,
            plan,
            below: catalogue.plans[index - 1],
            subscription,
            offers: this.offers,
            choice: this.#choiceOf(plan.name),
            readonly: this.readonly,
            pick: (credits) => this.#pick(plan.name, credits),
            choose: (choice) => this.#choose(choice),
          }),
        )}
      </ul>
      <details class="all">
        <summary>${this.t('plans.compare_all')}</summary>
        ${planTable({
          messages,
          catalogue,
          current: subscription.plan,
          onlyDifferences: this.onlyDifferences,
          toggle: () => (this.onlyDifferences = !this.onlyDifferences),
        })}
      </details>
    </section>`;
  }

  #periods(subscription: Subscription): TemplateResult {
    const current = this.#periodOf(subscription);
    const { messages, offers } = this;
    const saved = Math.max(0, ...offers.map(({ savedByYear = 0 }) => savedByYear));
    const amount = price(messages.formats, saved, subscription.currency);
    return html`<fieldset class="periods">
      <legend class="visually-hidden">${this.t('plans.period')}</legend>
      ${periods.map(
        (period) =>
          html`<label>
            <input
              type="radio"
              name="period"
              value=${period}
              .checked=${period === current}
              @change=${() => (this.period = period)}
            />
            <span>${this.t(`plans.period.${period}`)}</span>
          </label>`,
      )}
      ${saved > 0 ? html`<p class="hint">${this.t('plans.save_up_to', { amount })}</p>` : nothing}
    </fieldset>`;
  }

  #periodOf(subscription: Subscription): Period {
    return this.period ?? subscription.period;
  }

  /** What the card of a plan stands for: what was picked there, what is on now, or the least. */
  #choiceOf(plan: string): PlanChoice | undefined {
    const { subscription, offers, period } = this;
    if (subscription === undefined) return undefined;
    const own = offers.filter(({ choice }) => choice.plan === plan);
    const wanted = this.picked.get(plan);
    const isCurrent = plan === subscription.plan;
    const credits =
      wanted ?? (isCurrent ? subscription.monthly_credits : own[0]?.choice.monthly_credits);
    if (credits === undefined) return undefined;
    const wish = {
      plan,
      monthly_credits: credits,
      period: period ?? this.#periodOf(subscription),
    };
    // What costs nothing has no year to pay for.
    const monthly = { ...wish, period: 'monthly' as const };
    return (offerOf(own, wish) ?? offerOf(own, monthly))?.choice;
  }

  #pick(plan: string, credits: number): void {
    this.picked = new Map([...this.picked, [plan, credits]]);
  }

  #choose(choice: PlanChoice): void {
    this.dispatchEvent(new CustomEvent('plan-chosen', { detail: choice }));
  }
}
