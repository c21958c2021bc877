import { html, nothing, type TemplateResult } from 'lit';
import type { ElementClass } from '../base/define.ts';
import { fetchPart } from '../base/part.ts';
import type { StewardElement } from '../base/steward-element.ts';
import type { BillingController, BillingFacts } from '../billing/billing-controller.ts';
import { offerOf } from '../billing/offers.ts';
import type { PlanChoice } from '../client/billing-types.ts';
import type { Quote } from '../plans.ts';
import type { Messages } from '../i18n/index.ts';
import { paymentCard } from './payment-card.ts';
import type { PlanChosen } from './plan-comparison-element.ts';
import type { PlanChangeDone } from './plan-review-dialog-element.ts';
import type { CreditsBought } from './top-up-dialog-element.ts';

interface Asked {
  readonly messages: () => Messages;
  /** `review`: where its page leads back to. */
  readonly openCard: (review?: PlanChoice) => void;
  readonly choose: (choice: PlanChoice) => void;
  readonly changed: (quote: Quote) => void;
  readonly closeReview: () => void;
  readonly closePurchase: () => void;
  readonly bought: (credits: number) => void;
}

/** The parts of the page that are fetched when they are shown. */
export class PlansBillingParts {
  constructor(
    private readonly host: StewardElement,
    private readonly controller: BillingController,
    private readonly asked: Asked,
  ) {}

  comparison(facts: BillingFacts, choice: PlanChoice | undefined): TemplateResult {
    const load = () => import('./plan-comparison-element.ts').then((m) => m.PlanComparisonElement);
    this.#fetch('plan-comparison', load);
    const { host, controller } = this;
    return html`<steward-plan-comparison
        exportparts="card, button"
        .locale=${host.locale}
        theme=${host.theme ?? nothing}
        .catalogue=${facts.catalogue}
        .subscription=${facts.subscription}
        .offers=${controller.offers}
        .reviewed=${choice}
        ?readonly=${!controller.mayEdit}
        @plan-chosen=${({ detail }: PlanChosen) => this.asked.choose(detail)}
      ></steward-plan-comparison>
      ${choice === undefined || !controller.mayEdit ? nothing : this.#review(facts, choice)}`;
  }

  #review({ subscription, catalogue }: BillingFacts, choice: PlanChoice): TemplateResult {
    const load = () =>
      import('./plan-review-dialog-element.ts').then((m) => m.PlanReviewDialogElement);
    this.#fetch('plan-review-dialog', load);
    const { host, controller, asked } = this;
    return html`<steward-plan-review-dialog
      .locale=${host.locale}
      theme=${host.theme ?? nothing}
      .billing=${controller.billing}
      .choice=${choice}
      .subscription=${subscription}
      .rehearsed=${offerOf(controller.offers, choice)?.rehearsed}
      .taxName=${catalogue.tax.name}
      @plan-change-done=${({ detail }: PlanChangeDone) => asked.changed(detail.quote)}
      @plan-change-refused=${() => void controller.refresh()}
      @card-wanted=${() => asked.openCard(choice)}
      @close=${asked.closeReview}
    ></steward-plan-review-dialog>`;
  }

  simulator({ catalogue, subscription, credits }: BillingFacts): TemplateResult {
    const load = () => import('./plan-simulator-element.ts').then((m) => m.PlanSimulatorElement);
    this.#fetch('plan-simulator', load);
    const { host, controller } = this;
    return html`<steward-plan-simulator
      exportparts="card"
      .locale=${host.locale}
      theme=${host.theme ?? nothing}
      .billing=${controller.billing}
      .plans=${controller.plans}
      .catalogue=${catalogue}
      .subscription=${subscription}
      .used=${credits.period.used}
    ></steward-plan-simulator>`;
  }

  usage({ credits }: BillingFacts): TemplateResult {
    this.#fetch('usage', () => import('./usage-element.ts').then((m) => m.UsageElement));
    return html`<steward-usage
      exportparts="card, button, chart"
      .locale=${this.host.locale}
      theme=${this.host.theme ?? nothing}
      .billing=${this.controller.billing}
      .periodStart=${credits.period.start}
      .used=${credits.period.used}
    ></steward-usage>`;
  }

  /** The card, and beside it where the bills go (B7). */
  payment({ subscription, workspace }: BillingFacts): TemplateResult {
    const load = () => import('./billing-contact-element.ts').then((m) => m.BillingContactElement);
    this.#fetch('billing-contact', load);
    const { host, controller, asked } = this;
    const messages = asked.messages();
    return html`<section class="card" part="card" aria-labelledby="payment-title">
      <div class="card-header"><h2 id="payment-title">${messages.t('billing.payment')}</h2></div>
      <div class="card-body pair">
        ${paymentCard(messages, subscription.card, controller.mayEdit, () => asked.openCard())}
        <steward-billing-contact
          exportparts="input, button, save-bar"
          .client=${host.client}
          .locale=${host.locale}
          theme=${host.theme ?? nothing}
          workspace-id=${workspace.id}
        ></steward-billing-contact>
      </div>
    </section>`;
  }

  /** Whatever is paid for brings credits or begins a period. */
  invoices({ subscription, credits }: BillingFacts): TemplateResult {
    this.#fetch('invoices', () => import('./invoices-element.ts').then((m) => m.InvoicesElement));
    const { period_start: start, plan, payment } = subscription;
    const paid = [start, plan, payment?.id, payment?.state, ...credits.grants.map(({ id }) => id)];
    return html`<steward-invoices
      exportparts="card, button"
      .locale=${this.host.locale}
      theme=${this.host.theme ?? nothing}
      .billing=${this.controller.billing}
      .version=${paid.join(' ')}
    ></steward-invoices>`;
  }

  budgets({ catalogue, credits }: BillingFacts): TemplateResult {
    const load = () => import('./credit-budgets-element.ts').then((m) => m.CreditBudgetsElement);
    this.#fetch('credit-budgets', load);
    return html`<steward-credit-budgets
      exportparts="card, button, input"
      .locale=${this.host.locale}
      theme=${this.host.theme ?? nothing}
      .billing=${this.controller.billing}
      .credits=${credits}
      .alerts=${catalogue.credit_alerts_percent}
      ?readonly=${!this.controller.mayEdit}
    ></steward-credit-budgets>`;
  }

  purchase({ catalogue, subscription }: BillingFacts): TemplateResult {
    const load = () => import('./top-up-dialog-element.ts').then((m) => m.TopUpDialogElement);
    this.#fetch('top-up-dialog', load);
    const { host, controller, asked } = this;
    return html`<steward-top-up-dialog
      .locale=${host.locale}
      theme=${host.theme ?? nothing}
      .billing=${controller.billing}
      .catalogue=${catalogue}
      .subscription=${subscription}
      @credits-bought=${({ detail }: CreditsBought) => asked.bought(detail.credits)}
      @card-wanted=${() => asked.openCard()}
      @close=${asked.closePurchase}
    ></steward-top-up-dialog>`;
  }

  #fetch(name: string, load: () => Promise<ElementClass>): void {
    void fetchPart(this.host, name, load);
  }
}
