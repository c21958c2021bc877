import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { Client } from '../client/index.ts';
import { ContextRequest, type Context } from './context.ts';

/** Hands client, language and workspace down to the elements inside it (K4). Draws nothing. */
export class StewardProviderElement extends LitElement {
  @property() locale: string | undefined;
  @property({ attribute: 'api-base' }) apiBase: string | undefined;
  @property({ attribute: 'workspace-id', type: Number }) workspaceId: number | undefined;
  @property({ attribute: false }) client: Client | undefined;

  readonly #requests = new Set<ContextRequest>();

  constructor() {
    super();
    this.addEventListener(ContextRequest.type, (request) => this.#answer(request));
  }

  override render() {
    return html`<slot></slot>`;
  }

  protected override updated(): void {
    const context = this.#context();
    for (const request of this.#requests) request.deliver(context);
  }

  #answer(request: ContextRequest): void {
    request.stopPropagation();
    this.#requests.add(request);
    request.signal.addEventListener('abort', () => this.#requests.delete(request));
    request.deliver(this.#context());
  }

  #context(): Context {
    const { locale, workspaceId } = this;
    this.client ??= new Client(this.apiBase === undefined ? {} : { base: this.apiBase });
    return { client: this.client, locale, workspaceId };
  }
}
