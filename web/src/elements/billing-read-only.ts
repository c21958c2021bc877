import lockIcon from 'lucide-static/icons/lock.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Rejection } from '../core.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';

/** Why nothing can be changed here, and who can help (C7, ADV-2). */
export function billingReadOnly(
  messages: Messages,
  role: string,
  rejection: Rejection | undefined,
  helpers: readonly string[],
): TemplateResult {
  const needed = rejection?.unlock?.role;
  return html`<div class="notice info" part="read-only" role="note">
    ${icon(lockIcon)}
    <div class="stack tight">
      <strong>${messages.t('billing.read_only')}</strong>
      <p>
        ${messages.t('billing.read_only_help', {
          role: messages.roleName(role),
          needed: needed === undefined ? 'none' : messages.roleName(needed),
        })}
      </p>
      ${
        helpers.length === 0
          ? nothing
          : html`<p>${messages.t('billing.helpers', { names: messages.formats.list(helpers) })}</p>`
      }
    </div>
  </div>`;
}
