// Roles, removal, undo and leaving: who may, what it changes at once, and that an admin remains.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';

import { Client, signUp } from '../support/client.mjs';
import { startServer } from './support/server.mjs';
import { join, joinAgain, refusal, startTeam } from './support/team.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const idOf = (client) => client.session.user.id;
let number = 0;
/** A team of its own for each test: `{admin, user, id, path, member(client), counts()}`. */
async function freshTeam() {
  number += 1;
  const team = await startTeam(server, `ada${number}@example.test`);
  const user = await join(server, team, `grace${number}@example.test`, { name: 'Grace' });
  const member = (client) => `${team.path}/members/${idOf(client)}`;
  const counts = async () => {
    const { json } = await team.admin.get(`${team.path}/members`);
    return [json.member_count, json.admin_count];
  };
  return { ...team, user, member, counts };
}

test('TM-6 SEC-21 a new role holds in the very next request, both ways', async () => {
  const { admin, user, member, path, counts } = await freshTeam();
  const invitations = { invitations: [{ email: 'x@example.test', role: 'user' }] };
  const tries = () => user.post(`${path}/invitations`, invitations);
  assert.equal(refusal(await tries()), '403 role_insufficient');
  const promoted = await admin.patch(member(user), { role: 'admin' });
  assert.equal(promoted.status, 200, promoted.text);
  assert.equal(promoted.json.role, 'admin');
  assert.deepEqual(await counts(), [2, 2]);
  assert.equal((await tries()).status, 200);
  assert.equal((await admin.patch(member(user), { role: 'user' })).status, 200);
  assert.equal(refusal(await tries()), '403 role_insufficient');
  assert.deepEqual(await counts(), [2, 1]);
  assert.equal((await admin.patch(member(user), { role: 'user' })).json.role, 'user');
});

test('TM-8 a User is refused everywhere, told what would help, and changes nothing', async () => {
  const { admin, user, member, path, counts } = await freshTeam();
  const row = { email: 'y@example.test', role: 'user' };
  const answers = await Promise.all([
    user.patch(member(admin), { role: 'user' }),
    user.patch(member(user), { role: 'admin' }),
    user.request('DELETE', member(admin)),
    user.request('DELETE', `${path}/members/usr_nobody`),
    user.post(`${member(admin)}/restore`),
    user.post(`${path}/role-changes`, { user_ids: [idOf(user)], role: 'admin' }),
    user.post(`${path}/invitations`, { invitations: [row] }),
    user.get(`${path}/invitations`),
  ]);
  for (const answer of answers) {
    assert.equal(refusal(answer), '403 role_insufficient');
    assert.deepEqual(answer.json.unlock, { role: 'admin', granted_by: 'admin' });
  }
  assert.deepEqual(await counts(), [2, 1]);
});

test('TM-9 the last admin can be neither demoted nor removed, and cannot leave', async () => {
  const { admin, user, member, path, counts } = await freshTeam();
  for (const answer of [
    await admin.patch(member(admin), { role: 'user' }),
    await admin.request('DELETE', member(admin)),
    await admin.post(`${path}/leave`),
  ])
    assert.equal(refusal(answer), '409 workspace_last_admin');
  const both = { user_ids: [idOf(admin), idOf(user)], role: 'user' };
  const { json } = await admin.post(`${path}/role-changes`, both);
  assert.deepEqual(
    json.results.map(({ outcome, problem }) => problem?.code ?? outcome),
    ['workspace_last_admin', 'unchanged'],
  );
  assert.deepEqual(await counts(), [2, 1]);
});

test('TM-6 many roles at once: each member has a result, and the last admin stays', async () => {
  const { admin, user, path, counts } = await freshTeam();
  const ids = [idOf(user), 'usr_nobody', idOf(admin)];
  const key = { headers: { 'idempotency-key': randomUUID() } };
  const change = () => admin.post(`${path}/role-changes`, { user_ids: ids, role: 'admin' }, key);
  const { json, text } = await change();
  assert.deepEqual(
    json.results.map(({ user_id, outcome, problem }) => [user_id, problem?.code ?? outcome]),
    [
      [ids[0], 'changed'],
      ['usr_nobody', 'member_not_found'],
      [ids[2], 'unchanged'],
    ],
  );
  assert.equal((await change()).text, text, 'SEC-12: the same key gives the same answer');
  const down = { user_ids: [idOf(admin), idOf(user)], role: 'user' };
  const demoted = await admin.post(`${path}/role-changes`, down);
  // The first of the two gives up the power to demote the second.
  assert.deepEqual(
    demoted.json.results.map(({ outcome, problem }) => problem?.code ?? outcome),
    ['changed', 'role_insufficient'],
  );
  assert.deepEqual(await counts(), [2, 1]);
  const many = { user_ids: Array.from({ length: 201 }, (_, i) => `usr_${i}`), role: 'user' };
  assert.equal(
    refusal(await user.post(`${path}/role-changes`, many)),
    '422 members_per_call_too_many',
  );
});

