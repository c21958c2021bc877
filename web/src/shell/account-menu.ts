import bellIcon from 'lucide-static/icons/bell.svg?icon';
import chevronIcon from 'lucide-static/icons/chevron-down.svg?icon';
import checkIcon from 'lucide-static/icons/check.svg?icon';
import signOutIcon from 'lucide-static/icons/log-out.svg?icon';
import settingsIcon from 'lucide-static/icons/settings.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Session, SessionWorkspace } from '../client/index.ts';
import { availableLocales, chooseLocale, type Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { workspacePath } from './routes.ts';
import { chooseTheme, currentTheme, themes } from './theme.ts';

/** A language in its own words, as its speakers look for it. */
function languageName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

function choice(label: string, checked: boolean, choose: () => void): TemplateResult {
  return html`<button
    type="button"
    class="menu-item"
    role="menuitemradio"
    aria-checked=${checked}
    @click=${choose}
  >
    <span class="menu-check">${checked ? icon(checkIcon, { size: 16 }) : nothing}</span>
    ${label}
  </button>`;
}

/** Theme and language: for everybody, signed in or not. */
export function preferenceChoices(messages: Messages, changed: () => void): TemplateResult {
  const theme = currentTheme();
  return html`
    <div role="group" aria-labelledby="menu-theme">
      <p class="menu-title" id="menu-theme">${messages.t('shell.theme')}</p>
      ${themes.map((name) =>
        choice(messages.t(`shell.theme.${name}`), name === theme, () => {
          chooseTheme(name);
          changed();
        }),
      )}
    </div>
    <div role="group" aria-labelledby="menu-language">
      <p class="menu-title" id="menu-language">${messages.t('shell.language')}</p>
      ${availableLocales().map((locale) =>
        choice(languageName(locale), locale === messages.locale, () => chooseLocale(locale)),
      )}
    </div>
  `;
}

export interface AccountMenuActions {
  readonly href: (path: string) => string;
  readonly changed: () => void;
  readonly showNotifications: () => void;
  readonly signOut: () => void;
}

/** Avatar at the top right → Settings, notifications, theme, language, Sign out (ACC-11). */
export function accountMenu(
  messages: Messages,
  { user, workspaces }: Session,
  workspace: SessionWorkspace | undefined,
  actions: AccountMenuActions,
): TemplateResult {
  const home = workspace ?? workspaces[0];
  return html`<steward-menu label=${messages.t('shell.account_menu')}>
    <button
      type="button"
      slot="trigger"
      class="button quiet trigger"
      aria-label=${messages.t('shell.account_menu_of', { name: user.name })}
    >
      <steward-avatar size="32" seed=${user.id} name=${user.name} .picture=${user.picture}>
      </steward-avatar>
      ${icon(chevronIcon, { size: 16 })}
    </button>
    <div class="menu-person" role="presentation">
      <bdi class="menu-name">${user.name}</bdi>
      <bdi class="muted small">${user.email}</bdi>
    </div>
    ${
      home === undefined
        ? nothing
        : html`<a
            class="menu-item"
            role="menuitem"
            href=${actions.href(workspacePath('account', home.id))}
          >
            ${icon(settingsIcon)} ${messages.t('shell.settings')}
          </a>`
    }
    <button type="button" class="menu-item" role="menuitem" @click=${actions.showNotifications}>
      ${icon(bellIcon)} ${messages.t('shell.notifications')}
    </button>
    ${preferenceChoices(messages, actions.changed)}
    <div role="group" class="menu-last">
      <button type="button" class="menu-item" role="menuitem" @click=${actions.signOut}>
        ${icon(signOutIcon, { mirrored: true })} ${messages.t('shell.sign_out')}
      </button>
    </div>
  </steward-menu>`;
}
