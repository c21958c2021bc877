// The audit log: who did what, when, from where; filtered, exported, and chained so that a change of
// one byte is found.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, password } from '../support/client.mjs';
import { person, renameWorkspace } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';
import { joinAgain } from './support/team.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const list = async (client, query = '', log = client.log) => {
  const { status, json, text } = await client.get(log + query);
  assert.equal(status, 200, text);
  return json;
};

test('SEC-43 ADV-11 a change is in the log: who, what, when, from where, from what to what', async () => {
  const ada = await person(server);
  const headers = { 'user-agent': 'Loom/1.0' };
  const before = Date.now();
  assert.equal(
    (await renameWorkspace(ada, ada.path, 'Difference Engines', { headers })).status,
    200,
  );
  const { items } = await list(ada);
  const [event, created] = items;
  assert.equal(event.action, 'workspace.update');
  assert.equal(event.position, 2);
  assert.deepEqual(event.actor, { kind: 'user', id: ada.id, display: 'Ada' });
  assert.deepEqual(event.changes, [
    { field: 'name', before: 'Engines', after: 'Difference Engines' },
  ]);
  assert.deepEqual(event.context, { ip: '127.0.0.1', user_agent: 'Loom/1.0', interface: 'web' });
  assert.equal(event.outcome, 'success');
  assert.ok(Date.parse(event.occurred_at) >= before - 1);
  assert.equal(event.prev_hash, created.hash);
  assert.equal(created.action, 'workspace.create');
  assert.equal(created.prev_hash, '0'.repeat(64));
});

test('SEC-43 no line of the log can be forged through what a client sends', async () => {
  const ada = await person(server);
  // As latin1, so that the bytes of U+202E and of a long text go out as they are.
  const agent = Buffer.from(`a\u202eb${'x'.repeat(400)}`).toString('latin1');
  await renameWorkspace(ada, ada.path, 'Forged', { headers: { 'user-agent': agent } });
  const [{ context }] = (await list(ada)).items;
  assert.equal(context.user_agent, `ab${'x'.repeat(254)}`);
});

test('SEC-43 what happens to an account is in its own history, with who and from where', async () => {
  const ada = await person(server);
  await ada.post('/api/sign-out');
  const rows = sqlite(server, `SELECT * FROM changes WHERE actor_user_id = '${ada.id}'`);
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['account.create', 'session.end'],
  );
  for (const { ip, request_id } of rows) {
    assert.equal(ip, '127.0.0.1');
    assert.match(request_id, /^req_/);
  }
});

test('SEC-34 ADV-11 no secret is in any log', async () => {
  const ada = await person(server);
  await renameWorkspace(ada, ada.path, 'Plain');
  const [, token] = ada.cookieHeader().split('=');
  const rows = JSON.stringify([
    sqlite(server, 'SELECT * FROM changes'),
    sqlite(server, 'SELECT * FROM audit_events'),
  ]);
  for (const secret of [password, token]) assert.ok(!rows.includes(secret));
});

test('ADV-11 the log is filtered by action, resource, actor, outcome and time', async () => {
  const ada = await person(server);
  const bob = await person(server, 'Bob');
  await joinAgain(ada, ada.path, bob, 'admin');
  await renameWorkspace(ada, ada.path, 'One');
  await renameWorkspace(bob, ada.path, 'Two');
  const actions = async (query) => (await list(ada, query)).items.map(({ action }) => action);
  assert.deepEqual(await actions('?action=workspace.create'), ['workspace.create']);
  assert.equal((await actions('?action=workspace')).length, 3);
  assert.deepEqual(await actions('?action=work'), [], 'a resource is whole words');
  assert.deepEqual(await actions('?action=workspace%25'), [], 'no wildcards from outside');
  assert.deepEqual(await actions(`?action=workspace&actor=${bob.id}`), ['workspace.update']);
  assert.deepEqual(await actions('?outcome=denied'), []);
  const { items } = await list(ada, '?action=workspace');
  const [newest, , oldest] = items.map(({ occurred_at }) => occurred_at);
  assert.equal((await actions(`?action=workspace&from=${newest}`)).length, 1, 'from is included');
  assert.equal((await actions(`?action=workspace&to=${newest}`)).length, 2, 'to is excluded');
  assert.equal(
    (await actions(`?action=workspace&from=${oldest}&to=${newest}&actor=${ada.id}`)).length,
    2,
  );
  for (const query of ['?outcome=maybe', '?from=yesterday', '?limit=0', '?limit=201', '?page=2'])
    assert.equal((await ada.get(ada.log + query)).status, 422, query);
});

