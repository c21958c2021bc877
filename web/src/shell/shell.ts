import { Problem, type Client, type Session } from '../client/index.ts';
import { coreState, onCoreChange, reloadCore } from '../core.ts';
import type { MessageId } from '../i18n/index.ts';
import type { PageLoader } from './page-loader.ts';
import { lazyPages } from './pages.ts';
import { Router } from './router.ts';
import { match, returnPath, routes, signInPath, workspacePath, type Match } from './routes.ts';
import { SessionStore } from './session-store.ts';

/** What stands in front of the page and waits for an answer. */
export type Question =
  | { readonly kind: 'leave'; readonly answer: (leave: boolean) => void }
  /** The next page did not come, so the draft of this one is not given up for it. */
  | { readonly kind: 'page_missing'; readonly path: string }
  | { readonly kind: 'sign_in' }
  | { readonly kind: 'notifications' };

/** The breakpoint of styles/settings.css. */
const hasRoomForSidebar = (): boolean => matchMedia('(min-width: 820px)').matches;

/** The same for all addresses that one element shows. */
function pageKey(found: Match | undefined): string {
  const name = found?.name === 'security' ? 'account' : found?.name;
  return `${name ?? ''} ${found?.workspaceId ?? ''}`;
}

/** Asks the view to say something that is no error. */
export class Saying extends Event {
  constructor(readonly message: MessageId) {
    super('saying');
  }
}

/**
 * Where the reader is, who that is, and what stands in the way of leaving. Knows nothing of how
 * it is drawn; dispatches `change` and `saying`.
 */
export class Shell extends EventTarget {
  readonly sessions: SessionStore;
  readonly router: Router;
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

  /** Throws what the client throws; the session stands then. */
  async signOut(): Promise<void> {
    if (this.#dirty && !(await this.#askToLeave())) return;
    this.#dirty = false;
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
      // The draft stays where it is, so the sign-in comes in front of it.
      if (error instanceof Problem && error.status === 401) this.ask({ kind: 'sign_in' });
    });
    listen('steward-signed-in', ({ detail: { session } }) => this.#signedIn(session));
    listen('steward-tab', ({ detail: { tab } }) => this.#chosen(tab));
  }

  #signedIn(session: Session): void {
    const again = this.#question?.kind === 'sign_in';
    if (again) this.#question = undefined;
    this.sessions.opened(session);
    const { found } = this;
    // A mailed link has done its work: its address leads on, and its token leaves the history.
    if (!again && found !== undefined && routes[found.name].for === 'everyone') {
      void this.router.go('/', { replace: true });
    }
    if (again) this.dispatchEvent(new Saying('shell.signed_in_again'));
  }

  /** The tabs of Account have addresses of their own. */
  #chosen(tab: string): void {
    const id = this.found?.workspaceId;
    const route = tab === 'security' ? 'security' : 'account';
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
    const next = this.#redirect();
    if (next === undefined) this.#changed();
    else void this.router.go(next, { replace: true });
  }

  #redirect(): string | undefined {
    const { path, query } = this.router.place;
    const { found, session } = this;
    if (found === undefined) return undefined;
    const access = routes[found.name].for;
    if (this.sessions.state.kind === 'absent' && access === 'member') return signInPath(path);
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
