import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fetchPart } from '../base/part.ts';
import { StewardElement } from '../base/steward-element.ts';
import {
  BillingController,
  billingPermission,
  type BillingFacts,
} from '../billing/billing-controller.ts';
import { core } from '../core.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { billingReadOnly } from './billing-read-only.ts';
import { creditsCard } from './credits-card.ts';
import { loadFailure, pageSkeleton } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';
import { plansBillingStyles } from './plans-billing-styles.ts';

/**
 * `<steward-plans-billing workspace-id="…">`: credits, their usage and budgets, and where billing
 * mail goes (PLN-8, ADV-5, ADV-15, WS-6, B5, B6). Who may not change it sees it all, with the
 * reason (C7, ADV-2).
 */
export class PlansBillingElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    plansBillingStyles,
  ];
  static override readonly areas = ['billing'] as const;

  /** What is shown, as in an address, with or without its question mark. */
  @property({ attribute: false }) query = '';

  readonly #billing = new BillingController(this, () => {
    const { client, workspace } = this;
    return workspace === undefined ? undefined : { client, workspaceId: workspace };
  });

  override render(): TemplateResult {
    const { facts, failure } = this.#billing;
    if (facts === undefined) {
      return failure === undefined
        ? pageSkeleton(this.messages)
        : loadFailure(this.messages, this.messageOf(failure), () => void this.#billing.refresh());
    }
    return html`<div class="stack">
      ${this.#billing.mayEdit ? nothing : this.#readOnly(facts)}
      ${creditsCard(this.messages, facts.credits)} ${this.#usage(facts)} ${this.#contact(facts)}
      ${this.#budgets()}
    </div>`;
  }

  #readOnly({ workspace }: BillingFacts): TemplateResult {
    const decision = core()?.authorize(workspace.role, billingPermission);
    const rejection = decision?.ok === false ? decision.rejection : undefined;
    return billingReadOnly(this.messages, workspace.role, rejection, this.#billing.helpers);
  }

  #usage({ credits }: BillingFacts): TemplateResult {
    void fetchPart(this, 'usage', () => import('./usage-element.ts').then((m) => m.UsageElement));
    return html`<steward-usage
      exportparts="card, button, chart"
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      .billing=${this.#billing.billing}
      .periodStart=${credits.period.start}
      .used=${credits.period.used}
    ></steward-usage>`;
  }

  #contact({ workspace }: BillingFacts): TemplateResult {
    const load = () => import('./billing-contact-element.ts').then((m) => m.BillingContactElement);
    void fetchPart(this, 'billing-contact', load);
    return html`<section class="card" part="card" aria-labelledby="contact-title">
      <div class="card-header"><h2 id="contact-title">${this.t('billing.contact')}</h2></div>
      <div class="card-body">
        <steward-billing-contact
          exportparts="input, button, save-bar"
          .client=${this.client}
          .locale=${this.locale}
          theme=${this.theme ?? nothing}
          workspace-id=${workspace.id}
        ></steward-billing-contact>
      </div>
    </section>`;
  }

  #budgets(): TemplateResult {
    const load = () => import('./credit-budgets-element.ts').then((m) => m.CreditBudgetsElement);
    void fetchPart(this, 'credit-budgets', load);
    return html`<steward-credit-budgets
      exportparts="card, button, input"
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      .billing=${this.#billing.billing}
      ?readonly=${!this.#billing.mayEdit}
    ></steward-credit-budgets>`;
  }
}
