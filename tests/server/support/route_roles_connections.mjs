// The rows of connections in the table of route_roles.mjs.
import { everybody, members, workspace } from './route_verdicts.mjs';

const nowhere = (world) => `${workspace(world)}/connections/con_0`;
const noSuch = members('404 connection_not_found', '404 connection_not_found');
const api_key = 'sk-aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJkL';
const key = { provider: 'openai', credentials: { api_key } };
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
];
