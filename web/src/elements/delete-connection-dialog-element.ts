import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { dispatch } from '../base/events.ts';
import type { Connection, ConnectionImpact } from '../client/connection-types.ts';
import type { ConnectionsController } from '../connections/connections-controller.ts';
import { isManaged } from '../connections/provider-groups.ts';
import { usesText } from '../connections/words.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { formStyles } from '../ui/styles/form.ts';
import { textField } from '../ui/text-field.ts';

const usesShown = 5;

/** What stops with an account, and what its service falls back to, before it goes (CON-12, X8). */
export class DeleteConnectionDialogElement extends DialogElement {
  static override styles = [
    DialogElement.styles,
    formStyles,
    css`
      ul {
        padding-inline-start: calc(5 * var(--_space));
      }
    `,
  ];
  static override readonly areas = ['connections', 'connect', 'refusals'] as const;

  @property({ attribute: false }) controller: ConnectionsController | undefined;
  @property({ attribute: false }) account: Connection | undefined;

  @state() private impact: ConnectionImpact | undefined;
  @state() private failure: Refusal | undefined;
  @state() private typed = '';
  @state() private replacement = '';
  @state() private working = false;

  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#read();
  }

  protected override heading(): string {
    return this.t('connect.delete_title', { name: this.account?.name ?? '' });
  }

  protected override body(): TemplateResult {
    const { account, impact } = this;
    if (account === undefined) return html`${nothing}`;
    return html`${
      impact === undefined
        ? html`<p class="muted" role="status">${this.t('form.loading')}</p>`
        : this.#consequences(account, impact)
    }
    ${this.failureNotice(this.failure && this.messageOf(this.failure))}`;
  }

  protected override actions(): TemplateResult {
    const ready = !this.working && this.impact !== undefined;
    return html`<button type="button" class="button" autofocus @click=${() => this.close()}>
        ${this.t('form.cancel')}
      </button>
      <button
        type="button"
        class="button danger primary"
        aria-disabled=${ready ? nothing : 'true'}
        @click=${() => ready && void this.#delete()}
      >
        ${this.t('connections.delete')}
      </button>`;
  }

  #consequences(account: Connection, impact: ConnectionImpact): TemplateResult {
    const isUsed = impact.naming.length > 0;
    return html`<p>${this.t('connect.delete_text')}</p>
      ${
        isUsed
          ? html`<p>
                <strong
                  >${this.t('connect.stops', { uses: usesText(this.messages, impact.naming) })}</strong
                >
              </p>
              ${this.#uses(impact.uses.filter((use) => use.follows_default !== true))}`
          : html`<p>${this.t('connect.unused')}</p>`
      }
      ${account.is_default ? this.#afterwards(account, impact) : nothing}
      ${
        isUsed
          ? textField({
              name: 'typed',
              label: this.t('connect.type_name', { name: account.name }),
              value: this.typed,
              onInput: (text) => (this.typed = text),
            })
          : nothing
      }`;
  }

  #uses(uses: ConnectionImpact['uses']): TemplateResult {
    const rest = uses.length - usesShown;
    return html`<ul>
      ${uses.slice(0, usesShown).map(({ display }) => html`<li><bdi>${display}</bdi></li>`)}
      ${rest > 0 ? html`<li>${this.t('connect.more_uses', { count: rest })}</li>` : nothing}
    </ul>`;
  }

  /** The default goes to an account that the reader names, or to the platform's, or away. */
  #afterwards(account: Connection, impact: ConnectionImpact): TemplateResult {
    const others = this.#others(account);
    const managed = others.find(isManaged);
    const own = others.filter((one) => !isManaged(one));
    const uses = usesText(this.messages, impact.following);
    const fallback =
      managed === undefined
        ? this.t('connect.no_default')
        : this.t('connect.falls_back', { name: managed.name });
    return html`<div class="field">
      <p>${this.t('connect.was_default', { uses: uses || 'none' })}</p>
      ${
        own.length === 0
          ? html`<p>${fallback}</p>`
          : html`<label class="label" for="replacement">${this.t('connect.replacement')}</label>
              <select
                class="input"
                id="replacement"
                .value=${live(this.replacement)}
                @change=${({ target }: Event) =>
                  (this.replacement = (target as HTMLSelectElement).value)}
              >
                <option value="">${fallback}</option>
                ${own.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
              </select>`
      }
    </div>`;
  }

  #others(account: Connection): readonly Connection[] {
    const all = this.controller?.facts?.connections ?? [];
    return all.filter(({ id, provider }) => provider === account.provider && id !== account.id);
  }

  async #read(): Promise<void> {
    const { account, controller } = this;
    if (account === undefined) return;
    try {
      this.impact = await controller?.connections?.readImpact(account.id, { signal: this.signal });
    } catch (error) {
      if (!this.signal.aborted) this.failure = refusalOf(error);
    }
  }

  async #delete(): Promise<void> {
    const { account, controller, typed, replacement } = this;
    if (account === undefined) return;
    this.working = true;
    this.failure = undefined;
    try {
      await controller?.connections?.delete(account.id, {
        ...(typed === '' ? {} : { typed_name: typed }),
        ...(replacement === '' ? {} : { replacement }),
      });
      this.dispatchEvent(new Event('connection-deleted'));
      this.close();
    } catch (error) {
      this.failure = refusalOf(error);
      dispatch(this, 'steward-error', { error: this.failure });
    } finally {
      this.working = false;
    }
  }
}
