import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icon.ts';

export interface TextFieldOptions {
  /** Id, name and part of the input; unique in its root. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url';
  readonly autocomplete?: AutoFill;
  readonly inputmode?: 'text' | 'email' | 'numeric' | 'url';
  readonly placeholder?: string;
  readonly readonly?: boolean;
  readonly required?: boolean;
  readonly autofocus?: boolean;
  /** Keeps left to right in a right-to-left page: addresses and ids. */
  readonly leftToRight?: boolean;
  /** Length so far and the most that is taken; shown when four fifths are used. */
  readonly length?:
    { readonly actual: number; readonly limit: number; readonly text: string } | undefined;
  /** Stands in the row of the input, after it. */
  readonly action?: TemplateResult | typeof nothing;
  /** Stands below, for example a repair; announced when it comes. */
  readonly after?: TemplateResult | typeof nothing;
  readonly onInput: (text: string) => void;
  readonly onLeave?: () => void;
}

const counterFrom = 0.8;

/**
 * A labelled input with everything that is said about it (ux.md C3). What is said stands in a
 * polite region that is always there, so that screen readers hear it when it comes.
 */
export function textField(options: TextFieldOptions): TemplateResult {
  const { name, hint, error, length, onLeave } = options;
  const counted = length !== undefined && length.actual >= length.limit * counterFrom;
  const described = [hint && `${name}-hint`, error && `${name}-error`, counted && `${name}-count`]
    .filter((id) => typeof id === 'string' && id !== '')
    .join(' ');
  return html`<div class="field" part="field ${name}-field">
    <label class="label" for=${name}>${options.label}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    <div class="input-row">
      <input
        class="input ${options.leftToRight === true ? 'ltr' : ''}"
        part="input ${name}-input"
        id=${name}
        name=${name}
        type=${options.type ?? 'text'}
        autocomplete=${options.autocomplete ?? 'off'}
        inputmode=${options.inputmode ?? nothing}
        placeholder=${options.placeholder ?? (options.leftToRight === true ? ' ' : nothing)}
        spellcheck=${options.leftToRight === true ? 'false' : nothing}
        autocapitalize=${options.leftToRight === true ? 'none' : nothing}
        ?readonly=${options.readonly === true}
        ?autofocus=${options.autofocus === true}
        aria-required=${options.required === true ? 'true' : nothing}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${described || nothing}
        .value=${live(options.value)}
        @input=${(event: InputEvent) => options.onInput((event.target as HTMLInputElement).value)}
        @blur=${onLeave ?? nothing}
      />
      ${options.action ?? nothing}
    </div>
    ${
      counted
        ? html`<p
            class="hint count ${length.actual > length.limit ? 'over' : ''}"
            id="${name}-count"
          >
            ${length.text}
          </p>`
        : nothing
    }
    <div class="said" aria-live="polite">
      ${
        error
          ? html`<p class="error" part="error" id="${name}-error">
              ${icon(alertIcon, { size: 15 })}<span>${error}</span>
            </p>`
          : nothing
      }
      ${options.after ?? nothing}
    </div>
  </div>`;
}
