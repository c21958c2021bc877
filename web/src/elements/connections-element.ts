import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch, type ToastDetail } from '../base/events.ts';
import { fetchPart } from '../base/part.ts';
import { StewardElement } from '../base/steward-element.ts';
import { ConnectionActions } from '../connections/connection-actions.ts';
import {
  readConnectionView,
  writeConnectionView,
  type ConnectionView,
} from '../connections/connection-query.ts';
import {
  ConnectionsController,
  type ConnectionFacts,
} from '../connections/connections-controller.ts';
import { core } from '../core.ts';
import { loadMessages, type Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { formStyles } from '../ui/styles/form.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import type { ToastsElement } from '../ui/toasts-element.ts';
import {
  connectionControls,
  connectionDialog,
  connectionRuns,
  type PartView,
} from './connections-dialogs.ts';
import { connectionsListing } from './connections-listing.ts';
import { connectionsReadOnly } from './connections-read-only.ts';
import { connectionsStyles } from './connections-styles.ts';
import { connectionsHead, connectionTools, type ToolsView } from './connections-tools.ts';
import { loadFailure, pageSkeleton } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';

const publishMilliseconds = 300;

/**
 * `<steward-connections workspace-id="…">`: the services a workspace may use and its accounts there
 * (CON-1 … CON-18, BYOK-1 … BYOK-9, X1 … X9). `steward-query` tells what is shown, so that a router
 * can put it into the address; `query` takes it back.
 */
export class ConnectionsElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    formStyles,
    pageStyles,
    connectionsStyles,
  ];
  static override readonly areas = ['connections'] as const;

  /** What is shown, as in an address, with or without its question mark. */
  @property({ attribute: false }) query = '';
  /** Where plans are chosen; without it, what a plan lacks has no link. */
  @property({ attribute: 'plans-href' }) plansHref: string | undefined;

  @state() private view: ConnectionView = readConnectionView('');
  @state() private isWhole = false;
  @state() private toasts = false;
  /** Why a consent has not become an account. */
  @state() private refusal: Refusal | undefined;
  /** Another window goes on; what is left here is to close this one. */
  @state() private closing = false;
  #published = '';
  /** The language that plans have their names in already. */
  #named = '';
  #publishing: ReturnType<typeof setTimeout> | undefined;

  readonly #controller = new ConnectionsController(this, () => {
    const { client, workspace } = this;
    if (workspace === undefined) return undefined;
    return { client, workspaceId: workspace, language: this.messages.locale };
  });
  readonly #actions = new ConnectionActions(this, this.#controller, {
    messages: () => this.messages,
    toast: (detail) => void this.#toast(detail),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#publishing);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const given = this.query.replace(/^\?/, '');
    if (!changed.has('query') || given === this.#published) return;
    this.#published = given;
    this.view = readConnectionView(given);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (this.view.arrived !== '' && this.#controller.facts !== undefined) void this.#arrive();
    if (this.#named !== this.messages.locale) void this.#namePlans(this.messages.locale);
  }

  override render(): TemplateResult {
    const { facts, failure } = this.#controller;
    const { messages } = this;
    if (facts === undefined) {
      return failure === undefined
        ? pageSkeleton(messages)
        : loadFailure(messages, this.messageOf(failure), () => void this.#controller.refresh());
    }
    if (this.closing) return html`<p role="status">${this.t('connections.close_window')}</p>`;
    const tools = this.#tools(facts);
    return html`<div class="stack">
        ${this.#failure()}
        ${this.#controller.can('connections_edit') ? nothing : this.#readOnly(facts)}
        <section class="card" part="card" aria-label=${this.t('shell.connections')}>
          ${connectionsHead(tools)} ${connectionTools(tools)}
        </section>
        ${connectionControls(this.#parts(facts))} ${this.#listing(facts)}
        ${connectionRuns(this.#parts(facts))}
      </div>
      ${this.#dialog(facts)}
      ${this.toasts ? html`<steward-toasts .locale=${this.locale}></steward-toasts>` : nothing}`;
  }

  /** Back from a service: how its consent has ended. */
  async #arrive(): Promise<void> {
    const { connections } = this.#controller;
    const { arrived } = this.view;
    // Said once: who reloads the page does not come back again.
    this.#go({ arrived: '' }, { replace: true });
    if (connections === undefined) return;
    try {
      const { arrive } = await import('../connections/oauth-arrival.ts');
      const arrival = await arrive(connections, arrived);
      if (arrival.kind === 'connected') {
        const { connection } = arrival;
        this.#controller.took(connection);
        void this.#toast({ text: this.t('connections.added', { name: connection.name }) });
      }
      if (arrival.kind === 'failed') this.refusal = arrival.refusal;
      if (arrival.kind === 'handed_over') this.closing = true;
    } catch (error) {
      this.refusal = refusalOf(error);
    }
  }

  /** Which plan would help, and why a test ended so, is said once the page is there. */
  async #namePlans(locale: string): Promise<void> {
    this.#named = locale;
    try {
      await loadMessages(locale, ['billing', 'connect']);
      this.requestUpdate();
    } catch {
      // They did not come; a plan's own name in the catalogue stands in.
    }
  }

  #failure(): TemplateResult {
    const { refusal } = this;
    return html`<div role="alert">
      ${
        refusal === undefined
          ? nothing
          : html`<p class="notice danger">
              ${icon(alertIcon)}<span>${this.messageOf(refusal)}</span>
            </p>`
      }
    </div>`;
  }

  #tools(facts: ConnectionFacts): ToolsView {
    const { messages, view } = this;
    const mayAdd = this.#controller.can('connections_create');
    const add = () => this.#go({ dialog: { kind: 'add', provider: '' } });
    return {
      messages,
      facts,
      view,
      go: (change, options) => this.#go(change, options),
      add: mayAdd ? add : undefined,
    };
  }

  #listing(facts: ConnectionFacts): TemplateResult {
    const { messages, view, plansHref, isWhole } = this;
    return connectionsListing({
      messages,
      controller: this.#controller,
      facts,
      actions: this.#actions,
      view,
      plansHref,
      isWhole,
      showWhole: () => (this.isWhole = true),
      go: (change) => this.#go(change),
    });
  }

  #readOnly({ workspace }: ConnectionFacts): TemplateResult {
    const decision = core()?.authorize(workspace.role, 'connections_edit');
    const rejection = decision?.ok === false ? decision.rejection : undefined;
    const mayAdd = this.#controller.can('connections_create');
    const { helpers } = this.#controller;
    return connectionsReadOnly(this.messages, workspace.role, rejection, helpers, mayAdd);
  }

  #dialog(facts: ConnectionFacts): TemplateResult | typeof nothing {
    const { dialog } = this.view;
    if (dialog === undefined) return nothing;
    const choose = (provider: string) => this.#go({ dialog: { kind: 'add', provider } });
    const close = () => this.#go({ dialog: undefined });
    return connectionDialog({ ...this.#parts(facts), choose, close }, dialog);
  }

  #parts(facts: ConnectionFacts): PartView {
    const { messages, locale, theme, plansHref } = this;
    const controller = this.#controller;
    const toast = (detail: ToastDetail) => void this.#toast(detail);
    return { host: this, messages, locale, theme, plansHref, facts, controller, toast };
  }

  /** Whoever is around shows it, for example the shell, or the page itself. */
  async #toast(detail: ToastDetail): Promise<void> {
    if (!dispatch(this, 'steward-toast', detail)) return;
    this.toasts = true;
    await fetchPart(this, 'toasts', () =>
      import('../ui/toasts-element.ts').then((m) => m.ToastsElement),
    );
    await this.updateComplete;
    const shown = this.renderRoot.querySelector<ToastsElement>('steward-toasts');
    shown?.show(detail.text, detail.kind, detail.undo);
  }

  #go(change: Partial<ConnectionView>, options: { readonly replace?: boolean } = {}): void {
    this.view = { ...this.view, ...change };
    this.#published = writeConnectionView(this.view);
    const { replace = false } = options;
    const query = this.#published;
    clearTimeout(this.#publishing);
    const publish = () => dispatch(this, 'steward-query', { query, replace });
    // The address follows when the typing pauses; between two keystrokes there is no time for it.
    if (replace) this.#publishing = setTimeout(publish, publishMilliseconds);
    else publish();
  }
}
