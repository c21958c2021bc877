// Live windows: what one member does is heard in every window of the workspace, and nowhere else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { linkSentTo, tokenOf } from '../support/outbox.mjs';
import { person, renameWorkspace } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { joinAgain } from './support/team.mjs';
import { openWindow } from './support/windows.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const rename = async (client, path, name) => {
  const saved = await renameWorkspace(client, path, name);
  assert.equal(saved.status, 200, saved.text);
};

test('ADV-19 a change is heard in every open window of the workspace, and in no other', async () => {
  const ada = await person(server);
  const bob = await person(server, 'Bob');
  const eve = await person(server, 'Eve');
  await joinAgain(ada, ada.path, bob, 'user');
  const windows = [
    await openWindow(server, ada, ada.workspaceId),
    await openWindow(server, ada, ada.workspaceId),
    await openWindow(server, bob, ada.workspaceId),
  ];
  const foreign = await openWindow(server, eve, eve.workspaceId);
  assert.equal(windows[0].headers.get('content-type'), 'text/event-stream');
  await rename(ada, ada.path, 'Looms');
  for (const window of windows) {
    const { id, data } = await window.next();
    assert.equal(id, String(data.position));
    assert.equal(data.action, 'workspace.update');
    assert.deepEqual(data.actor, { id: ada.id, display: 'Ada' });
    assert.deepEqual(data.targets, [{ type: 'workspace', id: String(ada.workspaceId) }]);
    assert.doesNotMatch(JSON.stringify(data), /Looms/, 'what has changed is read, not sent');
  }
  await rename(eve, eve.path, 'Own');
  const { data } = await foreign.next();
  assert.equal(data.targets[0].id, String(eve.workspaceId));
  assert.equal(foreign.changes().length, 1);
  for (const window of [...windows, foreign]) await window.close();
});

test('ADV-19 a window that comes back hears what it has missed, once and in order', async () => {
  const ada = await person(server);
  const first = await openWindow(server, ada, ada.workspaceId);
  await first.close();
  for (const name of ['One', 'Two', 'Three']) await rename(ada, ada.path, name);
  const from = Number(first.opening.id);
  const resumed = await openWindow(server, ada, ada.workspaceId, { lastEventId: from });
  await resumed.next(({ id }) => id === String(from + 3));
  await rename(ada, ada.path, 'Four');
  await resumed.next(({ id }) => id === String(from + 4));
  assert.deepEqual(
    resumed.changes().map(({ id }) => Number(id)),
    [1, 2, 3, 4].map((n) => from + n),
  );
  await resumed.close();
});

test('ADV-19 a long absence is made up for page by page', async () => {
  const ada = await person(server);
  const etag = async () =>
    (await ada.get(`/api/workspaces/${ada.workspaceId}`)).headers.get('etag');
  let version = await etag();
  for (let i = 0; i < 230; ++i) {
    const saved = await ada.patch(`/api/workspaces/${ada.workspaceId}`, { name: `N${i}` }, version);
    version = saved.headers.get('etag');
  }
  const resumed = await openWindow(server, ada, ada.workspaceId, { lastEventId: 0 });
  await resumed.next(({ id }) => id === '231');
  assert.deepEqual(
    resumed.changes().map(({ id }) => Number(id)),
    Array.from({ length: 231 }, (_, i) => i + 1),
  );
  await resumed.close();
});

test('a place that was never given is refused', async () => {
  const ada = await person(server);
  for (const lastEventId of ['x', '-1', '1.5', '999999', '18446744073709551617']) {
    const refused = await openWindow(server, ada, ada.workspaceId, { lastEventId });
    assert.equal(refused.status, 422, lastEventId);
    assert.match(refused.text, /cursor_malformed/);
  }
});

test('SEC-20 who is no member hears nothing, and learns nothing', async () => {
  const ada = await person(server);
  const eve = await person(server, 'Eve');
  const bytes = ({ status, text }) => [status, text.replace(/req_\w+/g, '')];
  const foreign = await openWindow(server, eve, ada.workspaceId);
  const missing = await openWindow(server, eve, 99999999);
  assert.equal(foreign.status, 404);
  assert.deepEqual(bytes(foreign), bytes(missing));
  assert.equal((await openWindow(server, new Client(server), ada.workspaceId)).status, 401);
});

const isEnd = ({ event }) => event === 'end';

test('SEC-27 a window ends with its session: by sign-out, by another session it does not', async () => {
  const ada = await person(server);
  const other = new Client(server);
  await other.post('/api/sign-in', { email: ada.email, password });
  const window = await openWindow(server, ada, ada.workspaceId);
  const kept = await openWindow(server, other, ada.workspaceId);
  const since = performance.now();
  await ada.post('/api/sign-out');
  const { data } = await window.next(isEnd);
  await window.ended;
  assert.ok(performance.now() - since < 1000, 'within a second');
  assert.deepEqual(data, { code: 'session_expired' });
  await rename(other, ada.path, 'Still here');
  await kept.next();
  await kept.close();
});

test('SEC-28 a new password ends every window of the person', async () => {
  const ada = await person(server);
  const window = await openWindow(server, ada, ada.workspaceId);
  await ada.post('/api/account/password-link');
  const token = tokenOf(await linkSentTo(server.folder, ada.email, 2));
  const changed = await new Client(server).post('/api/password-links/consume', {
    token,
    password: 'another long enough sentence',
  });
  assert.equal(changed.status, 200, changed.text);
  assert.deepEqual((await window.next(isEnd)).data, { code: 'session_expired' });
  await window.ended;
});

test('SEC-21 a window ends with the membership, and does not hear what came with it', async () => {
  const ada = await person(server);
  const bob = await person(server, 'Bob');
  await joinAgain(ada, ada.path, bob, 'user');
  const window = await openWindow(server, bob, ada.workspaceId);
  const gone = await ada.request('DELETE', `${ada.path}/members/${bob.id}`);
  assert.equal(gone.status, 204, gone.text);
  assert.deepEqual((await window.next(isEnd)).data, { code: 'membership_ended' });
  await window.ended;
  assert.equal(window.changes().length, 0);
});

test('a session that is over by the clock ends at the next delivery', async () => {
  const ada = await person(server);
  const window = await openWindow(server, ada, ada.workspaceId);
  await new Client(server).post(`/dev/clock?advance_seconds=${8 * 24 * 3600}`);
  const again = new Client(server);
  await again.post('/api/sign-in', { email: ada.email, password });
  await rename(again, ada.path, 'A week later');
  assert.deepEqual((await window.next(isEnd)).data, { code: 'session_expired' });
  await window.ended;
});

test('a silent window gets a sign of life', async () => {
  const ada = await person(server);
  const window = await openWindow(server, ada, ada.workspaceId);
  await window.next(({ comment }) => comment !== undefined);
  assert.equal(window.changes().length, 0);
  await window.close();
});

test('the server ends its windows when it is told to end', async () => {
  const own = await startServer();
  const ada = await signUp(own, { email: 'ada@example.test' });
  const window = await openWindow(own, ada, ada.session.workspaces[0].id);
  assert.equal(await own.end(), 0);
  await window.ended;
  await own.stop();
});
