import lockIcon from 'lucide-static/icons/lock.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Rejection } from '../core.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';

/** What the reader may do here and what not, and who can help (C7, TM-12, ADV-2). */
export function connectionsReadOnly(
  messages: Messages,
  role: string,
  rejection: Rejection | undefined,
  helpers: readonly string[],
  mayAdd: boolean,
): TemplateResult {
  const needed = rejection?.unlock?.role;
  const params = {
    role: messages.roleName(role),
    needed: needed === undefined ? 'none' : messages.roleName(needed),
  };
  const text = mayAdd ? 'connections.own_only_help' : 'connections.read_only_help';
  return html`<div class="notice info" part="read-only" role="note">
    ${icon(lockIcon)}
    <div class="stack tight">
      <p>${messages.t(text, params)}</p>
      ${
        helpers.length === 0
          ? nothing
          : html`<p>
              ${messages.t('connections.helpers', { names: messages.formats.list(helpers) })}
            </p>`
      }
    </div>
  </div>`;
}
