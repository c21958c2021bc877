import { html, nothing, type TemplateResult } from 'lit';
import { core } from '../../core.ts';
import type { Messages } from '../../i18n/index.ts';
import type { VisitorForm } from './form.ts';

/** The likely repair of a mistyped address, one press away. */
function suggestionFor(email: string): string | undefined {
  const verdict = core()?.parseEmail(email);
  if (verdict === undefined) return undefined;
  if (verdict.ok) return verdict.value.suggestion;
  const suggestion = verdict.issues[0]?.params.suggestion;
  return typeof suggestion === 'string' ? suggestion : undefined;
}

export function emailRepair(
  messages: Messages,
  form: VisitorForm,
): TemplateResult | typeof nothing {
  const suggestion = form.hasLeft('email') ? suggestionFor(form.value('email')) : undefined;
  if (suggestion === undefined) return nothing;
  return html`<p class="hint">
    <button type="button" class="button link" @click=${() => form.repair('email', suggestion)}>
      ${messages.t('field.email_repair', { suggestion })}
    </button>
  </p>`;
}
