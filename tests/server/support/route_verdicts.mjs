// What each kind of actor is answered, as rows of route_roles.mjs spell it.

/** The actors, in the order of the columns. All but the last three are signed in. */
export const actors = [
  'other_user',
  'other_admin',
  'user',
  'admin',
  'removed',
  'anonymous',
  'expired',
];

export const everybody = (verdict) => Object.fromEntries(actors.map((actor) => [actor, verdict]));
export const noSession = { anonymous: '401 session_missing', expired: '401 session_expired' };
export const signedIn = (verdict) => ({ ...everybody(verdict), ...noSession });
export const members = (user, admin) => ({
  ...signedIn('404 workspace_not_found'),
  user,
  admin,
});
export const adminOnly = (verdict) => members('403 role_insufficient', verdict);

export const workspace = ({ workspaceId }) => `/api/workspaces/${workspaceId}`;
