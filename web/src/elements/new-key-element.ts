import { css, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { KeyOrder } from '../client/keys.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { formStyles } from '../ui/styles/form.ts';
import { textField } from '../ui/text-field.ts';

/** What a key can be for: the permissions that some route of the API asks a key for. */
export const keyScopes = [
  'workspace_read',
  'members_read',
  'members_invite',
  'credits_read',
  'credits_use',
  'connections_read',
  'billing_read',
  'audit_read',
] as const;
type Scope = (typeof keyScopes)[number];

const validities = [30, 90, 365] as const;

/** Name, scopes and end of a new key of the workspace (ADV-12). Dispatches `order`. */
export class NewKeyElement extends DialogElement {
  static override styles = [
    ...DialogElement.styles,
    formStyles,
    css`
      label.row {
        min-block-size: 1.75rem;
      }
    `,
  ];
  static override readonly areas = ['keys'] as const;

  /** What the reader's role may do; a key never has more. */
  @property({ attribute: false }) permissions: readonly string[] = [];
  @state() private name = '';
  @state() private scopes: ReadonlySet<Scope> = new Set(['workspace_read']);
  @state() private days: number | undefined = validities[1];

  protected override heading(): string {
    return this.t('api_key.new_title');
  }

  protected override body(): TemplateResult {
    return html`${textField({
        name: 'name',
        label: this.t('field.name'),
        hint: this.t('api_key.new_name_hint'),
        value: this.name,
        autofocus: true,
        onInput: (text) => (this.name = text),
      })}
      <fieldset class="stack tight">
        <legend class="label">${this.t('api_key.scopes')}</legend>
        ${keyScopes
          .filter((scope) => this.permissions.includes(scope))
          .map((scope) => this.#scope(scope))}
      </fieldset>
      <fieldset class="stack tight">
        <legend class="label">${this.t('api_key.ends')}</legend>
        ${[...validities, undefined].map(
          (days) =>
            html`<label class="row">
              <input
                type="radio"
                name="days"
                .checked=${this.days === days}
                @change=${() => (this.days = days)}
              />
              <span>
                ${
                  days === undefined
                    ? this.t('api_key.ends_never')
                    : this.t('api_key.ends_in', { days })
                }
              </span>
            </label>`,
        )}
      </fieldset>`;
  }

  protected override actions(): TemplateResult {
    const ready = this.name.trim() !== '' && this.scopes.size > 0;
    return this.cancelOr(this.t('api_key.make'), () => this.#order(), ready);
  }

  #scope(scope: Scope): TemplateResult {
    return html`<label class="row">
      <input
        type="checkbox"
        name=${scope}
        .checked=${this.scopes.has(scope)}
        @change=${() => this.#toggle(scope)}
      />
      <span>${this.t(`api_key.scope.${scope}`)}</span>
    </label>`;
  }

  #toggle(scope: Scope): void {
    const scopes = new Set(this.scopes);
    if (!scopes.delete(scope)) scopes.add(scope);
    this.scopes = scopes;
  }

  #order(): void {
    const detail: KeyOrder = {
      name: this.name,
      scopes: [...this.scopes],
      ...(this.days === undefined ? {} : { expires_in_days: this.days }),
    };
    this.dispatchEvent(new CustomEvent('order', { detail }));
    this.close();
  }
}
