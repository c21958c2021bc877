import type { MessageId } from '../i18n/index.ts';

interface RouteFacts {
  readonly path: string;
  readonly title: MessageId;
  /** Who sees it: everybody, only people who are signed in, or only those who are not. */
  readonly for: 'everyone' | 'member' | 'visitor';
}

/** Every address of the shell (ACC-11, G1). `:id` is a workspace's number (LNK-2). */
export const routes = {
  home: { path: '/', title: 'shell.settings', for: 'member' },
  sign_in: { path: '/sign-in', title: 'sign_in.title', for: 'visitor' },
  sign_up: { path: '/sign-up', title: 'sign_up.title', for: 'visitor' },
  confirm_sign_up: { path: '/sign-up/confirm', title: 'confirm_sign_up.title', for: 'everyone' },
  forgot_password: { path: '/password/forgot', title: 'forgot_password.title', for: 'everyone' },
  change_password: { path: '/password/change', title: 'change_password.title', for: 'everyone' },
  confirm_billing_email: {
    path: '/billing-email/confirm',
    title: 'confirm_billing_email.title',
    for: 'everyone',
  },
  invitation: { path: '/invitation', title: 'shell.invitation', for: 'everyone' },
  settings: { path: '/workspaces/:id/settings', title: 'shell.settings', for: 'member' },
  account: { path: '/workspaces/:id/settings/account', title: 'account.title', for: 'member' },
  security: {
    path: '/workspaces/:id/settings/account/security',
    title: 'account.security',
    for: 'member',
  },
  api_key: {
    path: '/workspaces/:id/settings/account/api-key',
    title: 'account.api_key',
    for: 'member',
  },
  // The other address by which it is known (KEY-1).
  profile_api_key: {
    path: '/workspaces/:id/settings/profile/api-key',
    title: 'account.api_key',
    for: 'member',
  },
  workspace: {
    path: '/workspaces/:id/settings/workspace',
    title: 'workspace.title',
    for: 'member',
  },
  team_members: {
    path: '/workspaces/:id/settings/team-members',
    title: 'shell.team_members',
    for: 'member',
  },
  connections: {
    path: '/workspaces/:id/settings/connections',
    title: 'shell.connections',
    for: 'member',
  },
  plans_billing: {
    path: '/workspaces/:id/settings/plans-billing',
    title: 'shell.plans_billing',
    for: 'member',
  },
  activity: {
    path: '/workspaces/:id/settings/activity',
    title: 'shell.activity',
    for: 'member',
  },
} as const satisfies Readonly<Record<string, RouteFacts>>;

export type RouteName = keyof typeof routes;
export type WorkspaceRouteName =
  | 'settings'
  | 'account'
  | 'security'
  | 'api_key'
  | 'workspace'
  | 'team_members'
  | 'connections'
  | 'plans_billing'
  | 'activity';

/** The pages that are tabs of Account. */
const accountTabs: readonly string[] = ['account', 'security', 'api_key', 'profile_api_key'];
export const isAccount = (name: RouteName | undefined): boolean =>
  name !== undefined && accountTabs.includes(name);

export interface Match {
  readonly name: RouteName;
  readonly workspaceId: number | undefined;
}

const patterns = Object.entries(routes).map(([name, { path }]) => ({
  name: name as RouteName,
  pattern: new RegExp(`^${path.replace(':id', '(?<id>[1-9]\\d{0,15})')}/?$`),
}));

/** Which page stands at `address`, whatever its query, if any. */
export function match(address: string): Match | undefined {
  const path = address.split('?', 1).join();
  for (const { name, pattern } of patterns) {
    const found = pattern.exec(path);
    if (found === null) continue;
    const id = found.groups?.id;
    return { name, workspaceId: id === undefined ? undefined : Number(id) };
  }
  return undefined;
}

export function workspacePath(name: WorkspaceRouteName, workspaceId: number): string {
  return routes[name].path.replace(':id', String(workspaceId));
}

/** The address of the sign-in page that leads back to `path` afterwards. */
export function signInPath(path: string): string {
  const { path: signIn } = routes.sign_in;
  return path === '/' ? signIn : `${signIn}?${new URLSearchParams({ return_to: path }).toString()}`;
}

/**
 * Where to go after signing in. Only a page of ours that needs a session is taken, so a crafted
 * link cannot send people elsewhere.
 */
export function returnPath(query: string): string {
  const wanted = new URLSearchParams(query).get('return_to') ?? '/';
  const found = match(wanted);
  return found !== undefined && routes[found.name].for === 'member' ? wanted : '/';
}
