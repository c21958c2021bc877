import { dispatch, type ToastDetail } from '../base/events.ts';
import type { Quote } from '../plans.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import type { BillingController } from './billing-controller.ts';
import { dateText, planName } from './words.ts';

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
    });
  }

  undoScheduled(): Promise<void> {
    return this.#run(async () => {
      const subscription = await this.controller.billing?.cancelScheduledChange();
      const plan = subscription?.plan ?? '';
      this.#say('billing.scheduled_undone', { plan: planName(this.around.messages(), plan) });
    });
  }

  /** The card is typed in at the provider's, which leads back to this page. */
  openCard(): Promise<void> {
    return this.#run(async () => {
      const session = await this.controller.billing?.openCardPage();
      if (session !== undefined) location.assign(session.url);
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

  async #run(act: () => Promise<void>): Promise<void> {
    if (this.working) return;
    this.#set(true, undefined);
    try {
      await act();
      this.#set(false, undefined);
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
