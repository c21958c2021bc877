import offlineIcon from 'lucide-static/icons/cloud-off.svg?icon';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../base/steward-element.ts';
import type { Refusal } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { dialogOf } from './dialogs/question-dialog.ts';
import { memberFrame, visitorFrame, workspaceOf } from './frame.ts';
import { fetchLateParts } from './late.ts';
import { PageLoader, serverAnswers } from './page-loader.ts';
import { lazyPages, pageOf, type LazyPage } from './pages.ts';
import { failedPage, notFoundPage, outsidePage, skeleton } from './plain-pages.ts';
import { isAccount, routes, type Match } from './routes.ts';
import { Saying } from './saying.ts';
import { Shell } from './shell.ts';
import type { ToastsElement } from '../ui/toasts-element.ts';

/**
 * The frame of the hosted pages: header, sidebar, page, toasts. It lives in the light DOM, so
 * that skip link and landmarks belong to the document, and knows pages only as elements.
 */
export class ShellElement extends StewardElement {
  /** `off` takes the command palette away, with its keys, for hosts that have one (G3). */
  @property() palette: 'on' | 'off' = 'on';
  /** An error summary is in view (C2). */
  @state() private invalid = false;
  #shownPath: string | undefined;
  readonly #loader = new PageLoader(() => this.requestUpdate());
  readonly #shell = new Shell(this.client, this.#loader);

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = this;
    const redraw = () => this.requestUpdate();
    this.#shell.addEventListener('change', redraw, { signal });
    this.#shell.router.addEventListener('change', () => this.#loader.forgetFailures(), { signal });
    addEventListener('online', () => this.#loader.forgetFailures(), { signal });
    this.#shell.addEventListener('saying', (event) => void this.#say(event), { signal });
    this.addEventListener('steward-invalid', () => (this.invalid = true), { signal });
    this.addEventListener('steward-change', () => (this.invalid = false), { signal });
    this.addEventListener('steward-saved', () => (this.invalid = false), { signal });
    this.addEventListener('steward-toast', (event) => this.#toast(event), { signal });
    addEventListener('keydown', (event) => this.#shortcut(event), { signal });
    this.#shell.start(this, signal);
  }

  override render(): TemplateResult {
    const shell = this.#shell;
    return html`
      <a class="skip-link button primary" href="#main" @click=${this.#skip}>
        ${this.t('shell.skip')}
      </a>
      <div class="banner-region" role="status">
        ${
          shell.offline
            ? html`<p class="banner">
                ${icon(offlineIcon)}<span>${this.t('shell.offline')}</span>
              </p>`
            : nothing
        }
      </div>
      ${this.#frame()}
      ${dialogOf(shell, this.#loader, this.client, this.messages, this.#toasts?.history ?? [], this.#actions)}
      <steward-toasts></steward-toasts>
    `;
  }

  protected override firstUpdated(): void {
    this.querySelector('.boot')?.remove();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { found } = this.#shell;
    const { locale, direction } = this.messages;
    Object.assign(document.documentElement, { lang: locale, dir: direction });
    const title = this.t(found === undefined ? 'shell.not_found.title' : routes[found.name].title);
    const wrong = this.invalid || this.querySelector('main .empty[role=alert]') !== null;
    document.title = this.t(wrong ? 'shell.title_invalid' : 'shell.title', { title });
    this.#focusNewPage();
  }

  get #toasts(): ToastsElement | null {
    return this.querySelector<ToastsElement>('steward-toasts');
  }

  #frame(): TemplateResult {
    const { messages } = this;
    const { found, session } = this.#shell;
    const forVisitors = found !== undefined && routes[found.name].for !== 'member';
    if (session === undefined || forVisitors) {
      return visitorFrame(
        messages,
        this.#visitorPage(forVisitors ? found : undefined),
        this.#actions.changed,
      );
    }
    const actions = this.#actions;
    const page = this.#memberPage(found);
    return memberFrame({ messages, session, found, page, actions });
  }