test('TM-7 TM-13 SEC-27 removal ends the access at once, in every session, here only', async () => {
  const { admin, user, member, path, counts } = await freshTeam();
  const own = await startTeam(server, `own${number}@example.test`);
  await joinAgain(own.admin, own.path, user, 'user');
  const phone = new Client(server);
  const signedIn = await phone.post('/api/sign-in', {
    email: user.session.user.email,
    password: 'correct horse battery staple',
  });
  assert.equal(signedIn.status, 200, signedIn.text);
  assert.equal((await admin.request('DELETE', member(user))).status, 204);
  for (const client of [user, phone]) {
    assert.equal(refusal(await client.get(path)), '404 workspace_not_found');
    assert.equal(refusal(await client.get(`${path}/members`)), '404 workspace_not_found');
    const { json } = await client.get('/api/session');
    assert.deepEqual(
      json.workspaces.map(({ id }) => id),
      [own.id],
    );
    assert.equal((await client.get(own.path)).status, 200);
  }
  assert.deepEqual(await counts(), [1, 1]);
  assert.equal(refusal(await admin.request('DELETE', member(user))), '404 member_not_found');
  assert.equal(refusal(await admin.patch(member(user), { role: 'admin' })), '404 member_not_found');
});

test('a removal is taken back for ten minutes, with the role and the day of joining', async () => {
  const { admin, user, member, path, counts } = await freshTeam();
  await admin.patch(member(user), { role: 'admin' });
  const list = async () => (await admin.get(`${path}/members`)).json.items;
  const before = (await list()).find(({ user_id }) => user_id === idOf(user));
  assert.equal((await admin.request('DELETE', member(user))).status, 204);
  const restored = await admin.post(`${member(user)}/restore`);
  assert.equal(restored.status, 200, restored.text);
  assert.deepEqual(restored.json, before);
  assert.equal((await user.get(path)).status, 200);
  assert.deepEqual(await counts(), [2, 2]);
  assert.equal(refusal(await admin.post(`${member(user)}/restore`)), '409 member_exists');
  assert.equal(
    refusal(await admin.post(`${path}/members/usr_nobody/restore`)),
    '404 member_not_found',
  );

  await admin.request('DELETE', member(user));
  await admin.post('/dev/clock?advance_seconds=600');
  assert.match(
    refusal(await admin.post(`${member(user)}/restore`)),
    /^409 undo_expired|^404 member_not_found/,
  );
  assert.deepEqual(await counts(), [1, 1]);
});

test('leaving is for good, is told apart from removal, and is done once', async () => {
  const { admin, user, member, path, counts } = await freshTeam();
  const key = { headers: { 'idempotency-key': randomUUID() } };
  assert.equal((await user.post(`${path}/leave`, undefined, key)).status, 204);
  assert.equal((await user.post(`${path}/leave`, undefined, key)).status, 204);
  assert.equal(refusal(await user.post(`${path}/leave`)), '404 workspace_not_found');
  assert.equal(refusal(await admin.post(`${member(user)}/restore`)), '404 member_not_found');
  assert.deepEqual(await counts(), [1, 1]);
  await joinAgain(admin, path, user, 'admin');
  assert.equal((await user.request('DELETE', member(user))).status, 204);
  assert.deepEqual(await counts(), [1, 1]);
});

test('SEC-20 SEC-22 other workspaces, unknown roles and extra fields change nothing', async () => {
  const { admin, user, member, path, counts } = await freshTeam();
  const stranger = await signUp(server, { email: `stranger${number}@example.test` });
  const theirs = `/api/workspaces/${stranger.session.workspaces[0].id}`;
  for (const [answer, expected] of [
    [await stranger.patch(member(user), { role: 'admin' }), '404 workspace_not_found'],
    [await stranger.request('DELETE', member(user)), '404 workspace_not_found'],
    [await stranger.post(`${path}/leave`), '404 workspace_not_found'],
    [
      await admin.patch(`${path}/members/${idOf(stranger)}`, { role: 'user' }),
      '404 member_not_found',
    ],
    [await stranger.request('DELETE', `${theirs}/members/${idOf(user)}`), '404 member_not_found'],
    [await admin.patch(member(user), { role: 'emperor' }), '422 role_unknown'],
    [await admin.patch(member(user), { role: 'Admin' }), '422 role_unknown'],
    [await admin.patch(member(user), {}), '422 field_missing'],
    [await admin.patch(member(user), { role: 1 }), '422 field_type_wrong'],
    [await admin.patch(member(user), { role: 'admin', workspace_id: 1 }), '422 field_unknown'],
    [
      await admin.patch(member(user), JSON.parse('{"role":"admin","__proto__":{}}')),
      '422 field_unknown',
    ],
    [await admin.post(`${path}/role-changes`, { user_ids: [], role: 'user' }), '422 field_missing'],
    [await admin.post(`${path}/leave`, { force: true }), '413 request_too_large'],
    [await new Client(server).patch(member(user), { role: 'admin' }), '401 session_missing'],
  ])
    assert.equal(refusal(answer), expected, answer.text);
  assert.deepEqual(await counts(), [2, 1]);
  assert.equal(
    refusal(await user.post(`${path}/invitations`, { invitations: [] })),
    '422 field_missing',
  );
});
