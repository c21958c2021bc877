import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Connection } from '../client/connection-types.ts';
import type { ConnectionForm } from '../connections/connection-form.ts';
import { usesText } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import { textField } from '../ui/text-field.ts';

export interface NamingView {
  readonly messages: Messages;
  readonly form: ConnectionForm;
  readonly service: string;
  /** Another account that is the default now. */
  readonly now: Connection | undefined;
  /** Whether the reader may move the label. */
  readonly mayMove: boolean;
}

/** What an account is called, and whether it is the one that serves unless another is named (X7). */
export function accountNaming(view: NamingView): TemplateResult {
  const { messages, form, mayMove } = view;
  return html`${textField({
    name: 'name',
    label: messages.t('connect.name'),
    hint: messages.t('connect.name_hint'),
    value: form.name,
    error: form.nameIssue && messages.messageOf(form.nameIssue),
    required: true,
    onInput: (text) => form.rename(text),
  })}
  ${mayMove ? defaultChoice(view) : nothing}`;
}

function defaultChoice(view: NamingView): TemplateResult {
  const { messages, form, service, now } = view;
  const uses = usesText(messages, form.following);
  const change = ({ target }: Event) => {
    form.makeDefault((target as HTMLInputElement).checked, now);
  };
  return html`<div class="field">
    <label class="check">
      <input type="checkbox" id="default" .checked=${live(form.isDefault)} @change=${change} />
      <span>${messages.t('connect.default', { service })}</span>
    </label>
    <p class="hint" aria-live="polite">
      ${
        form.isDefault && now !== undefined
          ? messages.t('connect.default_moves', { name: now.name, uses: uses || 'none' })
          : messages.t('connect.default_hint')
      }
    </p>
  </div>`;
}
