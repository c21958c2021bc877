import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fetchPart } from '../base/part.ts';
import { StewardElement } from '../base/steward-element.ts';
import { BillingController, billingPermission } from '../billing/billing-controller.ts';
import type { Workspace } from '../client/index.ts';
import { core } from '../core.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { loadFailure, pageSkeleton } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';
import { billingReadOnly } from './plans-billing-parts.ts';
import { plansBillingStyles } from './plans-billing-styles.ts';

/**
 * `<steward-plans-billing workspace-id="…">`: plan, credits, usage, card and invoices of a
 * workspace (PLN-1 … PLN-13, BIL-1, TRI-1, WS-6, B1 … B9). Who may not change it sees it all, with
 * the reason (C7, ADV-2).
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
    const { workspace, failure } = this.#billing;
    if (workspace === undefined) {
      return failure === undefined
        ? pageSkeleton(this.messages)
        : loadFailure(this.messages, this.messageOf(failure), () => void this.#billing.refresh());
    }
    return html`<div class="stack">
      ${this.#billing.mayEdit ? nothing : this.#readOnly(workspace)} ${this.#contact(workspace)}
    </div>`;
  }

  #readOnly({ role }: Workspace): TemplateResult {
    const decision = core()?.authorize(role, billingPermission);
    const rejection = decision?.ok === false ? decision.rejection : undefined;
    return billingReadOnly(this.messages, role, rejection, this.#billing.helpers);
  }

  #contact({ id }: Workspace): TemplateResult {
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
          workspace-id=${id}
        ></steward-billing-contact>
      </div>
    </section>`;
  }
}
