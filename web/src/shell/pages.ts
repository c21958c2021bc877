import { html, nothing, type TemplateResult } from 'lit';
import type { Client, Session } from '../client/index.ts';
import type { Place } from './router.ts';
import { workspacePath, type RouteName } from './routes.ts';

export interface PageContext {
  readonly client: Client;
  readonly place: Place;
  readonly workspaceId: number | undefined;
  /** Who is signed in; `undefined` while nobody is, or nobody knows. */
  readonly session: Session | undefined;
  readonly href: (path: string) => string;
}

const accountTab = {
  account: 'details',
  security: 'security',
  api_key: 'api_key',
  profile_api_key: 'api_key',
} as const;

/** Which element shows a page. */
export function pageOf(name: RouteName, context: PageContext): TemplateResult | typeof nothing {
  const { client, place, workspaceId, session, href } = context;
  switch (name) {
    case 'sign_in':
      return html`<steward-sign-in .client=${client} .href=${href}></steward-sign-in>`;
    case 'sign_up':
      return html`<steward-sign-up .client=${client} .href=${href}></steward-sign-up>`;
    case 'forgot_password':
      return html`<steward-forgot-password
        .client=${client}
        .href=${href}
      ></steward-forgot-password>`;
    case 'confirm_sign_up':
      return html`<steward-confirm-sign-up
        .client=${client}
        .href=${href}
        .token=${place.fragment}
      ></steward-confirm-sign-up>`;
    case 'change_password':
      return html`<steward-change-password
        .client=${client}
        .href=${href}
        .token=${place.fragment}
      ></steward-change-password>`;
    case 'confirm_billing_email':
      return html`<steward-confirm-billing-email
        .client=${client}
        .href=${href}
        .token=${place.fragment}
      ></steward-confirm-billing-email>`;
    case 'account':
    case 'security':
    case 'api_key':
    case 'profile_api_key':
      return html`<steward-account
        .client=${client}
        workspace-id=${workspaceId ?? nothing}
        tab=${accountTab[name]}
      ></steward-account>`;
    case 'workspace':
    case 'team_members':
    case 'connections':
    case 'plans_billing':
    case 'activity':
      return workspacePage(name, context);
    case 'invitation':
      return html`<steward-invitation
        .client=${client}
        .href=${href}
        .token=${place.fragment}
        .session=${session}
      ></steward-invitation>`;
    case 'settings':
    case 'home':
      return nothing;
  }
}

type WorkspacePage = 'workspace' | 'team_members' | 'connections' | 'plans_billing' | 'activity';

/** The settings that belong to one workspace; what four of them show is in the query. */
function workspacePage(name: WorkspacePage, { client, place, workspaceId, href }: PageContext) {
  const id = workspaceId ?? nothing;
  switch (name) {
    case 'workspace':
      return html`<steward-workspace .client=${client} workspace-id=${id}></steward-workspace>`;
    case 'team_members':
      return html`<steward-team-members
        .client=${client}
        workspace-id=${id}
        .query=${place.query}
      ></steward-team-members>`;
    case 'connections':
      return html`<steward-connections
        .client=${client}
        workspace-id=${id}
        .query=${place.query}
        .plansHref=${href(`${workspacePath('plans_billing', workspaceId ?? 0)}?view=plans`)}
      ></steward-connections>`;
    case 'plans_billing':
      return html`<steward-plans-billing
        .client=${client}
        workspace-id=${id}
        .query=${place.query}
      ></steward-plans-billing>`;
    case 'activity':
      return html`<steward-activity
        .client=${client}
        workspace-id=${id}
        .query=${place.query}
      ></steward-activity>`;
  }
}

/** A page whose element is fetched when it is first shown. */
export interface LazyPage {
  readonly tag: string;
  readonly load: () => Promise<unknown>;
}

const visitor = (tag: string): LazyPage => ({
  tag,
  load: () => import('./visitor/visitor-pages.ts'),
});
const account: LazyPage = {
  tag: 'steward-account',
  load: () => import('../elements/define/account.ts'),
};
type Lazy = Readonly<Partial<Record<RouteName, LazyPage>> & { sign_in: LazyPage }>;
export const lazyPages: Lazy = {
  sign_in: visitor('steward-sign-in'),
  sign_up: visitor('steward-sign-up'),
  forgot_password: visitor('steward-forgot-password'),
  change_password: visitor('steward-change-password'),
  confirm_sign_up: visitor('steward-confirm-sign-up'),
  confirm_billing_email: visitor('steward-confirm-billing-email'),
  account,
  security: account,
  api_key: account,
  profile_api_key: account,
  invitation: {
    tag: 'steward-invitation',
    load: () => import('./visitor/invitation-page.ts'),
  },
  team_members: {
    tag: 'steward-team-members',
    load: () => import('../elements/define/team-members.ts'),
  },
  connections: {
    tag: 'steward-connections',
    load: () => import('../elements/define/connections.ts'),
  },
  plans_billing: {
    tag: 'steward-plans-billing',
    load: () => import('../elements/define/plans-billing.ts'),
  },
  activity: {
    tag: 'steward-activity',
    load: () => import('../elements/define/activity.ts'),
  },
  workspace: {
    tag: 'steward-workspace',
    load: () => import('../elements/define/workspace.ts'),
  },
};
