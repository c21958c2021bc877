import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { Client } from '../client/index.ts';
import { coreReady, onCoreChange } from '../core.ts';
import {
  loadMessages,
  onLocaleChange,
  type Area,
  type MessageId,
  type MessageParams,
  type Messages,
  type Refusal,
} from '../i18n/index.ts';
import { baseStyles } from '../ui/styles/index.ts';
import { tokenStyles } from '../ui/tokens.ts';
import { ContextRequest, type Context } from './context.ts';
import { creationScope, scopeOf, type Elements } from './define.ts';

/**
 * What every element of Steward has: client, texts, theme, and a signal that ends with it. It is
 * drawn when its texts are there, and again when the language or the state of the core changes.
 */
export abstract class StewardElement extends LitElement {
  static override styles: CSSResultGroup = [tokenStyles(':host'), baseStyles];
  /** The elements in the template, by their names without prefix (K2). */
  static readonly elements: Elements = {};
  /** Texts beyond those of every page; the element is drawn when they are there. */
  static readonly areas: readonly Area[] = [];

  /** Language tag; the provider's or the reader's choice where it is absent. */
  @property() locale: string | undefined;
  /** `light`, `dark` or `system`; the page's own colour scheme where it is absent. */
  @property({ reflect: true }) theme: string | undefined;
  /** The server's address, where it is not the page's own origin. */
  @property({ attribute: 'api-base' }) apiBase: string | undefined;
  @property({ attribute: 'workspace-id', type: Number }) workspaceId: number | undefined;

  #client: Client | undefined;
  #fallback: Client | undefined;
  #context: Context | undefined;
  #messages: Messages | undefined;
  #drawable: Promise<void> = Promise.resolve();
  #life = new AbortController();

  /** The API client: the one that was set, the provider's, or one for `api-base`. */
  @property({ attribute: false, noAccessor: true })
  get client(): Client {
    return this.#client ?? this.#context?.client ?? (this.#fallback ??= this.#ownClient());
  }
  set client(client: Client) {
    this.#client = client;
    this.requestUpdate('client');
  }

  /** Aborts when the element leaves the document: pass it to requests and listeners. */
  protected get signal(): AbortSignal {
    return this.#life.signal;
  }
  /** Texts and formats of the current language. Only while drawing and after. */
  protected get messages(): Messages {
    if (this.#messages === undefined) throw new Error('the texts are not loaded yet');
    return this.#messages;
  }
  /** The workspace asked for here or by the provider. */
  protected get workspace(): number | undefined {
    return this.workspaceId ?? this.#context?.workspaceId;
  }

  protected t(id: MessageId, params?: MessageParams): string {
    return this.messages.t(id, params);
  }
  protected messageOf(refusal: Refusal): string {
    return this.messages.messageOf(refusal);
  }

  override connectedCallback(): void {
    if (this.#life.signal.aborted) this.#life = new AbortController();
    this.dispatchEvent(new ContextRequest((context) => this.#receive(context), this.signal));
    const stops = [
      onLocaleChange(() => this.#loadTexts()),
      onCoreChange(() => this.requestUpdate()),
    ];
    this.signal.addEventListener('abort', () => stops.forEach((stop) => stop()));
    this.#loadTexts();
    void coreReady();
    super.connectedCallback();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const scope = scopeOf(this);
    if (scope !== undefined) {
      this.renderOptions.creationScope = creationScope(scope);
      const own = { mode: 'open', customElementRegistry: scope.registry } as const;
      this.attachShadow(own);
    }
    return super.createRenderRoot();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
  }

  protected override async scheduleUpdate(): Promise<void> {
    await this.#drawable;
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('locale') && this.hasUpdated) this.#loadTexts();
  }

  #receive(context: Context): void {
    const localeChanged = context.locale !== this.#context?.locale;
    this.#context = context;
    if (localeChanged) this.#loadTexts();
    this.requestUpdate();
  }

  #ownClient(): Client {
    return new Client(this.apiBase === undefined ? {} : { base: this.apiBase });
  }

  #loadTexts(): void {
    const { areas } = this.constructor as typeof StewardElement;
    const locale = this.locale ?? this.#context?.locale;
    const wanted = loadMessages(locale, areas);
    this.#drawable = wanted.then((messages) => {
      this.#messages = messages;
      this.lang = messages.locale;
      this.dir = messages.direction;
    });
    void this.#loadRefusals(locale);
    this.requestUpdate();
  }

  /** Nothing is refused before something was asked, so these texts come after the first drawing. */
  async #loadRefusals(locale: string | undefined): Promise<void> {
    try {
      await this.#drawable;
      const areKnown = (await loadMessages(locale)).has('code.internal_error');
      await loadMessages(locale, ['refusals']);
      if (!areKnown) this.requestUpdate();
    } catch {
      // They did not come; a code stands in for its sentence until they are asked for again.
    }
  }
}
