// The rows of connections in the table of route_roles.mjs.
import { adminOnly, everybody, members, signedIn, workspace } from './route_verdicts.mjs';

const nowhere = (world) => `${workspace(world)}/connections/con_0`;
const noSuch = members('404 connection_not_found', '404 connection_not_found');
const api_key = 'sk-aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJkL';
const key = { provider: 'openai', credentials: { api_key } };
const noRun = (world) => `${workspace(world)}/runs/run_0`;
const noSuchRun = members('404 run_not_found', '404 run_not_found');
/** Nobody has an account there: the run begins and fails without a call. */
const lookUp = { provider: 'firmable', action: 'find_company' };
/** The free plan has no keys of one's own: that is said before any call is made. */
const needsPlan = members('402 plan_insufficient', '402 plan_insufficient');

export const connectionRows = [
  { route: 'GET /api/providers', expect: everybody('200') },
  {
    route: 'GET /api/workspaces/{workspace_id}/connections',
    path: (world) => `${workspace(world)}/connections`,
    expect: members('200', '200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/connections',
    path: (world) => `${workspace(world)}/connections`,
    ask: () => ({ json: { ...key, name: 'Ours' } }),
    expect: needsPlan,
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/connection-tests',
    path: (world) => `${workspace(world)}/connection-tests`,
    ask: () => ({ json: key }),
    expect: needsPlan,
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/connections/{connection_id}',
    path: nowhere,
    expect: noSuch,
  },
  {
    route: 'PATCH /api/workspaces/{workspace_id}/connections/{connection_id}',
    path: nowhere,
    ask: () => ({ json: { name: 'Theirs' }, headers: { 'if-match': '"1"' } }),
    expect: noSuch,
  },
  {
    route: 'DELETE /api/workspaces/{workspace_id}/connections/{connection_id}',
    path: nowhere,
    expect: noSuch,
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/connections/{connection_id}/test',
    path: (world) => `${nowhere(world)}/test`,
    expect: noSuch,
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/connections/{connection_id}/impact',
    path: (world) => `${nowhere(world)}/impact`,
    expect: noSuch,
  },
  {
    route: 'PUT /api/workspaces/{workspace_id}/connections/{connection_id}/uses',
    path: (world) => `${nowhere(world)}/uses`,
    ask: () => ({ json: { uses: [] } }),
    expect: noSuch,
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/connection-tests/all',
    path: (world) => `${workspace(world)}/connection-tests/all`,
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/connection-settings',
    path: (world) => `${workspace(world)}/connection-settings`,
    expect: members('200', '200'),
  },
  {
    route: 'PUT /api/workspaces/{workspace_id}/connection-settings',
    path: (world) => `${workspace(world)}/connection-settings`,
    ask: () => ({ json: { own_keys_only: true }, headers: { 'if-match': '"99"' } }),
    expect: adminOnly('412 version_stale'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/oauth-authorizations',
    path: (world) => `${workspace(world)}/oauth-authorizations`,
    ask: () => ({ json: { provider: 'slack', name: 'Ours' } }),
    expect: needsPlan,
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/oauth-authorizations/{authorization_id}',
    path: (world) => `${workspace(world)}/oauth-authorizations/oau_0`,
    expect: members('404 oauth_authorization_not_found', '404 oauth_authorization_not_found'),
  },
  {
    route: 'GET /api/oauth/callback',
    path: () => '/api/oauth/callback?state=x&code=y',
    expect: signedIn('404 oauth_authorization_not_found'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/runs',
    path: (world) => `${workspace(world)}/runs`,
    expect: members('200', '200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/runs',
    path: (world) => `${workspace(world)}/runs`,
    ask: () => ({ json: { steps: [lookUp], inputs: { domain: 'acme.example' } } }),
    expect: members('201', '201'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/runs/{run_id}',
    path: noRun,
    expect: noSuchRun,
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/runs/{run_id}/cancel',
    path: (world) => `${noRun(world)}/cancel`,
    expect: noSuchRun,
  },
];
