// The rows of API keys in the table of route_roles.mjs, and which routes take a key.
import { unknownKey } from './keys.mjs';
import { adminOnly, everybody, members, signedIn, workspace } from './route_verdicts.mjs';

const keys = (world) => `${workspace(world)}/api-keys`;
const noSuch = members('404 api_key_not_found', '404 api_key_not_found');

export const keyRows = [
  { route: 'GET /api/sessions', expect: signedIn('200') },
  { route: 'DELETE /api/sessions', expect: signedIn('204') },
  {
    route: 'DELETE /api/sessions/{session_id}',
    path: () => '/api/sessions/ses_0',
    expect: signedIn('204'),
  },
  { route: 'GET /api/account/api-keys', expect: signedIn('200') },
  {
    route: 'POST /api/account/api-keys',
    ask: () => ({ json: { reason: 'compromised' } }),
    expect: signedIn('201'),
  },
  { route: 'POST /api/account/api-keys/copy', expect: signedIn('200') },
  {
    route: 'DELETE /api/account/api-keys/{key_id}',
    path: () => '/api/account/api-keys/key_0',
    expect: signedIn('404 api_key_not_found'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/api-keys',
    path: keys,
    expect: members('200', '200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/api-keys',
    path: keys,
    ask: () => ({ json: { name: 'Log', scopes: ['audit_read'] } }),
    expect: adminOnly('201'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/api-keys/{key_id}/replace',
    path: (world) => `${keys(world)}/key_0/replace`,
    ask: () => ({ json: { reason: 'routine' } }),
    expect: noSuch,
  },
  {
    route: 'DELETE /api/workspaces/{workspace_id}/api-keys/{key_id}',
    path: (world) => `${keys(world)}/key_0`,
    expect: noSuch,
  },
  { route: 'GET /v3/my-workspaces', expect: everybody('401 api_key_missing'), byKey: '200' },
  {
    route: 'POST /api/link-checks',
    ask: () => ({ json: { api_key: unknownKey(), workspace: '7' } }),
    expect: everybody('401 api_key_unknown'),
  },
];

const at = (rest) => `/api/workspaces/{workspace_id}${rest}`;

/** The routes that take a key, with the scope that a workspace's key needs there. */
export const keyRoutes = new Map([
  [`GET ${at('')}`, 'workspace_read'],
  [`GET ${at('/audit-events')}`, 'audit_read'],
  [`GET ${at('/audit-events/export')}`, 'audit_read'],
  [`GET ${at('/audit-events/verification')}`, 'audit_read'],
  [`GET ${at('/members')}`, 'members_read'],
  [`GET ${at('/members/export')}`, 'members_read'],
  [`GET ${at('/invitations')}`, 'members_invite'],
  [`POST ${at('/invitations')}`, 'members_invite'],
  [`GET ${at('/credits')}`, 'credits_read'],
  [`GET ${at('/credits/entries')}`, 'credits_read'],
  [`POST ${at('/credit-holds')}`, 'credits_use'],
  [`POST ${at('/credit-holds/{hold_id}/post')}`, 'credits_use'],
  [`POST ${at('/credit-holds/{hold_id}/release')}`, 'credits_use'],
  [`GET ${at('/entitlements')}`, 'workspace_read'],
  [`POST ${at('/entitlements/check')}`, 'workspace_read'],
  [`GET ${at('/usage')}`, 'credits_read'],
  [`GET ${at('/usage/export')}`, 'credits_read'],
  [`GET ${at('/connections')}`, 'connections_read'],
  [`GET ${at('/connections/{connection_id}')}`, 'connections_read'],
  [`GET ${at('/connections/{connection_id}/impact')}`, 'connections_read'],
  [`GET ${at('/subscription')}`, 'billing_read'],
  [`GET ${at('/invoices')}`, 'billing_read'],
  [`GET ${at('/invoices/export')}`, 'billing_read'],
  [`GET ${at('/invoices/{number}')}`, 'billing_read'],
  [`GET ${at('/invoices/{number}/pdf')}`, 'billing_read'],
]);
