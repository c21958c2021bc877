import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import { Problem, type Account } from '../client/index.ts';
import { WorkspaceKeys, type ApiKey, type KeyOrder, type NewApiKey } from '../client/keys.ts';
import { refusalOf } from '../team/member-list.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { CopyButtonElement } from '../ui/copy-button.ts';
import { keyText, revocation } from './api-key-parts.ts';
import { ConfirmDialogElement } from './confirm-dialog-element.ts';
import { NewKeyElement } from './new-key-element.ts';
import { pageStyles } from './page-styles.ts';
import { SignInAgainElement } from './sign-in-again-element.ts';

/**
 * The keys of a workspace that open (ADV-12): whose they are, what for, until when, and when they
 * were used last; new ones are shown once, any of them is ended at once by who may.
 */
export class WorkspaceKeysElement extends StewardElement {
  static override readonly areas = ['keys'] as const;
  static override readonly elements: Elements = {
    'confirm-dialog': ConfirmDialogElement,
    'copy-button': CopyButtonElement,
    'new-key': NewKeyElement,
    'sign-in-again': SignInAgainElement,
  };
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    css`
      ul {
        display: grid;
        gap: calc(4 * var(--_space));
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: calc(2 * var(--_space));
        overflow-wrap: anywhere;
      }
      code {
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  @property({ attribute: false }) account: Account | undefined;

  @state() private keys: readonly ApiKey[] = [];
  @state() private permissions: readonly string[] = [];
  @state() private made: NewApiKey | undefined;
  @state() private asking: 'order' | 'sign_in' | ApiKey | undefined;
  @state() private failure: string | undefined;
  /** What goes on after the sign-in that it asked for. */
  #waiting: (() => Promise<void>) | undefined;

  protected override firstUpdated(): void {
    void this.#run(async () => {
      const { value } = await this.client.readWorkspace(this.#id, { signal: this.signal });
      this.permissions = value.permissions;
    });
  }

  override render(): TemplateResult {
    const { permissions } = this;
    return html`<section class="card" part="card" aria-labelledby="title">
        <div class="card-header">
          <h2 id="title">${this.t('api_key.all_title')}</h2>
          <p>${this.t('api_key.all_intro')}</p>
        </div>
        <div class="card-body">
          <div aria-live="polite">
            ${
              this.failure === undefined
                ? nothing
                : html`<p class="notice danger">${this.failure}</p>`
            }
            ${
              this.made === undefined
                ? nothing
                : keyText(this.messages, this.made, () => (this.made = undefined))
            }
          </div>
          ${
            this.keys.length === 0
              ? html`<p class="hint">${this.t('api_key.all_none')}</p>`
              : html`<ul>
                  ${this.keys.map((key) => this.#key(key))}
                </ul>`
          }
          ${
            permissions.includes('api_keys_create')
              ? html`<div class="row">
                  <button
                    type="button"
                    class="button"
                    part="button"
                    @click=${() => (this.asking = 'order')}
                  >
                    ${this.t('api_key.new')}
                  </button>
                </div>`
              : nothing
          }
        </div>
      </section>
      ${this.#dialog()}`;
  }

  get #id(): number {
    return this.workspace ?? 0;
  }
  get #api(): WorkspaceKeys {
    return new WorkspaceKeys(this.client, this.#id);
  }

  #key(key: ApiKey): TemplateResult {
    const { formats } = this.messages;
    const end = key.replaced_at ?? key.expires_at;
    const mayEnd = key.owner_id === this.account?.id || this.permissions.includes('api_keys_edit');
    return html`<li>
      <div>
        <p><strong>${key.name}</strong> <span dir="ltr">…${key.hint}</span></p>
        <p class="hint">
          ${this.t('api_key.all_of', {
            owner: key.owner_name,
            scopes: formats.list(key.scopes.map((scope) => this.#scopeName(scope))),
          })}
        </p>
        <p class="hint">
          ${
            key.last_used_at === undefined
              ? this.t('api_key.all_unused')
              : this.t('api_key.all_used', { date: formats.dateTime(new Date(key.last_used_at)) })
          }
          ${
            end === undefined
              ? nothing
              : this.t('api_key.all_until', { date: formats.dateTime(new Date(end)) })
          }
        </p>
      </div>
      ${
        mayEnd
          ? html`<button
              type="button"
              class="button small danger"
              aria-label=${this.t('api_key.revoke_named', { name: key.name })}
              @click=${() => (this.asking = key)}
            >
              ${this.t('api_key.revoke')}
            </button>`
          : nothing
      }
    </li>`;
  }

  #scopeName(scope: string): string {
    const id = `api_key.scope.${scope}`;
    return this.messages.has(id) ? this.messages.t(id) : scope;
  }

  #dialog(): TemplateResult | typeof nothing {
    const { asking } = this;
    const close = () => (this.asking = undefined);
    if (asking === undefined) return nothing;
    if (asking === 'order') {
      return html`<steward-new-key
        .client=${this.client}
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        .permissions=${this.permissions}
        @close=${close}
        @order=${({ detail }: CustomEvent<KeyOrder>) => void this.#run(() => this.#make(detail))}
      ></steward-new-key>`;
    }
    if (asking === 'sign_in') {
      return html`<steward-sign-in-again
        .client=${this.client}
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        .email=${this.account?.email ?? ''}
        @close=${close}
        @done=${() => this.#waiting !== undefined && void this.#run(this.#waiting)}
      ></steward-sign-in-again>`;
    }
    const revoke = () => this.#run(() => this.#api.revoke(asking.id));
    return html`<steward-confirm-dialog
      .client=${this.client}
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      .question=${revocation(this.messages, revoke)}
      @close=${close}
    ></steward-confirm-dialog>`;
  }

  async #make(order: KeyOrder): Promise<void> {
    this.made = await this.#api.create(order);
  }

  /** Does it, after the sign-in that it may ask for, and shows what there is then. */
  async #run(act: () => Promise<void>): Promise<void> {
    this.failure = undefined;
    try {
      await act();
      const keys = await this.#api.list({ signal: this.signal });
      this.keys = keys.filter(({ state: is }) => is === 'active' || is === 'replacing');
    } catch (error) {
      if (this.signal.aborted) return;
      if (error instanceof Problem && error.code === 'session_not_recent') {
        this.#waiting = act;
        this.asking = 'sign_in';
        return;
      }
      const refusal = refusalOf(error);
      this.failure = this.messageOf(refusal);
      dispatch(this, 'steward-error', { error: refusal });
    }
  }
}
