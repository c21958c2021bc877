import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { coalesced } from '../base/coalesced.ts';
import { concerns, onNews } from '../base/news.ts';
import { Billing, readPlans } from '../client/billing.ts';
import type { Credits, PlanCatalogue, Subscription } from '../client/billing-types.ts';
import type { Client, Workspace } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';
import { plansWith, type Plans } from '../plans.ts';
import { findHelpers } from '../team/helpers.ts';
import { refusalOf } from '../team/member-list.ts';
import { offersOf, pricesOf, type Offer } from './offers.ts';

interface Target {
  readonly client: Client;
  readonly workspaceId: number;
}
/** All that the page shows, of one moment. */
export interface BillingFacts {
  readonly workspace: Workspace;
  readonly catalogue: PlanCatalogue;
  readonly subscription: Subscription;
  readonly credits: Credits;
}

/** What changes plan, card and budgets. */
export const billingPermission = 'billing_edit';
/** What is said of a workspace's billing begins with one of these. */
const concerning = [
  ...['workspace.', 'member.', 'subscription.', 'trial.', 'credits.', 'top_up.', 'card.'],
  ...['budget.', 'payment.', 'invoice.'],
];

/**
 * Ties what is known of a workspace's billing to the element that shows it, and looks again when
 * something happens there (ADV-19) or the window comes back, for example from the card's page.
 */
export class BillingController implements ReactiveController {
  facts: BillingFacts | undefined;
  failure: Refusal | undefined;
  /** People who could do what the reader may not (ADV-2). */
  helpers: readonly string[] = [];
  billing: Billing | undefined;
  /** The rules, once they are there; nothing where they cannot run. */
  plans: Plans | undefined;

  #target: Target | undefined;
  #bound = new AbortController();
  #offers: readonly Offer[] | undefined;
  readonly refresh = coalesced(() => this.#read());

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly target: () => Target | undefined,
  ) {
    host.addController(this);
  }

  get mayEdit(): boolean {
    return this.facts?.workspace.permissions.includes(billingPermission) ?? false;
  }

  /** What each choice costs and would do, as the core says it; asked once for the same facts. */
  get offers(): readonly Offer[] {
    const { facts, plans } = this;
    if (facts === undefined) return [];
    return (this.#offers ??=
      plans === undefined ? pricesOf(facts) : offersOf(plans, facts, new Date()));
  }

  hostUpdate(): void {
    const target = this.target();
    const { client, workspaceId } = this.#target ?? {};
    if (target?.client === client && target?.workspaceId === workspaceId) return;
    this.#release();
    this.#target = target;
    if (target !== undefined) this.#bind(target);
  }

  hostDisconnected(): void {
    this.#release();
    this.#target = undefined;
  }

  #bind({ client, workspaceId }: Target): void {
    this.#bound = new AbortController();
    const { signal } = this.#bound;
    this.billing = new Billing(client, workspaceId);
    const look = () => document.visibilityState === 'visible' && void this.refresh();
    document.addEventListener('visibilitychange', look, { signal });
    addEventListener('online', () => void this.refresh(), { signal });
    const heard = (news: Parameters<Parameters<typeof onNews>[2]>[0]) =>
      (news.kind === 'credits' || concerns(news, ...concerning)) && void this.refresh();
    onNews(client, workspaceId, heard, signal);
    void this.refresh();
  }

  #release(): void {
    this.#bound.abort();
    this.billing = undefined;
    this.#set({ facts: undefined, failure: undefined, helpers: [] });
  }

  async #read(): Promise<void> {
    const { billing, facts: before } = this;
    if (billing === undefined) return;
    const { signal } = this.#bound;
    const { client, workspaceId } = billing;
    try {
      const [{ value: workspace }, catalogue, subscription, credits] = await Promise.all([
        client.readWorkspace(workspaceId, { signal }),
        before?.catalogue ?? readPlans(client, { signal }),
        billing.readSubscription({ signal }),
        billing.readCredits({ signal }),
      ]);
      if (signal.aborted) return;
      this.#set({ facts: { workspace, catalogue, subscription, credits }, failure: undefined });
      void this.#loadRules(catalogue, signal);
      if (this.mayEdit) return;
      const { role } = workspace;
      const helpers = await findHelpers(client, workspaceId, role, billingPermission, signal);
      this.#set({ helpers });
    } catch (error) {
      // What was read before stays in view; the frame says that the network is away.
      if (!signal.aborted && before === undefined) this.#set({ failure: refusalOf(error) });
    }
  }

  /** The page is drawn without them first. */
  async #loadRules(catalogue: PlanCatalogue, signal: AbortSignal): Promise<void> {
    const plans = await plansWith(catalogue);
    if (plans === this.plans || signal.aborted) return;
    this.plans = plans;
    this.#set({});
  }

  #set(change: Partial<Pick<this, 'facts' | 'failure' | 'helpers'>>): void {
    Object.assign(this, change);
    this.#offers = undefined;
    this.host.requestUpdate();
  }
}
