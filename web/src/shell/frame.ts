import languageIcon from 'lucide-static/icons/globe.svg?icon';
import searchIcon from 'lucide-static/icons/search.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Session, SessionWorkspace } from '../client/index.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { accountMenu, preferenceChoices, type AccountMenuActions } from './account-menu.ts';
import { brand } from './plain-pages.ts';
import { workspacePath, type Match, type WorkspaceRouteName } from './routes.ts';
import { backToList, sidebar } from './sidebar.ts';
import { workspaceSwitcher } from './workspace-switcher.ts';

export interface MemberFrame {
  readonly messages: Messages;
  readonly session: Session;
  readonly found: Match | undefined;
  readonly page: TemplateResult;
  readonly actions: AccountMenuActions & { readonly openPalette: (() => void) | undefined };
}

/** The workspace of the address, if this user is a member of it. */
export function workspaceOf(
  session: Session,
  found: Match | undefined,
): SessionWorkspace | undefined {
  return session.workspaces.find(({ id }) => id === found?.workspaceId);
}

/** Header with workspace and avatar menu, sidebar, and the page (ACC-11). */
export function memberFrame(frame: MemberFrame): TemplateResult {
  const { messages, session, found, page, actions } = frame;
  const { href } = actions;
  const workspace = workspaceOf(session, found);
  const route = (found?.workspaceId === undefined ? 'account' : found.name) as WorkspaceRouteName;
  const isList = found?.name === 'settings';
  return html`
    <header class="header">
      <a class="home" href=${href('/')} aria-label=${messages.t('shell.home')}>${brand()}</a>
      ${workspaceSwitcher(messages, session.workspaces, workspace, (id) =>
        href(workspacePath(route, id)),
      )}
      <span class="gap"></span>
      ${
        actions.openPalette === undefined
          ? nothing
          : html`<button
              type="button"
              class="button quiet icon-only"
              aria-label=${messages.t('shell.palette')}
              title=${messages.t('shell.palette')}
              aria-keyshortcuts="Control+K Meta+K"
              @click=${actions.openPalette}
            >
              ${icon(searchIcon)}
            </button>`
      }
      ${accountMenu(messages, session, workspace, actions)}
    </header>
    <div class="layout">
      ${
        workspace === undefined || found === undefined || isList
          ? nothing
          : sidebar(messages, found.name, workspace.id, href)
      }
      <main id="main" tabindex="-1">
        ${workspace === undefined ? nothing : isList ? sidebar(messages, 'settings', workspace.id, href) : backToList(messages, workspace.id, href)}
        ${page}
      </main>
    </div>
  `;
}

/** A card in the middle: signing in, signing up, mailed links. */
export function visitorFrame(
  messages: Messages,
  page: TemplateResult,
  changed: () => void,
): TemplateResult {
  return html`
    <div class="visitor">
      <header>${brand()}</header>
      <main id="main" tabindex="-1">${page}</main>
      <footer>
        <steward-menu side="start" class="upwards" label=${messages.t('shell.preferences')}>
          <button type="button" slot="trigger" class="button quiet small">
            ${icon(languageIcon, { size: 16 })} ${messages.t('shell.preferences')}
          </button>
          ${preferenceChoices(messages, changed)}
        </steward-menu>
      </footer>
    </div>
  `;
}
