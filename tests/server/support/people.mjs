// People with a workspace of their own, for tests that need several.
import { signUp } from '../../support/client.mjs';

let count = 0;

/** A client that is signed in, with `{id, email, workspaceId, path, log}`: user, workspace, its log. */
export async function person(server, name = 'Ada') {
  count += 1;
  const email = `person${count}@example.test`;
  const client = await signUp(server, { email, name });
  const [{ id: workspaceId }] = client.session.workspaces;
  const path = `/api/workspaces/${workspaceId}`;
  const { id } = client.session.user;
  return Object.assign(client, { id, email, workspaceId, path, log: `${path}/audit-events` });
}

/** Saves a new name over whatever version there is; gives the answer. */
export async function renameWorkspace(client, path, name, options) {
  const { headers } = await client.get(path);
  return client.patch(path, { name }, headers.get('etag'), options);
}
