import { Problem, type Client, type Session } from '../client/index.ts';
import type { StewardEvents } from '../base/events.ts';
import { coreState, onCoreChange, reloadCore } from '../core.ts';
import type { PageLoader } from './page-loader.ts';
import { lazyPages } from './pages.ts';
import { Router } from './router.ts';
import {
  isAccount,
  match,
  returnPath,
  routes,
  signInPath,
  workspacePath,
  type Match,
} from './routes.ts';
import { Saying, type Question } from './saying.ts';
import { SessionStore } from './session-store.ts';
import { WorkspaceWatch } from './workspace-watch.ts';

/** The breakpoint of styles/settings.css. */
const hasRoomForSidebar = (): boolean => matchMedia('(min-width: 820px)').matches;

/** The same for all addresses that one element shows. */
function pageKey(found: Match | undefined): string {
  const name = isAccount(found?.name) ? 'account' : found?.name;
  return `${name ?? ''} ${found?.workspaceId ?? ''}`;
}

/**
 * Where the reader is, who that is, and what stands in the way of leaving. Knows nothing of how
 * it is drawn; dispatches `change` and `saying`.
 */
export class Shell extends EventTarget {
  readonly sessions: SessionStore;
  readonly router: Router;
  readonly #watch: WorkspaceWatch;
  #question: Question | undefined;
  /** The open page has a draft. */
  #dirty = false;
  #page: string | undefined;
  #offline = !navigator.onLine;

  constructor(
    client: Client,
    private readonly pages: PageLoader,
  ) {
    super();
    this.sessions = new SessionStore(client);
    this.#watch = new WorkspaceWatch(client, this.sessions, ({ workspace, role }) =>
      this.dispatchEvent(new Saying('shell.role_changed', { workspace, role })),
    );
    this.router = new Router((path) => !this.#losesDraft(path) || this.#mayLeaveFor(path));
  }

  /** The page of the current address; nothing where there is none. */
  get found(): Match | undefined {
    return match(this.router.place.path);
  }
  get session(): Session | undefined {
    const { state } = this.sessions;
    return state.kind === 'present' ? state.session : undefined;
  }
  get offline(): boolean {
    return this.#offline;
  }
  get question(): Question | undefined {
    return this.#question;
  }

