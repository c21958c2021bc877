// What the tests of invitations have in common: a server, teams of their own, both ends of a link.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join as pathOf } from 'node:path';
import { after, before } from 'node:test';

import { Client, password } from '../../support/client.mjs';
import { tokenOf } from '../../support/outbox.mjs';
import { startServer } from './server.mjs';
import { mailedToken, startTeam } from './team.mjs';

/** Runs a server around the tests of the calling file. */
export function invitationTools() {
  let server;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());
  let number = 0;
  const accept = (token, client = new Client(server), more = {}) =>
    client.post('/api/invitations/accept', { token, ...more });
  return {
    server: () => server,
    /** Another workspace for each test; addresses of `fresh` are this test's own. */
    freshTeam: (name) => startTeam(server, `host${(number += 1)}@example.test`, name),
    fresh: (name) => `${name}${number}@example.test`,
    signInAgain: ({ admin }) =>
      admin.post('/api/sign-in', { email: admin.session.user.email, password }),
    read: (token) => new Client(server).post('/api/invitations/read', { token }),
    decline: (token) => new Client(server).post('/api/invitations/decline', { token }),
    accept,
    acceptAsNew: (token, name = 'Grace') => accept(token, undefined, { name, password }),
    mailed: (email, nth) => mailedToken(server, email, nth),
    members: async ({ admin, path }) => (await admin.get(`${path}/members`)).json,
    ask: (sql) =>
      execFileSync('sqlite3', [pathOf(server.folder, 'steward.db'), sql], {
        encoding: 'utf8',
      }).trim(),
    advance: (seconds) => new Client(server).post(`/dev/clock?advance_seconds=${seconds}`),
    async copiedToken({ admin, path }, id) {
      const copied = await admin.post(`${path}/invitations/${id}/link`);
      assert.equal(copied.status, 200, copied.text);
      return tokenOf(copied.json.url);
    },
  };
}
