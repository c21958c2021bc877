import { dispatch, type ToastDetail } from '../base/events.ts';
import type { Connection } from '../client/connection-types.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import type { ConnectionsController } from './connections-controller.ts';
import { providerOf } from './provider-groups.ts';
import { usesText } from './words.ts';

interface Surroundings {
  readonly messages: () => Messages;
  readonly toast: (detail: ToastDetail) => void;
}

/** What is done with one account at one press, and how that ended. By the account's id. */
export class ConnectionActions {
  readonly testing = new Set<string>();
  /** Its result stays in view until the next test. */
  readonly tested = new Set<string>();
  readonly refusals = new Map<string, Refusal>();

  constructor(
    private readonly host: HTMLElement & { requestUpdate: () => void },
    private readonly controller: ConnectionsController,
    private readonly around: Surroundings,
  ) {}

  async test(account: Connection): Promise<void> {
    const { connections } = this.controller;
    const { id } = account;
    if (connections === undefined || this.testing.has(id)) return;
    this.testing.add(id);
    this.tested.delete(id);
    await this.#run(id, async () => {
      this.controller.took(await connections.test(id));
      this.tested.add(id);
    });
    this.testing.delete(id);
    this.host.requestUpdate();
  }

  /** Exactly one per service: the label leaves the account that had it (X7). */
  async makeDefault(account: Connection): Promise<void> {
    const { connections, facts } = this.controller;
    if (connections === undefined || facts === undefined) return;
    const { id, name } = account;
    await this.#run(id, async () => {
      const { etag } = await connections.read(id);
      const { value } = await connections.update(id, etag, { is_default: true });
      this.controller.took(value);
      const service = providerOf(facts.catalogue, account.provider).name;
      const messages = this.around.messages();
      const { following } = await connections.readImpact(id);
      const uses = following.length === 0 ? 'none' : usesText(messages, following);
      this.around.toast({ text: messages.t('connections.default_moved', { name, service, uses }) });
    });
  }

  async #run(id: string, act: () => Promise<void>): Promise<void> {
    this.refusals.delete(id);
    this.host.requestUpdate();
    try {
      await act();
    } catch (error) {
      const refusal = refusalOf(error);
      this.refusals.set(id, refusal);
      dispatch(this.host, 'steward-error', { error: refusal });
    }
    this.host.requestUpdate();
  }
}
