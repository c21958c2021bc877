import chevronIcon from 'lucide-static/icons/chevrons-up-down.svg?icon';
import checkIcon from 'lucide-static/icons/check.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { SessionWorkspace } from '../client/index.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';

function face({ id, name, picture }: SessionWorkspace): TemplateResult {
  return html`<steward-avatar
      kind="workspace"
      size="24"
      seed=${id}
      name=${name}
      .picture=${picture}
    ></steward-avatar>
    <bdi class="workspace-name">${name}</bdi>`;
}

/** The current workspace; with several of them, a menu that leads to the same page of another. */
export function workspaceSwitcher(
  messages: Messages,
  workspaces: readonly SessionWorkspace[],
  current: SessionWorkspace | undefined,
  hrefOf: (workspaceId: number) => string,
): TemplateResult | typeof nothing {
  if (current === undefined) return nothing;
  if (workspaces.length === 1) return html`<div class="workspace">${face(current)}</div>`;
  return html`<steward-menu class="workspace" side="start" label=${messages.t('shell.workspaces')}>
    <button
      type="button"
      slot="trigger"
      class="button quiet trigger"
      aria-label=${messages.t('shell.workspace_menu_of', { name: current.name })}
    >
      ${face(current)} ${icon(chevronIcon, { size: 16 })}
    </button>
    ${workspaces.map(
      (workspace) =>
        html`<a
          class="menu-item"
          role="menuitem"
          href=${hrefOf(workspace.id)}
          aria-current=${workspace.id === current.id ? 'true' : nothing}
        >
          ${face(workspace)}
          <span class="menu-check end">
            ${workspace.id === current.id ? icon(checkIcon, { size: 16 }) : nothing}
          </span>
        </a>`,
    )}
  </steward-menu>`;
}
