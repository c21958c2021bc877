import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import backIcon from 'lucide-static/icons/chevron-left.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch, type ToastDetail } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import { readArrival, type Arrival } from '../billing/arrival.ts';
import { BillingActions } from '../billing/billing-actions.ts';
import {
  BillingController,
  billingPermission,
  type BillingFacts,
} from '../billing/billing-controller.ts';
import { readPlanView, writePlanView, type PlanView } from '../billing/plan-query.ts';
import { core } from '../core.ts';
import { readPreference, writePreference } from '../preferences.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { icon } from '../ui/icon.ts';
import { billingNotices } from './billing-notices.ts';
import { creditsCard, currentPlan } from './billing-overview.ts';
import { loadFailure, pageSkeleton } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';
import { PlansBillingParts } from './plans-billing-parts.ts';
import { billingReadOnly } from './billing-read-only.ts';
import { plansBillingStyles } from './plans-billing-styles.ts';

const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;

/**
 * `<steward-plans-billing workspace-id="…">`: plan, credits, usage, card and invoices of a
 * workspace (PLN-1 … PLN-13, BIL-1, TRI-1, WS-6, B1 … B9). Who may not change it sees it all, with
 * the reason (C7, ADV-2). `steward-query` tells what is shown; `query` takes it back.
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

  @state() private view: PlanView = { view: 'overview' };
  @state() private buying = false;
  /** What has just been done, where nobody around shows toasts. */
  @state() private said = '';
  @state() private quietUntil = Number(readPreference('trial_quiet_until') ?? 0);
  #published = '';
  #arrival: Arrival | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  readonly #billing = new BillingController(this, () => {
    const { client, workspace } = this;
    return workspace === undefined ? undefined : { client, workspaceId: workspace };
  });
  readonly #actions = new BillingActions(this, this.#billing, {
    messages: () => this.messages,
    toast: (detail) => this.#toast(detail),
  });
  readonly #parts = new PlansBillingParts(this, this.#billing, {
    messages: () => this.messages,
    openCard: (review) => void this.#actions.openCard(review),
    choose: (choice) => this.#go({ view: 'plans', choice }),
    changed: (done) => {
      this.#go({ view: 'overview' });
      this.#actions.changed(done);
    },
    closeReview: () => this.#go({ view: 'plans' }),
    closePurchase: () => (this.buying = false),
    bought: (credits) => this.#actions.bought(credits),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    // What is left of the trial is said to the hour.
    this.#clock = setInterval(() => this.requestUpdate(), minuteMilliseconds);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const given = this.query.replace(/^\?/, '');
    if (!changed.has('query') || given === this.#published) return;
    this.#published = given;
    this.view = readPlanView(given);
    this.#arrival = readArrival(given);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const arrival = this.#arrival;
    if (arrival === undefined || this.#billing.facts === undefined) return;
    this.#arrival = undefined;
    // Said once: who reloads the page does not come back again.
    this.#show(this.view, true);
    void this.#actions.arrived(arrival);
  }

  override render(): TemplateResult {
    const { facts, failure } = this.#billing;
    if (facts === undefined) {
      return failure === undefined
        ? pageSkeleton(this.messages)
        : loadFailure(this.messages, this.messageOf(failure), () => void this.#billing.refresh());
    }
    const { view } = this.view;
    return html`<div class="stack">
      <div class="said" role="status">${this.said}</div>
      ${this.#billing.mayEdit ? nothing : this.#readOnly(facts)} ${this.#notices(facts)}
      ${view === 'overview' ? this.#overview(facts) : this.#back()}
      ${view === 'plans' ? this.#parts.comparison(facts, this.view.choice) : nothing}
      ${view === 'simulator' ? this.#parts.simulator(facts) : nothing}
      ${this.buying ? this.#parts.purchase(facts) : nothing}
    </div>`;
  }

  #overview(facts: BillingFacts): TemplateResult {
    const { messages } = this;
    const { mayEdit } = this.#billing;
    const { subscription, credits } = facts;
    return html`<div class="pair">
        ${currentPlan({
          messages,
          subscription,
          mayEdit,
          working: this.#actions.working,
          go: (view) => this.#go({ view }),
          startTrial: () => void this.#actions.startTrial(),
        })}
        ${creditsCard({
          messages,
          credits,
          isYearly: subscription.period === 'yearly',
          isPastDue: subscription.state === 'past_due',
          mayEdit,
          buy: () => (this.buying = true),
        })}
      </div>
      ${this.#failure()} ${this.#parts.usage(facts)} ${this.#parts.payment(facts)}
      ${this.#parts.invoices(facts)} ${this.#parts.budgets(facts)}`;
  }

  /** Why the last press of a button did not do what it should. */
  #failure(): TemplateResult {
    const { refusal } = this.#actions;
    return html`<div role="alert">
      ${
        refusal === undefined
          ? nothing
          : html`<p class="notice danger">
              ${icon(alertIcon)}<span>${this.messageOf(refusal)}</span>
            </p>`
      }
    </div>`;
  }

  #notices({ subscription, credits }: BillingFacts): TemplateResult {
    return billingNotices({
      messages: this.messages,
      subscription,
      credits,
      mayEdit: this.#billing.mayEdit,
      onlyUrgent: this.view.view !== 'overview',
      now: Date.now(),
      quietUntil: this.quietUntil,
      hush: () => this.#hush(),
      choosePlan: () => this.#go({ view: 'plans' }),
      updateCard: () => void this.#actions.openCard(),
      undo: () => void this.#actions.undoScheduled(),
    });
  }

  #back(): TemplateResult {
    return html`<div>
      <button
        type="button"
        class="button quiet back"
        part="button"
        @click=${() => this.#go({ view: 'overview' })}
      >
        ${icon(backIcon, { mirrored: true })} ${this.t('billing.back')}
      </button>
    </div>`;
  }

  #readOnly({ workspace }: BillingFacts): TemplateResult {
    const decision = core()?.authorize(workspace.role, billingPermission);
    const rejection = decision?.ok === false ? decision.rejection : undefined;
    return billingReadOnly(this.messages, workspace.role, rejection, this.#billing.helpers);
  }

  #hush(): void {
    this.quietUntil = Date.now() + dayMilliseconds;
    writePreference('trial_quiet_until', String(this.quietUntil));
  }

  #toast(detail: ToastDetail): void {
    this.said = dispatch(this, 'steward-toast', detail) ? detail.text : '';
  }

  #go(view: PlanView): void {
    this.view = view;
    this.#show(view, false);
  }

  #show(view: PlanView, replace: boolean): void {
    this.#published = writePlanView(view);
    dispatch(this, 'steward-query', { query: this.#published, replace });
  }
}
