// Members of a workspace, made and unmade for tests whose subject is something else.
import { joinAgain } from './team.mjs';

const pathOf = (admin) => `/api/workspaces/${admin.session.workspaces[0].id}`;

/** Makes `client`, who has an account, a member of the workspace of `admin`. */
export const addMember = (admin, client, role) => joinAgain(admin, pathOf(admin), client, role);

/** Takes the membership away again. */
export async function removeMember(admin, client) {
  const path = `${pathOf(admin)}/members/${client.session.user.id}`;
  const { status } = await admin.request('DELETE', path);
  if (status !== 204) throw new Error(`${path}: ${status}`);
}
