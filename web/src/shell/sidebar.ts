import accountIcon from 'lucide-static/icons/circle-user-round.svg?icon';
import backIcon from 'lucide-static/icons/chevron-left.svg?icon';
import forwardIcon from 'lucide-static/icons/chevron-right.svg?icon';
import billingIcon from 'lucide-static/icons/credit-card.svg?icon';
import plugIcon from 'lucide-static/icons/plug.svg?icon';
import activityIcon from 'lucide-static/icons/history.svg?icon';
import teamIcon from 'lucide-static/icons/users-round.svg?icon';
import workspaceIcon from 'lucide-static/icons/building-2.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageId, Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { workspacePath, type RouteName, type WorkspaceRouteName } from './routes.ts';

interface Section {
  readonly route: WorkspaceRouteName;
  /** Pages that belong to the section too. */
  readonly also: readonly RouteName[];
  readonly label: MessageId;
  readonly icon: string;
}

/** The settings there are, in the order of ACC-11. */
export const sections: readonly Section[] = [
  {
    route: 'account',
    also: ['security', 'api_key', 'profile_api_key'],
    label: 'account.title',
    icon: accountIcon,
  },
  { route: 'workspace', also: [], label: 'workspace.title', icon: workspaceIcon },
  { route: 'team_members', also: [], label: 'shell.team_members', icon: teamIcon },
  { route: 'connections', also: [], label: 'shell.connections', icon: plugIcon },
  { route: 'plans_billing', also: [], label: 'shell.plans_billing', icon: billingIcon },
  { route: 'activity', also: [], label: 'shell.activity', icon: activityIcon },
];

/** Beside the page on wide screens; on narrow ones it is a page of its own (G5). */
export function sidebar(
  messages: Messages,
  current: RouteName,
  workspaceId: number,
  href: (path: string) => string,
): TemplateResult {
  const title = messages.t('shell.settings');
  return html`<nav class="sidebar" aria-labelledby="sidebar-title">
    ${
      current === 'settings'
        ? html`<h1 class="sidebar-title" id="sidebar-title">${title}</h1>`
        : html`<p class="sidebar-title" id="sidebar-title">${title}</p>`
    }
    <ul>
      ${sections.map(
        ({ route, also, label, icon: path }) =>
          html`<li>
            <a
              href=${href(workspacePath(route, workspaceId))}
              aria-current=${route === current || also.includes(current) ? 'page' : nothing}
            >
              ${icon(path)}<span>${messages.t(label)}</span>
              ${icon(forwardIcon, { mirrored: true })}
            </a>
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** On narrow screens, the way from a page back to the list. */
export function backToList(
  messages: Messages,
  workspaceId: number,
  href: (path: string) => string,
): TemplateResult {
  return html`<a class="back" href=${href(workspacePath('settings', workspaceId))}>
    ${icon(backIcon, { mirrored: true })} ${messages.t('shell.settings')}
  </a>`;
}