test('ADV-11 pages follow each other without gaps, and a cursor opens nowhere else', async () => {
  const ada = await person(server);
  const eve = await person(server, 'Eve');
  for (let i = 0; i < 5; ++i) await renameWorkspace(ada, ada.path, `Name ${i}`);
  const positions = [];
  let page = await list(ada, '?limit=2');
  const [cursor] = [page.next_cursor];
  for (;;) {
    positions.push(...page.items.map(({ position }) => position));
    if (!page.next_cursor) break;
    page = await list(ada, `?limit=2&cursor=${page.next_cursor}`);
  }
  assert.deepEqual(positions, [6, 5, 4, 3, 2, 1]);
  const tampered = (cursor[0] === 'A' ? 'B' : 'A') + cursor.slice(1);
  for (const text of [tampered, '5', 'x', cursor.slice(0, -2)]) {
    const refused = await ada.get(`${ada.log}?cursor=${text}`);
    assert.equal(refused.status, 422, text);
    assert.equal(refused.json.issues[0].code, 'cursor_malformed');
  }
  const foreign = await eve.get(`${eve.log}?cursor=${cursor}`);
  const none = await eve.get(`${eve.log}?cursor=x`);
  const bytes = ({ text, json }) => text.replace(json.request_id, '');
  assert.equal(bytes(foreign), bytes(none), 'a cursor of another workspace is like none at all');
});

test('SEC-43 SEC-19 a refused member is in the log, and cannot fill it', async () => {
  const ada = await person(server);
  const bob = await person(server, 'Bob');
  await joinAgain(ada, ada.path, bob, 'user');
  const refused = await bob.patch(ada.path, { name: 'Mine' }, '"1"');
  assert.ok([403, 412].includes(refused.status));
  const denied = await bob.get(ada.log);
  assert.equal(denied.status, 403);
  assert.equal(denied.json.code, 'role_insufficient');
  assert.equal(denied.json.unlock.role, 'admin');
  const [event] = (await list(ada, '?outcome=denied')).items;
  assert.equal(event.action, 'access.deny');
  assert.equal(event.code, 'role_insufficient');
  assert.deepEqual(event.actor, { kind: 'user', id: bob.id, display: 'Bob' });
  assert.deepEqual(event.targets[0].type, 'workspace');
  assert.deepEqual(event.changes, [{ field: 'permission', after: 'audit_read' }]);
  for (let i = 0; i < 70; ++i) await bob.get(ada.log);
  const { items } = await list(ada, `?outcome=denied&actor=${bob.id}&limit=200`);
  assert.equal(items.length, 60);
  await new Client(server).post('/dev/clock?advance_seconds=901');
  await bob.get(ada.log);
  assert.equal((await list(ada, '?outcome=denied&limit=200')).items.length, 61);
});

test('SEC-20 who is no member is told nothing and leaves nothing', async () => {
  const ada = await person(server);
  const eve = await person(server, 'Eve');
  const bytes = ({ text, json }) => text.replace(json.request_id, '');
  for (const rest of ['', '/export', '/verification']) {
    const foreign = await eve.get(ada.log + rest);
    const missing = await eve.get(`/api/workspaces/99999999/audit-events${rest}`);
    assert.equal(foreign.status, 404);
    assert.equal(bytes(foreign), bytes(missing));
  }
  assert.equal((await list(ada)).items.length, 1);
});

test('SEC-37 ADV-11 the export is whole, starts no formula, and is in the log itself', async () => {
  const ada = await person(server, '=HYPERLINK("http://evil")');
  for (let i = 0; i < 3; ++i) await renameWorkspace(ada, ada.path, `+cmd ${i}`);
  const csv = await ada.get(`${ada.log}/export`);
  assert.equal(csv.status, 200);
  assert.match(csv.headers.get('content-type'), /^text\/csv/);
  assert.match(csv.headers.get('content-disposition'), /^attachment; filename="audit-\d+\.csv"$/);
  const [head, ...rows] = csv.text.trimEnd().split('\r\n');
  assert.match(head, /^"position","occurred_at","action"/);
  assert.equal(rows.length, 5);
  assert.match(rows.at(-1), /"audit\.export"/);
  for (const row of rows) assert.doesNotMatch(row, /(^|,)"?[=+@-]/, row);
  const { json } = await ada.get(`${ada.log}/export?format=json`);
  assert.deepEqual(
    json.items.map(({ position }) => position),
    [1, 2, 3, 4, 5, 6],
  );
  assert.equal(json.items[5].changes[0].after, 'json');
  const filtered = await ada.get(`${ada.log}/export?format=json&action=workspace.create`);
  assert.deepEqual(
    filtered.json.items.map(({ action }) => action),
    ['workspace.create'],
  );
  const none = await ada.get(`${ada.log}/export?format=json&action=nothing`);
  assert.deepEqual(none.json.items, []);
  assert.equal((await ada.get(`${ada.log}/export?format=pdf`)).status, 422);
});
