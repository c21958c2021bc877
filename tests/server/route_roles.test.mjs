// Every route × every kind of actor, generated from the router's own table; and ids of others, which
// must answer like ids that do not exist.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { actors, table } from './support/route_roles.mjs';
import { ownKey, workspaceKey } from './support/keys.mjs';
import { keyRoutes } from './support/route_roles_keys.mjs';
import { startServer } from './support/server.mjs';
import { sqlite, sqlText } from './support/sqlite.mjs';
import { invite, joinAgain } from './support/team.mjs';

let server;
let world;
before(async () => {
  server = await startServer();
  world = await makeWorld();
});
after(() => server.stop());

async function person(name) {
  const email = `${name}@example.test`;
  return Object.assign(await signUp(server, { email, name }), { email });
}

/** One workspace with its people, another one with its own, and who belongs to neither any more. */
async function makeWorld() {
  const people = {};
  for (const name of ['admin', 'user', 'removed', 'expired', 'member', 'other-admin', 'other-user'])
    people[name.replace('-', '_')] = await person(name);
  const { admin, user, removed, expired, member, other_admin, other_user } = people;
  const workspaceId = admin.session.workspaces[0].id;
  const path = `/api/workspaces/${workspaceId}`;
  for (const one of [user, removed, expired, member]) await joinAgain(admin, path, one, 'user');
  const otherPath = `/api/workspaces/${other_admin.session.workspaces[0].id}`;
  await joinAgain(other_admin, otherPath, other_user, 'user');
  const gone = await admin.request('DELETE', `${path}/members/${removed.session.user.id}`);
  assert.equal(gone.status, 204, gone.text);
  const pending = await invite(admin, path, 'pending@example.test');
  await admin.post('/dev/clock?advance_seconds=61'); // now it can be sent again
  sqlite(
    server,
    `UPDATE sessions SET opened_at = 0, last_used_at = 0
     WHERE user_id = ${sqlText(expired.session.user.id)}`,
  );
  return {
    ...people,
    anonymous: new Client(server),
    workspaceId,
    memberId: member.session.user.id,
    invitationId: pending.invitation.id,
  };
}

/** Asks a route as an actor, or by a key: "status code", and the text of the answer. */
async function verdict(row, actor, at, key) {
  const [method, pattern] = row.route.split(' ');
  const { json, bytes, type, headers } =
    (await row.ask?.(at, key === undefined ? actor : `key_${actor}`)) ?? {};
  const client = at[actor];
  const answer = await fetch(server.url + (row.path?.(at) ?? pattern), {
    method,
    body: json === undefined ? bytes : JSON.stringify(json),
    headers: {
      ...(method === 'GET' ? {} : { origin: server.url }),
      ...(json || type ? { 'content-type': type ?? 'application/json' } : {}),
      ...(key === undefined && client.cookies.size > 0 ? { cookie: client.cookieHeader() } : {}),
      ...(key === undefined ? {} : { authorization: key }),
      ...headers,
    },
  });
  if (answer.headers.get('content-type') === 'text/event-stream') {
    await answer.body.cancel();
    return { verdict: String(answer.status), text: '' };
  }
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type') === 'application/problem+json';
  const problem = isProblem ? JSON.parse(text) : undefined;
  return {
    verdict: problem ? `${answer.status} ${problem.code}` : String(answer.status),
    text: problem ? text.replace(problem.request_id, '') : text,
  };
}

const signInAgain = (client) => client.post('/api/sign-in', { email: client.email, password });

test('SEC-19 every route has its row, and every row its route', async () => {
  const routes = (await world.anonymous.get('/dev/routes')).text.trimEnd().split('\n');
  assert.deepEqual(table.map(({ route }) => route).sort(), routes.sort());
  for (const { route, expect } of table)
    assert.deepEqual(Object.keys(expect).sort(), [...actors].sort(), route);
});

