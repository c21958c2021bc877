import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import { ConnectionError, Problem, type Account } from '../client/index.ts';
import { Keys, type ApiKey, type NewApiKey, type Replacement } from '../client/keys.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { CopyButtonElement } from '../ui/copy-button.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { endingKey, keyFacts, keyText, revocation } from './api-key-parts.ts';
import { ConfirmDialogElement } from './confirm-dialog-element.ts';
import { ConnectToolElement } from './connect-tool-element.ts';
import { LinkCheckElement } from './link-check-element.ts';
import { pageStyles } from './page-styles.ts';
import { ReplaceKeyElement } from './replace-key-element.ts';
import { SignInAgainElement } from './sign-in-again-element.ts';
import { WorkspaceKeysElement } from './workspace-keys-element.ts';

/**
 * The user's own API key (KEY-1 to KEY-3, A8): its last digits, when and from where it was used,
 * copying, regenerating with or without an overlap, revoking. The text is shown once, after it was
 * made, until the reader says that it is stored; a copy goes past the page into the clipboard.
 */
export class ApiKeyElement extends StewardElement {
  static override readonly areas = ['keys'] as const;
  static override readonly elements: Elements = {
    'copy-button': CopyButtonElement,
    'confirm-dialog': ConfirmDialogElement,
    'connect-tool': ConnectToolElement,
    'link-check': LinkCheckElement,
    'replace-key': ReplaceKeyElement,
    'sign-in-again': SignInAgainElement,
    'workspace-keys': WorkspaceKeysElement,
  };
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    css`
      :host {
        display: grid;
        gap: calc(5 * var(--_space));
      }
      code {
        overflow-wrap: anywhere;
        user-select: all;
      }
      .saying:not(:has(*)) {
        position: absolute;
      }
    `,
  ];

  @property({ attribute: false }) account: Account | undefined;

  @state() private keys: readonly ApiKey[] | undefined;
  @state() private made: NewApiKey | undefined;
  @state() private asking: 'replacement' | 'revocation' | 'sign_in' | undefined;
  @state() private failure: Refusal | undefined;
  @state() private copied = false;
  @state() private working = false;
  /** What goes on after the sign-in that it asked for. */
  #waiting: (() => Promise<void>) | undefined;

  protected override firstUpdated(): void {
    void this.#run(() => this.#load());
  }

  override render(): TemplateResult {
    const current = this.keys?.find(({ state: is }) => is === 'active');
    const older = this.keys?.filter(({ state: is }) => is === 'replacing') ?? [];
    return html`<section class="card" part="card" aria-labelledby="title">
        <div class="card-header">
          <h2 id="title">${this.t('api_key.title')}</h2>
          <p>${this.t('api_key.intro')}</p>
        </div>
        <div class="card-body">
          <div class="stack tight saying" aria-live="polite">${this.#saying()}</div>
          ${current === undefined ? nothing : keyFacts(this.messages, current)}
          ${older.map((key) => endingKey(this.messages, key, () => void this.#run(() => this.#revoke(key))))}
          ${this.#buttons(current)}
        </div>
      </section>
      <steward-connect-tool
        exportparts="card, button"
        workspace-id=${this.workspace ?? nothing}
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
      ></steward-connect-tool>
      <steward-workspace-keys
        exportparts="card, button"
        workspace-id=${this.workspace ?? nothing}
        .client=${this.client}
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        .account=${this.account}
      ></steward-workspace-keys>
      <steward-link-check
        exportparts="card, button"
        .client=${this.client}
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
      ></steward-link-check>
      ${this.#dialog(current)}`;
  }

  #saying(): TemplateResult | typeof nothing {
    if (this.failure !== undefined) {
      return html`<p class="notice danger">
        ${icon(alertIcon)}<span>${this.messageOf(this.failure)}</span>
      </p>`;
    }
    const { made } = this;
    if (made === undefined) {
      return this.copied
        ? html`<p class="notice success">${this.t('api_key.copied')}</p>`
        : nothing;
    }
    return keyText(this.messages, made, () => (this.made = undefined));
  }

  #buttons(current: ApiKey | undefined): TemplateResult | typeof nothing {
    if (this.keys === undefined) return nothing;
    const button = (label: string, act: () => void, style = '') =>
      html`<button
        type="button"
        class="button ${style}"
        part="button"
        aria-disabled=${this.working ? 'true' : nothing}
        @click=${() => this.working || act()}
      >
        ${label}
      </button>`;
    if (current === undefined) {
      const make = () => void this.#run(() => this.#replace({ reason: 'routine' }));
      return html`<div class="row">${button(this.t('api_key.make'), make, 'primary')}</div>`;
    }
    return html`<div class="row">
      ${
        current.is_copyable
          ? button(this.t('api_key.copy'), () => void this.#run(() => this.#copy()))
          : nothing
      }
      ${button(this.t('api_key.replace_ask'), () => (this.asking = 'replacement'))}
      ${button(this.t('api_key.revoke'), () => (this.asking = 'revocation'), 'danger')}
    </div>`;
  }

  #dialog(current: ApiKey | undefined): TemplateResult | typeof nothing {
    const shared = () => (this.asking = undefined);
    if (this.asking === 'replacement') {
      return html`<steward-replace-key
        .client=${this.client}
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        .hint=${current?.hint ?? ''}
        @close=${shared}
        @replace=${({ detail }: CustomEvent<Replacement>) =>
          void this.#run(() => this.#replace(detail))}
      ></steward-replace-key>`;
    }
    if (this.asking === 'revocation' && current !== undefined) {
      return html`<steward-confirm-dialog
        .client=${this.client}
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        .question=${revocation(this.messages, () => this.#revoke(current))}
        @close=${shared}
      ></steward-confirm-dialog>`;
    }
    if (this.asking !== 'sign_in') return nothing;
    return html`<steward-sign-in-again
      .client=${this.client}
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      .email=${this.account?.email ?? ''}
      @close=${shared}
      @done=${() => {
        const again = this.#waiting;
        if (again !== undefined) void this.#run(again);
      }}
    ></steward-sign-in-again>`;
  }

  async #load(): Promise<void> {
    this.keys = await new Keys(this.client).list({ signal: this.signal });
  }

  async #replace(replacement: Replacement): Promise<void> {
    this.made = await new Keys(this.client).replace(replacement);
    await this.#load();
  }

  async #copy(): Promise<void> {
    const text = await new Keys(this.client).copy();
    await navigator.clipboard.writeText(text);
    this.copied = true;
  }

  async #revoke(key: ApiKey): Promise<void> {
    await new Keys(this.client).revoke(key.id);
    if (this.made?.key.id === key.id) this.made = undefined;
    await this.#load();
  }

  /** Does it, and does it again after the sign-in that it asks for. */
  async #run(act: () => Promise<void>): Promise<void> {
    this.working = true;
    this.failure = undefined;
    this.copied = false;
    try {
      await act();
    } catch (error) {
      if (this.signal.aborted) return;
      this.#refused(error, act);
    } finally {
      this.working = false;
    }
  }

  #refused(error: unknown, act: () => Promise<void>): void {
    if (error instanceof Problem && error.code === 'session_not_recent') {
      this.#waiting = act;
      this.asking = 'sign_in';
      return;
    }
    const refusal = refusalOf(error);
    this.failure = refusal;
    if (error instanceof Problem || error instanceof ConnectionError)
      dispatch(this, 'steward-error', { error });
  }
}
