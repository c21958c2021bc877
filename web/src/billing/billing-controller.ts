import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { coalesced } from '../base/coalesced.ts';
import { concerns, onNews } from '../base/news.ts';
import type { Client, Workspace } from '../client/index.ts';
import { Team } from '../client/team.ts';
import { core } from '../core.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';

interface Target {
  readonly client: Client;
  readonly workspaceId: number;
}

/** What changes plan, card and budgets. */
export const billingPermission = 'billing_edit';
const helpersShown = 3;
const concerning = ['workspace.', 'member.'];

/**
 * Ties what is known of a workspace's billing to the element that shows it, and looks again when
 * something happens there (ADV-19) or the window comes back, for example from the card's page.
 */
export class BillingController implements ReactiveController {
  workspace: Workspace | undefined;
  failure: Refusal | undefined;
  /** People who could do what the reader may not (ADV-2). */
  helpers: readonly string[] = [];

  #target: Target | undefined;
  #bound = new AbortController();
  readonly refresh = coalesced(() => this.#read());

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly target: () => Target | undefined,
  ) {
    host.addController(this);
  }

  get mayEdit(): boolean {
    return this.workspace?.permissions.includes(billingPermission) ?? false;
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
    const look = () => document.visibilityState === 'visible' && void this.refresh();
    document.addEventListener('visibilitychange', look, { signal });
    addEventListener('online', () => void this.refresh(), { signal });
    onNews(
      client,
      workspaceId,
      (news) => concerns(news, ...concerning) && void this.refresh(),
      signal,
    );
    void this.refresh();
  }

  #release(): void {
    this.#bound.abort();
    this.workspace = undefined;
    this.failure = undefined;
    this.helpers = [];
  }

  async #read(): Promise<void> {
    const target = this.#target;
    if (target === undefined) return;
    const { signal } = this.#bound;
    try {
      const { value } = await target.client.readWorkspace(target.workspaceId, { signal });
      if (target !== this.#target) return;
      this.workspace = value;
      this.failure = undefined;
      if (!this.mayEdit) await this.#findHelpers(target, value.role, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = refusalOf(error);
    }
    this.host.requestUpdate();
  }

  /** Names say more than "ask an admin". */
  async #findHelpers({ client, workspaceId }: Target, own: string, signal: AbortSignal) {
    const decision = core()?.authorize(own, billingPermission);
    const role = decision?.ok === false ? decision.rejection.unlock?.role : undefined;
    if (role === undefined) return;
    const team = new Team(client, workspaceId);
    const { items } = await team.readMembers({ role, limit: helpersShown }, { signal });
    this.helpers = items.map(({ name }) => name);
  }
}