  #memberPage(found: Match | undefined): TemplateResult {
    const { session } = this.#shell;
    if (found === undefined) return this.#notFound(this.t('shell.not_found.text'));
    if (session !== undefined && workspaceOf(session, found) === undefined) {
      return this.#outside(found);
    }
    if (found.name === 'settings' || found.name === 'home') return this.#page(found);
    const { title } = routes[isAccount(found.name) ? 'account' : found.name];
    return html`<h1 class="page-title">${this.t(title)}</h1>
      ${this.#page(found)}`;
  }

  /** At the address of a workspace that is not, or no longer, one of this person's. */
  #outside(found: Match): TemplateResult {
    const { router, sessions, session } = this.#shell;
    const former = sessions.former(found.workspaceId ?? 0);
    const isNowhere = session?.workspaces.length === 0;
    if (former === undefined && !isNowhere) {
      return this.#notFound(this.t('code.workspace_not_found'));
    }
    const notice = outsidePage(this.messages, former?.name, isNowhere, router.href('/'));
    // The account is the person's own, wherever they are a member: a draft of it stays.
    const isOwn = former !== undefined && isAccount(found.name);
    return isOwn ? html`${notice}${this.#page(found)}` : notice;
  }

  #visitorPage(found: Match | undefined): TemplateResult {
    const { state } = this.#shell.sessions;
    if (found !== undefined) return this.#page(found);
    if (state.kind === 'failed') {
      const text = this.messageOf(state.error as Refusal);
      return failedPage(this.messages, text, () => void this.#shell.sessions.load());
    }
    return state.kind === 'absent'
      ? this.#notFound(this.t('shell.not_found.text'))
      : skeleton(this.messages);
  }

  #notFound(text: string): TemplateResult {
    return notFoundPage(this.messages, text, this.#shell.router.href('/'));
  }

  #page({ name, workspaceId }: Match): TemplateResult {
    const lazy = lazyPages[name];
    const state = lazy === undefined ? 'ready' : this.#loader.state(lazy);
    if (lazy !== undefined && state === 'failed') return this.#missing(lazy);
    if (state === 'loading') return skeleton(this.messages);
    const { router } = this.#shell;
    const href = (path: string) => router.href(path);
    const { client } = this;
    const { session } = this.#shell;
    return html`${pageOf(name, { client, place: router.place, workspaceId, session, href })}`;
  }

  #missing(page: LazyPage): TemplateResult {
    const text = this.t('shell.failed.text');
    return failedPage(this.messages, text, () => void this.#tryAgain(page));
  }

  async #tryAgain(page: LazyPage): Promise<void> {
    // The button goes away; the focus waits in the page, which is told as a new one when it comes.
    this.#main?.focus();
    this.#shownPath = '';
    if ((await this.#loader.load(page)) || !(await serverAnswers(this.client))) return;
    location.reload();
  }

  async #signOut(): Promise<void> {
    try {
      await this.#shell.signOut();
    } catch (error) {
      await this.#show(this.messageOf(error as Refusal), 'info');
    }
  }

  async #say(event: Event): Promise<void> {
    if (!(event instanceof Saying)) return;
    await this.updateComplete; // the texts may come later than what is to be said in them
    const { message, params } = event;
    const named =
      typeof params.role === 'string' ? { role: this.messages.roleName(params.role) } : {};
    const spoken = { ...params, ...named };
    const isBad = message === 'shell.core_absent' || message === 'shell.failed.text';
    void this.#show(this.t(message, spoken), isBad ? 'info' : 'success');
  }

  #toast(event: HTMLElementEventMap['steward-toast']): void {
    event.preventDefault();
    const { text, kind, undo } = event.detail;
    void this.#show(text, kind, undo);
  }

  /** Where toasts did not come, the page has said the same at its place. */
  async #show(...toast: Parameters<ToastsElement['show']>): Promise<void> {
    await fetchLateParts().catch(() => undefined);
    if (customElements.get('steward-toasts') !== undefined) this.#toasts?.show(...toast);
  }

  /** Screen readers hear of a new page by the focus, as they would of a loaded document (G1). */
  #focusNewPage(): void {
    const { path } = this.#shell.router.place;
    const isFirst = this.#shownPath === undefined;
    if (path === this.#shownPath || this.querySelector('main .waiting') !== null) return;
    this.#shownPath = path;
    this.invalid = false;
    if (isFirst) return;
    this.#main?.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
  }

  get #main(): HTMLElement | null {
    return this.querySelector<HTMLElement>('main');
  }
  get #actions() {
    const { router } = this.#shell;
    const openPalette = () => this.#shell.ask({ kind: 'palette' });
    return {
      href: (path: string) => router.href(path),
      go: (path: string) => void router.go(path),
      changed: () => this.requestUpdate(),
      showNotifications: () => this.#shell.ask({ kind: 'notifications' }),
      openPalette: this.palette === 'off' ? undefined : openPalette,
      signOut: () => void this.#signOut(),
    };
  }

  /** Ctrl K or ⌘ K, unless something else stands in front of the page (G3). */
  #shortcut(event: KeyboardEvent): void {
    const isMeant = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!isMeant || event.shiftKey || event.altKey || event.defaultPrevented) return;
    const { session, question, found } = this.#shell;
    const isMember = found !== undefined && routes[found.name].for === 'member';
    const { openPalette } = this.#actions;
    if (session === undefined || !isMember || openPalette === undefined) return;
    event.preventDefault();
    const isInDialog = event.composedPath().some((node) => node instanceof HTMLDialogElement);
    if (question === undefined && !isInDialog) openPalette();
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.#main?.focus();
  };
}
