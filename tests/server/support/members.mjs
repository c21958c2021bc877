// Members of a workspace, made and unmade for tests whose subject is something else.
import { sqlite, sqlText } from './sqlite.mjs';

const workspaceOf = (admin) => admin.session.workspaces[0].id;

/** Makes `client` a member of the workspace of `admin`. */
export async function addMember(server, admin, client, role) {
  sqlite(
    server,
    `INSERT INTO memberships (workspace_id, user_id, role, joined_at) VALUES
     (${workspaceOf(admin)}, ${sqlText(client.session.user.id)}, ${sqlText(role)}, 0)`,
  );
}

/** Takes the membership away again, and lets something happen in the workspace. */
export async function removeMember(server, admin, client) {
  sqlite(
    server,
    `DELETE FROM memberships WHERE workspace_id = ${workspaceOf(admin)}
     AND user_id = ${sqlText(client.session.user.id)}`,
  );
  const path = `/api/workspaces/${workspaceOf(admin)}`;
  const { headers } = await admin.get(path);
  await admin.patch(path, { name: `Without ${client.session.user.id}` }, headers.get('etag'));
}
