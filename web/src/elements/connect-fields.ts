import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import eyeIcon from 'lucide-static/icons/eye.svg?icon';
import eyeOffIcon from 'lucide-static/icons/eye-off.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ConnectionForm } from '../connections/connection-form.ts';
import { localText } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import type { CredentialField } from '../providers.ts';
import { icon } from '../ui/icon.ts';

export interface FieldsView {
  readonly messages: Messages;
  readonly form: ConnectionForm;
  /** Names of the secrets that can be read now. */
  readonly revealed: ReadonlySet<string>;
  readonly reveal: (field: string) => void;
}

/** Apart from the ids of other fields of the form. */
const fieldId = (name: string): string => `credential-${name}`;

/** One field of a service's credentials, with its verdict while it is pasted. */
export function credentialField(view: FieldsView, field: CredentialField): TemplateResult {
  const { messages, form } = view;
  const { name } = field;
  const id = fieldId(name);
  const issue = form.draft.issue(name);
  const hint = hintOf(messages, form, field);
  const trimmed = form.draft.trimmed(name);
  const described = issue === undefined ? `${id}-hint` : `${id}-hint ${id}-error`;
  return html`<div class="field" part="field">
    <label class="label" for=${id}
      >${localText(messages, field.title)}${
        field.is_optional === true
          ? html` <span class="muted optional">${messages.t('connect.optional')}</span>`
          : nothing
      }</label
    >
    <p class="hint" id="${id}-hint">${hint}</p>
    <div class="input-row">
      ${control(view, field, { id, described, isFaulty: issue !== undefined })}
    </div>
    <div class="said" aria-live="polite">
      ${
        issue === undefined
          ? nothing
          : html`<p class="error" id="${id}-error">
              ${icon(alertIcon, { size: 15 })}<span>${messages.messageOf(issue)}</span>
            </p>`
      }
      ${
        trimmed.length === 0
          ? nothing
          : html`<p class="hint">
              ${messages.t('connect.trimmed', {
                parts: messages.formats.list(
                  trimmed.map((part) => messages.t(`connect.trimmed.${part}`)),
                ),
              })}
            </p>`
      }
    </div>
  </div>`;
}

function hintOf(
  messages: Messages,
  form: ConnectionForm,
  { name, help, example, is_secret: isSecret }: CredentialField,
): TemplateResult {
  const kept = form.account?.hints[name];
  const value =
    kept === undefined
      ? messages.t('connect.example', { example })
      : messages.t(isSecret ? 'connect.keeps_secret' : 'connect.keeps', { hint: kept });
  return html`${help === undefined ? nothing : html`<span>${localText(messages, help)}</span>`}
    <span>${value}</span>`;
}

interface ControlFacts {
  readonly id: string;
  readonly described: string;
  readonly isFaulty: boolean;
}

function control(view: FieldsView, field: CredentialField, facts: ControlFacts): TemplateResult {
  const { choices, has_lines: hasLines = false } = field.pattern;
  if (choices !== undefined && choices.length > 0) return choice(view, field, facts, choices);
  return hasLines ? lines(view, field, facts) : line(view, field, facts);
}

/** After the text has arrived: what was pasted is judged at once. */
function typed({ form }: FieldsView, name: string) {
  return (event: InputEvent) => {
    form.edit(name, (event.target as HTMLInputElement).value);
    if (/^insertFrom(Paste|Drop)/.test(event.inputType)) form.settle(name);
  };
}

function line(view: FieldsView, field: CredentialField, facts: ControlFacts): TemplateResult {
  const { messages, form, revealed, reveal } = view;
  const { name, is_secret: isSecret } = field;
  const isShown = !isSecret || revealed.has(name);
  const label = messages.t(isShown ? 'connect.hide' : 'connect.show');
  return html`<input
      class="input ltr secret"
      id=${facts.id}
      type=${isShown ? 'text' : 'password'}
      autocomplete="off"
      spellcheck="false"
      autocapitalize="none"
      placeholder=" "
      aria-invalid=${facts.isFaulty ? 'true' : nothing}
      aria-describedby=${facts.described}
      aria-required=${field.is_optional === true || form.account ? nothing : 'true'}
      .value=${live(form.draft.text(name))}
      @input=${typed(view, name)}
      @blur=${() => form.settle(name)}
    />
    ${
      isSecret
        ? html`<button
            type="button"
            class="button icon-only"
            aria-label=${label}
            title=${label}
            @click=${() => reveal(name)}
          >
            ${icon(isShown ? eyeOffIcon : eyeIcon)}
          </button>`
        : nothing
    }`;
}

/** A key file. */
function lines(view: FieldsView, field: CredentialField, facts: ControlFacts): TemplateResult {
  const { form } = view;
  const { name } = field;
  return html`<textarea
    class="input ltr secret"
    id=${facts.id}
    rows="5"
    autocomplete="off"
    spellcheck="false"
    autocapitalize="none"
    placeholder=" "
    aria-invalid=${facts.isFaulty ? 'true' : nothing}
    aria-describedby=${facts.described}
    .value=${live(form.draft.text(name))}
    @input=${typed(view, name)}
    @blur=${() => form.settle(name)}
  ></textarea>`;
}

function choice(
  { form, messages }: FieldsView,
  { name }: CredentialField,
  facts: ControlFacts,
  choices: readonly string[],
): TemplateResult {
  const chosen = form.draft.text(name);
  return html`<select
    class="input"
    id=${facts.id}
    aria-invalid=${facts.isFaulty ? 'true' : nothing}
    aria-describedby=${facts.described}
    .value=${live(chosen)}
    @change=${({ target }: Event) => {
      form.edit(name, (target as HTMLSelectElement).value);
      form.settle(name);
    }}
  >
    <option value="" ?selected=${chosen === ''}>${messages.t('connect.choose')}</option>
    ${choices.map((one) => html`<option value=${one} ?selected=${chosen === one}>${one}</option>`)}
  </select>`;
}

/** The first field that is to be mended, also where it is folded away. */
export function focusFirstIssue(root: ParentNode, form: ConnectionForm): void {
  const wrong = form.draft.fields.find(({ name }) => form.draft.issue(name) !== undefined);
  const id = wrong === undefined ? form.nameIssue && 'name' : fieldId(wrong.name);
  if (id === undefined) return;
  const field = root.querySelector<HTMLElement>(`#${id}`);
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}
