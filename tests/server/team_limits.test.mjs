// What an operator sets for teams: invitations that may wait, windows that a session may have open.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Client, password } from '../support/client.mjs';
import { person, renameWorkspace } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { invite, startTeam } from './support/team.mjs';
import { openWindow } from './support/windows.mjs';

test('TM-10: so many invitations wait as the operator allows, and pages are told', async (t) => {
  const server = await startServer({ settings: { invitations_pending_max: 2 }, context: t });
  const { admin, path } = await startTeam(server);
  for (const name of ['a', 'b'])
    assert.equal((await invite(admin, path, `${name}@example.test`)).outcome, 'sent');
  const { problem } = await invite(admin, path, 'c@example.test');
  assert.equal(problem.code, 'invitations_too_many');
  assert.deepEqual(problem.params, { actual: 2, limit: 2 });
  const { pending_count: count, pending_max: max } = (await admin.get(`${path}/members`)).json;
  assert.deepEqual([count, max], [2, 2]);
});

test('ADV-19: with one window too many a session loses its oldest, and nobody else one', async (t) => {
  const server = await startServer({ settings: { windows_per_session_max: 2 }, context: t });
  const ada = await person(server);
  const elsewhere = new Client(server);
  await elsewhere.post('/api/sign-in', { email: ada.email, password });
  const open = (client) => openWindow(server, client, ada.workspaceId);
  const other = await open(elsewhere);
  const windows = [await open(ada), await open(ada), await open(ada)];
  const { data } = await windows[0].next(({ event }) => event === 'end');
  await windows[0].ended;
  assert.deepEqual(data, { code: 'windows_too_many' });
  assert.equal((await renameWorkspace(ada, ada.path, 'Looms')).status, 200);
  for (const window of [other, windows[1], windows[2]]) {
    await window.next();
    await window.close();
  }
});
