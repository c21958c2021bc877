import { dispatch, type ToastDetail } from '../base/events.ts';
import type { PlanChoice } from '../client/billing-types.ts';
import type { Quote } from '../plans.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import type { Arrival } from './arrival.ts';
import type { BillingController } from './billing-controller.ts';
import { writePlanView } from './plan-query.ts';
import { dateText, planName, refusalIn } from './words.ts';

interface Surroundings {
  readonly messages: () => Messages;
  readonly toast: (detail: ToastDetail) => void;
}

/** What the page does at one press, and how that ended. */
export class BillingActions {
  working = false;
  /** Why the last of them did not go through. */
  refusal: Refusal | undefined;

  constructor(
    private readonly host: HTMLElement & { requestUpdate: () => void },
    private readonly controller: BillingController,
    private readonly around: Surroundings,
  ) {}

  startTrial(): Promise<void> {
    return this.#run(async () => {
      await this.controller.billing?.startTrial();
      this.#say('billing.trial_started');
      return undefined;
    });
  }

  undoScheduled(): Promise<void> {
    return this.#run(async () => {
      const subscription = await this.controller.billing?.cancelScheduledChange();
      const plan = subscription?.plan ?? '';
      this.#say('billing.scheduled_undone', { plan: planName(this.around.messages(), plan) });
      return undefined;
    });
  }

  /** The card is typed in at the provider's, which leads back to this page and this review of it. */
  openCard(review?: PlanChoice): Promise<void> {
    return this.#run(async () => {
      const query = review && writePlanView({ view: 'plans', choice: review });
      const session = await this.controller.billing?.openCardPage(query);
      if (session !== undefined) location.assign(session.url);
      return undefined;
    });
  }

  /** Back from the provider's page or a bank's: how that ended. */
  arrived({ card, payment }: Arrival): Promise<void> {
    return this.#run(async () => {
      if (card !== undefined) {
        this.#say(card === 'saved' ? 'billing.card_saved' : 'billing.card_not_saved');
      }
      const known = payment && (await this.controller.billing?.readPayment(payment));
      if (!known) return undefined;
      if (known.state === 'succeeded') this.#say('billing.payment_done');
      return refusalIn(known);
    });
  }

  /** A confirmed review: what it did, with a way back where there is one. */
  changed({ to, timing, effective_at: at }: Quote): void {
    const messages = this.around.messages();
    const plan = planName(messages, to.plan);
    const id = timing === 'at_period_end' ? 'billing.change_scheduled' : 'billing.changed';
    const text = messages.t(id, { plan, date: dateText(messages, at) });
    const undo = timing === 'at_period_end' ? { undo: () => void this.undoScheduled() } : {};
    this.around.toast({ text, ...undo });
    void this.controller.refresh();
  }

  bought(credits: number): void {
    this.#say('billing.bought', { count: credits });
    void this.controller.refresh();
  }

  #say(id: Parameters<Messages['t']>[0], params: Readonly<Record<string, string | number>> = {}) {
    this.around.toast({ text: this.around.messages().t(id, params) });
  }

  /** `act` may end with a refusal that is no error. */
  async #run(act: () => Promise<Refusal | undefined>): Promise<void> {
    if (this.working) return;
    this.#set(true, undefined);
    try {
      this.#set(false, await act());
    } catch (error) {
      const refusal = refusalOf(error);
      this.#set(false, refusal);
      dispatch(this.host, 'steward-error', { error: refusal });
    }
    void this.controller.refresh();
  }

  #set(working: boolean, refusal: Refusal | undefined): void {
    this.working = working;
    this.refusal = refusal;
    this.host.requestUpdate();
  }
}
