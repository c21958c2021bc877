import { announce, onAnnouncement, type Announcement } from '../base/live.ts';
import type { SavedDetail } from '../base/events.ts';
import {
  ConnectionError,
  Problem,
  type Client,
  type Session,
  type SessionWorkspace,
} from '../client/index.ts';

export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly session: Session }
  /** Nobody knows: the server did not answer. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** The session with a saved account or workspace in it, wherever its name or picture shows. */
export function withSaved(session: Session, saved: SavedDetail): Session {
  if (saved.kind === 'account') return { ...session, user: saved.resource };
  const { id, name, picture } = saved.resource;
  const workspaces = session.workspaces.map((workspace) =>
    workspace.id === id ? { ...workspace, name, picture } : workspace,
  );
  return { ...session, workspaces };
}

/**
 * Who is signed in: one place that the whole frame draws from, in step with other windows.
 * Dispatches `change`, and `expired` when the server no longer knows the session.
 */
export class SessionStore extends EventTarget {
  #state: SessionState = { kind: 'loading' };
  readonly #former = new Map<number, SessionWorkspace>();
  /** How often somebody has signed in here. */
  #openings = 0;

  constructor(private readonly client: Client) {
    super();
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The workspace as it was when this person was a member, if they were in this window's time. */
  former(workspaceId: number): SessionWorkspace | undefined {
    return this.#former.get(workspaceId);
  }

  start(signal: AbortSignal): Promise<void> {
    onAnnouncement((announcement) => this.#heard(announcement), signal);
    return this.load();
  }

  async load(): Promise<void> {
    try {
      this.#change({ kind: 'present', session: await this.client.readSession() });
    } catch (error) {
      const absent = error instanceof Problem && error.status === 401;
      this.#change(absent ? { kind: 'absent' } : { kind: 'failed', error });
    }
  }

  /**
   * Looks again while a page is open. Nothing is taken away when nobody knows (no answer), nor
   * when the session has ended: the page may hold a draft.
   */
  async refresh(): Promise<void> {
    if (this.#state.kind !== 'present') return;
    const openings = this.#openings;
    try {
      this.#change({ kind: 'present', session: await this.client.readSession() });
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        // Asked before somebody signed in, refused after it: that was the session before.
        if (openings === this.#openings) this.dispatchEvent(new Event('expired'));
      } else if (!(error instanceof Problem || error instanceof ConnectionError)) throw error;
    }
  }

  /** A session that a sign-in or a consumed link has opened. */
  opened(session: Session): void {
    this.#openings += 1;
    this.#change({ kind: 'present', session });
    announce({ kind: 'signed_in' });
  }

  async signOut(): Promise<void> {
    await this.client.signOut();
    this.#change({ kind: 'absent' });
    announce({ kind: 'signed_out' });
  }

  saved(detail: SavedDetail): void {
    this.#apply(detail);
    announce(detail);
  }

  #heard(announcement: Announcement): void {
    if (announcement.kind === 'signed_in') void this.load();
    else if (announcement.kind === 'signed_out') this.#change({ kind: 'absent' });
    else this.#apply(announcement);
  }

  #apply(detail: SavedDetail): void {
    if (this.#state.kind !== 'present') return;
    this.#change({ kind: 'present', session: withSaved(this.#state.session, detail) });
  }

  #change(state: SessionState): void {
    const before = this.#state.kind === 'present' ? this.#state.session.workspaces : [];
    for (const workspace of before) this.#former.set(workspace.id, workspace);
    // The next person at this window has another past.
    if (state.kind === 'absent') this.#former.clear();
    this.#state = state;
    this.dispatchEvent(new Event('change'));
  }
}
