import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { coalesced } from '../base/coalesced.ts';
import { concerns, onNews } from '../base/news.ts';
import type { Connection, Entitlements } from '../client/connection-types.ts';
import { Connections, readProviders } from '../client/connections.ts';
import type { Client, Workspace } from '../client/index.ts';
import type { News } from '../client/live.ts';
import type { Refusal } from '../i18n/index.ts';
import type { Plans } from '../plans.ts';
import { providerRules, type ProviderCatalogue, type ProviderRules } from '../providers.ts';
import { findHelpers } from '../team/helpers.ts';
import { refusalOf } from '../team/member-list.ts';

interface Target {
  readonly client: Client;
  readonly workspaceId: number;
  /** Of the catalogue's texts. */
  readonly language: string;
}
/** All that the page shows, of one moment. */
export interface ConnectionFacts {
  readonly workspace: Workspace;
  readonly readerId: string;
  readonly catalogue: ProviderCatalogue;
  readonly connections: readonly Connection[];
  readonly entitlements: Entitlements;
  /** Services that consent can be asked of; absent: all that are described with it. */
  readonly oauthClients: readonly string[] | undefined;
}

/** What is said of a workspace's accounts begins with one of these. */
const concerning = ['connection.', 'workspace.', 'member.', 'subscription.', 'trial.'];

async function readCatalogue(client: Client, language: string, signal: AbortSignal) {
  const { oauth_clients: oauthClients, ...rest } = await readProviders(client, language, {
    signal,
  });
  return { catalogue: rest as ProviderCatalogue, oauthClients };
}

/**
 * Ties what is known of a workspace's accounts to the element that shows them, and looks again when
 * something happens there (ADV-19) or the window comes back, for example from a service.
 */
export class ConnectionsController implements ReactiveController {
  facts: ConnectionFacts | undefined;
  failure: Refusal | undefined;
  connections: Connections | undefined;
  /** The rules, once they are there; nothing where they cannot run. */
  rules: ProviderRules | undefined;
  plans: Plans | undefined;
  /** People who may change every account, where the reader may not. */
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

  can(permission: string): boolean {
    return this.facts?.workspace.permissions.includes(permission) ?? false;
  }
  /** One's own takes `connections_create`, any other `connections_edit` (TM-12). */
  mayEdit(account: Connection): boolean {
    const isOwn = account.owner_id === this.facts?.readerId;
    return this.can('connections_edit') || (isOwn && this.can('connections_create'));
  }

  hostUpdate(): void {
    const target = this.target();
    const before = this.#target;
    const isSame =
      target?.client === before?.client &&
      target?.workspaceId === before?.workspaceId &&
      target?.language === before?.language;
    if (isSame) return;
    this.#release();
    this.#target = target;
    if (target !== undefined) this.#bind(target);
  }

  hostDisconnected(): void {
    this.#release();
    this.#target = undefined;
  }

  /** The server's word on one account, before the next reading brings all. */
  took(account: Connection): void {
    const { facts } = this;
    if (facts === undefined) return;
    const others = facts.connections.filter(({ id }) => id !== account.id);
    const connections = facts.connections.some(({ id }) => id === account.id)
      ? facts.connections.map((other) => (other.id === account.id ? account : other))
      : [...others, account];
    this.#set({ facts: { ...facts, connections } });
    void this.refresh();
  }

  #bind({ client, workspaceId }: Target): void {
    this.#bound = new AbortController();
    const { signal } = this.#bound;
    this.connections = new Connections(client, workspaceId);
    const look = () => document.visibilityState === 'visible' && void this.refresh();
    document.addEventListener('visibilitychange', look, { signal });
    addEventListener('online', () => void this.refresh(), { signal });
    // What a plan lets happen is told with its credits.
    const heard = (news: News) =>
      (news.kind === 'credits' || concerns(news, ...concerning)) && void this.refresh();
    onNews(client, workspaceId, heard, signal);
    void this.refresh();
  }

  #release(): void {
    this.#bound.abort();
    this.connections = undefined;
    this.#set({ facts: undefined, failure: undefined });
  }

  async #read(): Promise<void> {
    const { connections, facts: before } = this;
    const language = this.#target?.language;
    if (connections === undefined || language === undefined) return;
    const { signal } = this.#bound;
    const { client, workspaceId } = connections;
    try {
      const [session, { value: workspace }, { catalogue, oauthClients }, all, entitlements] =
        await Promise.all([
          client.readSession({ signal }),
          client.readWorkspace(workspaceId, { signal }),
          before ?? readCatalogue(client, language, signal),
          connections.list({ signal }),
          connections.readEntitlements({ signal }),
        ]);
      if (signal.aborted) return;
      const readerId = session.user.id;
      const read = { workspace, readerId, catalogue, oauthClients, entitlements };
      const facts = { ...read, connections: all };
      this.#set({ facts, failure: undefined });
      if (this.rules === undefined || this.plans === undefined)
        void this.#loadRules(client, catalogue, signal);
      if (this.can('connections_edit')) return;
      const { role } = workspace;
      this.helpers = await findHelpers(client, workspaceId, role, 'connections_edit', signal);
      this.#set({});
    } catch (error) {
      // What was read before stays in view; the frame says that the network is away.
      if (!signal.aborted && before === undefined) this.#set({ failure: refusalOf(error) });
    }
  }

  /** The page is drawn without them first. */
  async #loadRules(
    client: Client,
    catalogue: ProviderCatalogue,
    signal: AbortSignal,
  ): Promise<void> {
    this.rules = await providerRules(catalogue);
    if (!signal.aborted) this.#set({});
    try {
      const { planRules } = await import('./plan-rules.ts');
      this.plans = await planRules(client, signal);
      this.#set({});
    } catch {
      // Only which plan would have a feature is not said then; the server says it with its refusal.
    }
  }

  #set(change: Partial<Pick<this, 'facts' | 'failure'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
