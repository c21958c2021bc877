import type { Client } from '../client/index.ts';
import type { News } from '../client/live.ts';
import type { SessionStore } from './session-store.ts';

/** A role, or a whole membership, is not what it was. */
export interface RoleChanged {
  readonly workspace: string;
  readonly role: string;
}

const doubtfulBreaks = 3;

/**
 * Listens to the workspace that is shown, and reads the session again when its name, its picture
 * or the reader's own membership may have changed (WS-4, TM-6), or when the server hangs up.
 */
export class WorkspaceWatch {
  #workspaceId: number | undefined;
  #life = new AbortController();

  constructor(
    private readonly client: Client,
    private readonly sessions: SessionStore,
    private readonly roleChanged: (change: RoleChanged) => void,
  ) {}

  /** Listens to this workspace, and to no other; to none without an id. */
  follow(workspaceId: number | undefined): void {
    if (workspaceId === this.#workspaceId) return;
    this.#life.abort();
    this.#workspaceId = workspaceId;
    if (workspaceId === undefined) return;
    this.#life = new AbortController();
    void this.#listen(workspaceId, this.#life.signal);
  }

  /** The first paint does not wait for the line, so its script comes afterwards. */
  async #listen(workspaceId: number, signal: AbortSignal): Promise<void> {
    const { onNews } = await import('../base/news.ts');
    if (signal.aborted) return;
    onNews(this.client, workspaceId, (news) => void this.#heard(workspaceId, news), signal);
  }

  async #heard(workspaceId: number, news: News): Promise<void> {
    if (!this.#concernsSession(news)) return;
    const before = this.#membership(workspaceId);
    await this.sessions.refresh();
    const after = this.#membership(workspaceId);
    if (before !== undefined && after !== undefined && before.role !== after.role) {
      this.roleChanged({ workspace: after.name, role: after.role });
    }
    // After the end of a session, whoever signs in again wants to hear more.
    if (news.kind === 'ended') this.follow(undefined);
  }

  #concernsSession(news: News): boolean {
    // A break says nothing; a line that does not come back may have lost its session.
    if (news.kind === 'lost') return news.times === doubtfulBreaks;
    if (news.kind !== 'change') return true;
    const { action, targets } = news.change;
    const { state } = this.sessions;
    const me = state.kind === 'present' ? state.session.user.id : undefined;
    return action === 'workspace.update' || targets.some(({ id }) => id === me);
  }

  #membership(workspaceId: number) {
    const { state } = this.sessions;
    if (state.kind !== 'present') return undefined;
    return state.session.workspaces.find(({ id }) => id === workspaceId);
  }
}
