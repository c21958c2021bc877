// People of a workspace, made the way real ones come about: invited, mailed, accepted.
import assert from 'node:assert/strict';

import { Client, password, signUp } from '../../support/client.mjs';
import { linkSentTo, tokenOf } from '../../support/outbox.mjs';
import { startPostgresql } from './postgresql.mjs';
import { startServer } from './server.mjs';

/** A workspace with its first admin: `{admin, id, path}`. */
export async function startTeam(server, email = 'ada@example.test', name = 'Ada Lovelace') {
  const admin = await signUp(server, { email, name });
  const [{ id }] = admin.session.workspaces;
  return { admin, id, path: `/api/workspaces/${id}` };
}

/** Invites one address; gives the row's result. */
export async function invite(client, path, email, { role = 'user', ...more } = {}) {
  const invitations = [{ email, role, ...more }];
  const answer = await client.post(`${path}/invitations`, { invitations });
  assert.equal(answer.status, 200, answer.text);
  return answer.json.results[0];
}

/** The token of the `nth` mail to the address. */
export const mailedToken = async (server, email, nth) =>
  tokenOf(await linkSentTo(server.folder, email, nth));

/** A new person who joins by the mailed invitation: a signed-in client. */
export async function join(server, { admin, path }, email, { role = 'user', name = 'Grace' } = {}) {
  assert.equal((await invite(admin, path, email, { role })).outcome, 'sent');
  const token = await mailedToken(server, email);
  const client = new Client(server);
  const joined = await client.post('/api/invitations/accept', { token, name, password });
  assert.equal(joined.status, 201, joined.text);
  return Object.assign(client, { session: joined.json });
}

/** Lets somebody who has an account join by a copied link, which needs no mail to be waited for. */
export async function joinAgain(admin, path, client, role) {
  const { invitation } = await invite(admin, path, client.session.user.email, { role });
  const copied = await admin.post(`${path}/invitations/${invitation.id}/link`);
  assert.equal(copied.status, 200, copied.text);
  const token = tokenOf(copied.json.url);
  const joined = await client.post('/api/invitations/accept', { token });
  assert.equal(joined.status, 200, joined.text);
}

export const refusal = ({ status, json }) => `${status} ${json?.issues?.[0]?.code ?? json?.code}`;

/**
 * The stores a promise must hold on: `{name, start}`; `start()` gives `{server, stop}`, or
 * `{missing: why}` where the machine has no such store.
 */
export const stores = [
  {
    name: 'SQLite',
    async start(settings) {
      const server = await startServer({ settings });
      return { server, stop: () => server.stop() };
    },
  },
  {
    name: 'PostgreSQL',
    async start(settings) {
      const database = await startPostgresql();
      if (database.missing) return database;
      const server = await startServer({ settings: { ...settings, database: database.url } });
      const stop = async () => {
        await server.stop();
        await database.remove();
      };
      return { server, stop };
    },
  },
];
