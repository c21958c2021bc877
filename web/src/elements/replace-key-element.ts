import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Replacement } from '../client/keys.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { formStyles } from '../ui/styles/form.ts';
import { textField } from '../ui/text-field.ts';

const reasons = ['compromised', 'routine', 'lost'] as const;

/**
 * Why the key is replaced, whether the old one goes on for a day, and the last four digits typed:
 * programs stop working by this (A8, KEY-3). Dispatches `replace` with the choice.
 */
export class ReplaceKeyElement extends DialogElement {
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

  /** The last four digits of the key that is replaced. */
  @property() hint = '';
  @state() private reason: Replacement['reason'] = 'compromised';
  @state() private overlaps = false;
  @state() private typed = '';

  protected override heading(): string {
    return this.t('api_key.replace_title');
  }

  protected override body(): TemplateResult {
    const mayOverlap = this.reason !== 'compromised';
    return html`<p>${this.t('api_key.replace_breaks')}</p>
      <fieldset class="stack tight">
        <legend class="label">${this.t('api_key.reason')}</legend>
        ${reasons.map(
          (reason) =>
            html`<label class="row">
              <input
                type="radio"
                name="reason"
                value=${reason}
                .checked=${this.reason === reason}
                @change=${() => (this.reason = reason)}
              />
              <span>${this.t(`api_key.reason.${reason}`)}</span>
            </label>`,
        )}
      </fieldset>
      ${
        mayOverlap
          ? html`<label class="row">
              <input
                type="checkbox"
                name="overlaps"
                .checked=${this.overlaps}
                @change=${(event: Event) =>
                  (this.overlaps = (event.target as HTMLInputElement).checked)}
              />
              <span>${this.t('api_key.overlap')}</span>
            </label>`
          : nothing
      }
      ${textField({
        name: 'typed',
        label: this.t('api_key.typed', { hint: this.hint }),
        value: this.typed,
        leftToRight: true,
        onInput: (text) => (this.typed = text),
      })}`;
  }

  protected override actions(): TemplateResult {
    const ready = this.typed.trim().toLowerCase() === this.hint;
    return this.cancelOr(this.t('api_key.replace'), () => this.#replace(), ready);
  }

  #replace(): void {
    const overlaps = this.overlaps && this.reason !== 'compromised';
    const detail: Replacement = { reason: this.reason, overlaps };
    this.dispatchEvent(new CustomEvent('replace', { detail }));
    this.close();
  }
}