test('SEC-19 every route answers every kind of actor as the table says', async (context) => {
  const wrong = [];
  let count = 0;
  for (const row of table) {
    for (const actor of actors) {
      count += 1;
      const { verdict: given } = await verdict(row, actor, world);
      if (given !== row.expect[actor])
        wrong.push(`${row.route} as ${actor}: ${given}, not ${row.expect[actor]}`);
      if (row.endsSession && world[actor].email && actor !== 'expired')
        await signInAgain(world[actor]);
      if (row.endsMembership && given === '204')
        await joinAgain(world.admin, `/api/workspaces/${world.workspaceId}`, world[actor], 'user');
    }
  }
  context.diagnostic(`${count} verdicts: ${table.length} routes × ${actors.length} actors`);
  assert.deepEqual(wrong, []);
});

test('SEC-19 every route answers a key as it answers its owner, or takes none', async (context) => {
  const owners = {
    admin: await ownKey(world.admin),
    user: await ownKey(world.user),
    other_admin: await ownKey(world.other_admin),
    removed: await ownKey(world.removed),
  };
  const wrong = [];
  for (const row of table) {
    for (const [owner, key] of Object.entries(owners)) {
      const { verdict: given } = await verdict(row, owner, world, key);
      const asOwner = row.expect[owner].replace(/workspace_not_found/, 'api_key_other_workspace');
      const expected = keyRoutes.has(row.route) ? asOwner : (row.byKey ?? row.expect.anonymous);
      if (given !== expected)
        wrong.push(`${row.route} by ${owner}'s key: ${given}, not ${expected}`);
    }
  }
  context.diagnostic(`${table.length} routes × ${Object.keys(owners).length} keys`);
  assert.deepEqual(wrong, []);
});

test('ADV-12 every route that takes keys refuses a key without its scope', async () => {
  const path = `/api/workspaces/${world.workspaceId}`;
  for (const [route, scope] of keyRoutes) {
    const others = scope === 'workspace_read' ? 'credits_read' : 'workspace_read';
    const without = await workspaceKey(world.admin, path, [others]);
    const row = table.find((one) => one.route === route);
    const refused = await verdict(row, 'admin', world, without.api_key);
    assert.equal(refused.verdict, '403 api_key_scope_insufficient', route);
    await world.admin.request('DELETE', `${path}/api-keys/${without.id}`);
  }
});

test('SEC-20 a workspace of others answers like one that does not exist, byte for byte', async (context) => {
  let count = 0;
  for (const row of table.filter(({ route }) => route.includes('{workspace_id}'))) {
    for (const actor of ['other_user', 'other_admin', 'removed']) {
      const foreign = await verdict(row, actor, world);
      const request = await row.ask?.(world, actor);
      const missing = await verdict({ ...row, ask: () => request }, actor, {
        ...world,
        workspaceId: 99999999,
      });
      assert.equal(foreign.verdict, '404 workspace_not_found', row.route);
      assert.deepEqual(foreign, missing, row.route);
      count += 1;
    }
  }
  context.diagnostic(`${count} pairs of a foreign and a missing workspace`);
});

test('SEC-20 a member or an invitation of others answers like one that does not exist', async (context) => {
  const own = world.other_admin.session.workspaces[0].id;
  const foreign = { ...world, workspaceId: own };
  const missing = { ...foreign, memberId: 'usr_0', invitationId: 'inv_0' };
  const bytes = ({ verdict: given, text }) => [
    given,
    text.replaceAll(foreign.memberId, 'ID').replaceAll(missing.memberId, 'ID'),
  ];
  const rows = table.filter(({ route }) =>
    /\{user_id\}|\{invitation_id\}|role-changes/.test(route),
  );
  for (const row of rows) {
    const given = bytes(await verdict(row, 'other_admin', foreign));
    assert.deepEqual(given, bytes(await verdict(row, 'other_admin', missing)), row.route);
    assert.match(given.join(' '), /member_not_found|invitation_not_found/, row.route);
  }
  context.diagnostic(`${rows.length} pairs of a foreign and a missing member or invitation`);
});
