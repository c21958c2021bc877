import type { Session } from '../../client/index.ts';
import type { Messages } from '../../i18n/index.ts';
import { routes, workspacePath, type WorkspaceRouteName } from '../routes.ts';
import { chooseTheme, themes } from '../theme.ts';

export interface PaletteItem {
  readonly id: string;
  readonly group: 'pages' | 'actions' | 'members';
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

export interface PaletteActions {
  readonly go: (path: string) => void;
  readonly signOut: () => void;
  readonly showNotifications: () => void;
  readonly changed: () => void;
}

const pages: readonly WorkspaceRouteName[] = [
  'account',
  'security',
  'api_key',
  'workspace',
  'team_members',
  'connections',
  'plans_billing',
  'activity',
];

/** Everything there is to go to and to do; members come as they are searched. */
export function paletteItems(
  messages: Messages,
  session: Session,
  workspaceId: number | undefined,
  actions: PaletteActions,
): readonly PaletteItem[] {
  const { go } = actions;
  const own = workspaceId === undefined ? [] : pages;
  const id = workspaceId ?? 0;
  const act = (name: string, label: string, run: () => void): PaletteItem => ({
    id: name,
    group: 'actions',
    label,
    run,
  });
  return [
    ...own.map((route): PaletteItem => ({
      id: route,
      group: 'pages',
      label: messages.t(routes[route].title),
      run: () => go(workspacePath(route, id)),
    })),
    ...session.workspaces
      .filter((workspace) => workspace.id !== workspaceId)
      .map((workspace): PaletteItem => ({
        id: `workspace-${workspace.id}`,
        group: 'pages',
        label: messages.t('palette.workspace', { name: workspace.name }),
        run: () => go(workspacePath('account', workspace.id)),
      })),
    ...(workspaceId === undefined
      ? []
      : [
          act('invite', messages.t('palette.invite'), () =>
            go(`${workspacePath('team_members', id)}?invite`),
          ),
        ]),
    ...themes.map((theme) =>
      act(
        `theme-${theme}`,
        messages.t('palette.theme', { theme: messages.t(`shell.theme.${theme}`) }),
        () => {
          chooseTheme(theme);
          actions.changed();
        },
      ),
    ),
    act('notifications', messages.t('shell.notifications'), actions.showNotifications),
    act('sign-out', messages.t('shell.sign_out'), actions.signOut),
  ];
}