  start(pages: HTMLElement, signal: AbortSignal): void {
    const network = () => this.#networkChanged();
    addEventListener('online', network, { signal });
    addEventListener('offline', network, { signal });
    signal.addEventListener(
      'abort',
      onCoreChange(() => this.#tellAboutCore()),
    );
    this.router.addEventListener('change', () => this.#arrived(), { signal });
    this.sessions.addEventListener('change', () => this.#settle(), { signal });
    // The draft stays where it is, so the sign-in comes in front of it.
    this.sessions.addEventListener('expired', () => this.ask({ kind: 'sign_in' }), { signal });
    this.#listen(pages, signal);
    this.router.start(signal);
    this.#page = pageKey(this.found);
    void this.sessions.start(signal);
  }

  ask(question: Question): void {
    this.#question = question;
    this.#changed();
  }
  /** The question is gone, answered or not; not answering means to stay. */
  asked(): void {
    if (this.#question?.kind === 'leave') this.#question.answer(false);
    this.#question = undefined;
    this.#changed();
  }

  /** What was asked for did not arrive: the network is away, or the files are newer. */
  partMissing(): void {
    this.asked();
    this.dispatchEvent(new Saying('shell.failed.text'));
  }

  /** Throws what the client throws; the session stands then. */
  async signOut(): Promise<void> {
    if (this.#dirty && !(await this.#askToLeave())) return;
    this.#dirty = false;
    this.#watch.follow(undefined);
    await this.sessions.signOut();
    this.dispatchEvent(new Saying('shell.signed_out'));
  }

  /** A draft is given up only for a page that is there. */
  async #mayLeaveFor(path: string): Promise<boolean> {
    const found = match(path);
    const page = found && lazyPages[found.name];
    if (page === undefined || (await this.pages.load(page))) return this.#askToLeave();
    this.ask({ kind: 'page_missing', path });
    return false;
  }

  #askToLeave(): Promise<boolean> {
    return new Promise((resolve) => {
      this.ask({ kind: 'leave', answer: resolve });
    });
  }

  #listen(pages: HTMLElement, signal: AbortSignal): void {
    const listen: HTMLElement['addEventListener'] = (type: string, listener: EventListener) =>
      pages.addEventListener(type, listener, { signal });
    listen('steward-change', ({ detail }) => (this.#dirty = detail.dirty));
    listen('steward-saved', ({ detail }) => {
      this.#dirty = false;
      this.sessions.saved(detail);
      this.dispatchEvent(new Saying('shell.saved'));
    });
    listen('steward-error', ({ detail: { error } }) => {
      if (error instanceof Problem && error.status === 401) this.ask({ kind: 'sign_in' });
    });
    listen('steward-signed-in', ({ detail: { session } }) => this.#signedIn(session));
    listen('steward-sign-out', () => void this.signOut());
    listen('steward-joined', ({ detail }) => this.#joined(detail));
    listen('steward-left', ({ detail: { workspaceId } }) => void this.#left(workspaceId));
    listen('steward-tab', ({ detail: { tab } }) => this.#chosen(tab));
    listen('steward-query', ({ detail: { query, replace } }) => {
      const { path } = this.router.place;
      void this.router.go(query === '' ? path : `${path}?${query}`, { replace });
    });
  }

  #joined({ session, workspaceId }: StewardEvents['steward-joined']): void {
    this.sessions.opened(session);
    const joined = session.workspaces.find(({ id }) => id === workspaceId);
    const path = joined === undefined ? '/' : workspacePath('team_members', joined.id);
    void this.router.go(path, { replace: true });
    if (joined === undefined) return;
    this.dispatchEvent(new Saying('shell.joined', { workspace: joined.name, role: joined.role }));
  }

  async #left(workspaceId: number): Promise<void> {
    await this.sessions.refresh();
    void this.router.go('/', { replace: true });
    const workspace = this.sessions.former(workspaceId)?.name ?? '';
    this.dispatchEvent(new Saying('shell.left', { workspace }));
  }

  #signedIn(session: Session): void {
    const again = this.#question?.kind === 'sign_in';
    if (again) this.#question = undefined;
    this.sessions.opened(session);
    const { found } = this;
    // A mailed link has done its work: its address leads on, and its token leaves the history.
    const isDone = found?.name !== 'invitation';
    if (!again && found !== undefined && isDone && routes[found.name].for === 'everyone') {
      void this.router.go('/', { replace: true });
    }
    if (again) this.dispatchEvent(new Saying('shell.signed_in_again'));
  }

  /** The tabs of Account have addresses of their own. */
  #chosen(tab: string): void {
    const id = this.found?.workspaceId;
    const route = tab === 'security' || tab === 'api_key' ? tab : 'account';
    if (id !== undefined) void this.router.go(workspacePath(route, id));
  }

  /** The tabs of one page share its draft. */
  #losesDraft(path: string): boolean {
    return this.#dirty && pageKey(match(path)) !== this.#page;
  }

  #arrived(): void {
    const page = pageKey(this.found);
    if (page !== this.#page) this.#dirty = false;
    this.#page = page;
    this.#settle();
  }

  /** Sends visitors to the sign-in and members past it; draws when everybody is in place. */
  #settle(): void {
    const { state } = this.sessions;
    if (state.kind === 'absent' && this.#question?.kind === 'sign_in') this.#question = undefined;
    this.#watch.follow(this.#watched());
    const next = this.#redirect();
    if (next === undefined) this.#changed();
    else void this.router.go(next, { replace: true });
  }

  /** The workspace of the address, where its news are this person's business. */
  #watched(): number | undefined {
    const id = this.found?.workspaceId;
    const isMember = this.session?.workspaces.some((workspace) => workspace.id === id) === true;
    return isMember ? id : undefined;
  }

  #redirect(): string | undefined {
    const { path, query } = this.router.place;
    const { found, session } = this;
    if (found === undefined) return undefined;
    const access = routes[found.name].for;
    if (this.sessions.state.kind === 'absent' && access === 'member')
      return signInPath(path + query);
    if (session === undefined) return undefined;
    if (access === 'visitor') return returnPath(query);
    const id = found.workspaceId ?? session.workspaces[0]?.id;
    // The list stands beside every page where there is room; alone it is for narrow screens (G5).
    const isList = found.name === 'settings' && hasRoomForSidebar();
    return id !== undefined && (found.name === 'home' || isList)
      ? workspacePath('account', id)
      : undefined;
  }

  #networkChanged(): void {
    this.#offline = !navigator.onLine;
    if (!this.#offline) {
      void reloadCore();
      if (this.sessions.state.kind === 'failed') void this.sessions.load();
    }
    this.#changed();
  }

  #tellAboutCore(): void {
    if (coreState() === 'absent') this.dispatchEvent(new Saying('shell.core_absent'));
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
