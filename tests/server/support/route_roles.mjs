// Who may do what: every route of the server, and what each kind of actor is answered. A route that
// is missing here fails tests/server/route_roles.test.mjs (SEC-19).
import { png } from '../../support/pictures.mjs';
import { billingRows } from './route_roles_billing.mjs';
import { connectionRows } from './route_roles_connections.mjs';
import { keyRows } from './route_roles_keys.mjs';
import { adminOnly, everybody, members, signedIn, workspace } from './route_verdicts.mjs';

export { actors } from './route_verdicts.mjs';

const member = (world) => `${workspace(world)}/members/${world.memberId}`;
const invitation = (world) => `${workspace(world)}/invitations/${world.invitationId}`;
const token = { token: 'A'.repeat(43) };
const small = png(8, 8, () => [1, 2, 3]);

/**
 * `route`: as the router has it. `path(world)`: where it is asked, the pattern itself where absent.
 * `ask(world, actor)`: the rest of the request. `expect`: "status code" for each actor.
 * `endsSession`: the actor has to sign in again afterwards; `endsMembership`: join again.
 * Rows that change the same member or invitation stand in the order in which that makes sense.
 */
export const table = [
  { route: 'GET /healthz', expect: everybody('200') },
  { route: 'GET /readyz', expect: everybody('200') },
  {
    route: 'POST /api/sign-up',
    ask: (_, actor) => ({
      json: {
        email: `${actor}@signs-up.test`.replace('_', '-'),
        password: 'correct horse battery staple',
        name: 'New',
        workspace_name: 'New',
      },
    }),
    expect: everybody('202'),
  },
  {
    route: 'POST /api/sign-up/confirm',
    ask: () => ({ json: token }),
    expect: everybody('404 link_unknown'),
  },
  {
    route: 'POST /api/sign-in',
    ask: (_, actor) => ({
      json: { email: `${actor}@nobody.test`.replace('_', '-'), password: 'wrong password' },
    }),
    expect: everybody('403 credentials_wrong'),
  },
  {
    route: 'POST /api/sign-out',
    endsSession: true,
    // A session that has ended is ended again: nothing to refuse.
    expect: { ...everybody('204'), anonymous: '401 session_missing' },
  },
  { route: 'GET /api/session', expect: signedIn('200') },
  {
    route: 'POST /api/password-links',
    ask: (_, actor) => ({ json: { email: `${actor}@nowhere.test`.replace('_', '-') } }),
    expect: everybody('202'),
  },
  {
    route: 'POST /api/password-links/consume',
    ask: () => ({ json: { ...token, password: 'another long enough sentence' } }),
    expect: everybody('404 link_unknown'),
  },
  { route: 'GET /api/account', expect: signedIn('200') },
  {
    route: 'PATCH /api/account',
    ask: () => ({ json: { name: 'Renamed' }, headers: { 'if-match': '"0"' } }),
    expect: signedIn('412 version_stale'),
  },
  { route: 'POST /api/account/password-link', expect: signedIn('202') },
  { route: 'GET /api/workspaces/{workspace_id}', path: workspace, expect: members('200', '200') },
  {
    route: 'PATCH /api/workspaces/{workspace_id}',
    path: workspace,
    ask: async ({ admin, workspaceId }, actor) => {
      const { headers } = await admin.get(workspace({ workspaceId }));
      return { json: { name: `By ${actor}` }, headers: { 'if-match': headers.get('etag') } };
    },
    expect: adminOnly('200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/members',
    path: (world) => `${workspace(world)}/members`,
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/members/export',
    path: (world) => `${workspace(world)}/members/export`,
    expect: members('200', '200'),
  },
  {
    route: 'PATCH /api/workspaces/{workspace_id}/members/{user_id}',
    path: member,
    ask: () => ({ json: { role: 'user' } }),
    expect: adminOnly('200'),
  },
  {
    route: 'DELETE /api/workspaces/{workspace_id}/members/{user_id}',
    path: member,
    expect: adminOnly('204'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/members/{user_id}/restore',
    path: (world) => `${member(world)}/restore`,
    expect: adminOnly('200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/role-changes',
    path: (world) => `${workspace(world)}/role-changes`,
    ask: ({ memberId }) => ({ json: { user_ids: [memberId], role: 'user' } }),
    expect: adminOnly('200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/leave',
    path: (world) => `${workspace(world)}/leave`,
    endsMembership: true,
    expect: members('204', '409 workspace_last_admin'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/invitations',
    path: (world) => `${workspace(world)}/invitations`,
    expect: adminOnly('200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/invitations',
    path: (world) => `${workspace(world)}/invitations`,
    ask: (_, actor) => ({
      json: {
        invitations: [{ email: `${actor}@invited.test`.replace('_', '-'), role: 'user' }],
      },
    }),
    expect: adminOnly('200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/invitations/{invitation_id}/resend',
    path: (world) => `${invitation(world)}/resend`,
    expect: adminOnly('200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/invitations/{invitation_id}/link',
    path: (world) => `${invitation(world)}/link`,
    expect: adminOnly('200'),
  },
  {
    route: 'DELETE /api/workspaces/{workspace_id}/invitations/{invitation_id}',
    path: invitation,
    expect: adminOnly('204'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/invitations/{invitation_id}/restore',
    path: (world) => `${invitation(world)}/restore`,
    expect: adminOnly('200'),
  },
  {
    route: 'POST /api/invitations/read',
    ask: () => ({ json: token }),
    expect: everybody('404 invitation_not_found'),
  },
  {
    route: 'POST /api/invitations/accept',
    ask: () => ({ json: token }),
    expect: signedIn('404 invitation_not_found'),
  },
  {
    route: 'POST /api/invitations/decline',
    ask: () => ({ json: token }),
    expect: everybody('404 invitation_not_found'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/events',
    path: (world) => `${workspace(world)}/events`,
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/audit-events',
    path: (world) => `${workspace(world)}/audit-events`,
    expect: adminOnly('200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/audit-events/export',
    path: (world) => `${workspace(world)}/audit-events/export`,
    expect: adminOnly('200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/audit-events/verification',
    path: (world) => `${workspace(world)}/audit-events/verification`,
    expect: adminOnly('200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/credits',
    path: (world) => `${workspace(world)}/credits`,
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/credits/entries',
    path: (world) => `${workspace(world)}/credits/entries`,
    expect: members('200', '200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/credit-holds',
    path: (world) => `${workspace(world)}/credit-holds`,
    ask: () => ({ json: { amount: 1, action: 'find_email', expires_in_seconds: 60 } }),
    expect: members('201', '201'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/credit-holds/{hold_id}/post',
    path: (world) => `${workspace(world)}/credit-holds/hld_none/post`,
    ask: () => ({ json: { amount: 1 } }),
    expect: members('404 hold_not_found', '404 hold_not_found'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/credit-holds/{hold_id}/release',
    path: (world) => `${workspace(world)}/credit-holds/hld_none/release`,
    expect: members('404 hold_not_found', '404 hold_not_found'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/entitlements',
    path: (world) => `${workspace(world)}/entitlements`,
    expect: members('200', '200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/entitlements/check',
    path: (world) => `${workspace(world)}/entitlements/check`,
    ask: () => ({ json: { feature: 'crm' } }),
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/usage',
    path: (world) => `${workspace(world)}/usage`,
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/usage/export',
    path: (world) => `${workspace(world)}/usage/export`,
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/credit-budgets',
    path: (world) => `${workspace(world)}/credit-budgets`,
    expect: members('200', '200'),
  },
  {
    route: 'PUT /api/workspaces/{workspace_id}/credit-budgets',
    path: (world) => `${workspace(world)}/credit-budgets`,
    ask: () => ({ json: { members: [] }, headers: { 'if-match': '"0"' } }),
    expect: adminOnly('412 version_stale'),
  },
  {
    route: 'POST /api/billing-email/confirm',
    ask: () => ({ json: token }),
    expect: everybody('404 link_unknown'),
  },
  {
    route: 'POST /api/pictures',
    ask: () => ({ bytes: small, type: 'image/png' }),
    expect: signedIn('201'),
  },
  {
    route: 'GET /pictures/{picture_id}',
    path: () => '/pictures/pic_0',
    expect: everybody('404 route_not_found'),
  },
  ...billingRows,
  ...connectionRows,
  ...keyRows,
  // Development only; tests/server/dev.test.mjs shows that production has none of them.
  { route: 'GET /dev/outbox', expect: everybody('200') },
  {
    route: 'GET /dev/outbox/{mail_id}',
    path: () => '/dev/outbox/out_0',
    expect: everybody('404 route_not_found'),
  },
  {
    route: 'POST /dev/clock',
    path: () => '/dev/clock?advance_seconds=0',
    expect: everybody('204'),
  },
  { route: 'GET /dev/routes', expect: everybody('200') },
];
