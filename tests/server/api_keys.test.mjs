// KEY-2 to KEY-4, LNK-4, LNK-5: keys, from their making to their end, against the server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync, readdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';

import { password, signUp } from '../support/client.mjs';
import { byKey, ownKey, unknownKey, workspaceKey } from './support/keys.mjs';
import { startServer } from './support/server.mjs';
import { join, refusal, startTeam } from './support/team.mjs';

const mine = '/v3/my-workspaces';
let server;
let team;
before(async () => {
  server = await startServer();
  team = await startTeam(server);
});
after(() => server.stop());

const advance = (seconds) => team.admin.post(`/dev/clock?advance_seconds=${seconds}`);
const signInAgain = (client) =>
  client.post('/api/sign-in', { email: client.session.user.email, password });
const verdict = async (key, path = mine) => refusal(await byKey(server, key, path));

describe("a user's own key", { concurrency: false }, () => {
  test("LNK-4 a client made for Clay's key works: the bare key, or behind Bearer", async () => {
    const key = await ownKey(team.admin);
    assert.match(key, /^[a-f0-9]+$/);
    const bare = await byKey(server, key, mine);
    assert.equal(bare.status, 200, bare.text);
    assert.deepEqual(
      bare.json.items.map(({ id, role }) => ({ id, role })),
      [{ id: team.id, role: 'admin' }],
    );
    assert.match(String(bare.json.items[0].id), /^\d+$/);
    assert.equal((await byKey(server, `Bearer ${key}`, mine)).text, bare.text);
    assert.equal((await byKey(server, `bearer ${key}`, mine)).text, bare.text);
  });

  test('KEY-4 it acts as its user, where that user is a member', async () => {
    const bob = await join(server, team, 'bob@keys.test', { name: 'Bob' });
    const key = await ownKey(bob);
    assert.equal((await byKey(server, key, team.path)).json.role, 'user');
    assert.equal(await verdict(key, `${team.path}/audit-events`), '403 role_insufficient');
    const stranger = await signUp(server, { email: 'eve@keys.test', name: 'Eve' });
    const foreign = await byKey(server, await ownKey(stranger), team.path);
    const missing = await byKey(server, await ownKey(stranger), '/api/workspaces/99999999');
    assert.equal(refusal(foreign), '404 api_key_other_workspace');
    const bytes = ({ text, json }) => text.replace(json.request_id, '');
    assert.equal(bytes(foreign), bytes(missing), 'SEC-20: a key finds out nothing');
  });

  test('KEY-2 its text can be copied, by who has signed in lately', async () => {
    const key = await ownKey(team.admin);
    const copied = await team.admin.post('/api/account/api-keys/copy');
    assert.equal(copied.json.api_key, key);
    assert.equal(copied.headers.get('cache-control'), 'no-store');
    await advance(15 * 60 + 1);
    for (const path of ['/api/account/api-keys/copy', '/api/account/api-keys']) {
      const late = await team.admin.post(
        path,
        path.endsWith('copy') ? undefined : { reason: 'lost' },
      );
      assert.equal(refusal(late), '403 session_not_recent', path);
      assert.deepEqual(late.json.params, { limit: 15 });
    }
    const listed = await team.admin.get('/api/account/api-keys');
    assert.equal(listed.status, 200);
    assert.ok(!listed.text.includes(key), 'a list never has the text');
    assert.equal(listed.json.items[0].hint, key.slice(-4));
    await signInAgain(team.admin);
    assert.equal((await team.admin.post('/api/account/api-keys/copy')).json.api_key, key);
  });

  test('KEY-3 SEC-30 a compromised key is dead in the next request, a routine one after a day', async () => {
    const first = await ownKey(team.admin);
    const second = await ownKey(team.admin, { reason: 'compromised' });
    assert.equal(await verdict(first), '401 api_key_replaced');
    assert.equal((await byKey(server, second, mine)).status, 200);
    const hasty = { reason: 'compromised', overlaps: true };
    const refused = await team.admin.post('/api/account/api-keys', hasty);
    assert.equal(refusal(refused), '409 api_key_overlap_refused');
    const third = await ownKey(team.admin, { reason: 'routine', overlaps: true });
    assert.equal((await byKey(server, second, mine)).status, 200, 'both open');
    assert.equal((await byKey(server, third, mine)).status, 200);
    const states = async () =>
      (await team.admin.get('/api/account/api-keys')).json.items
        .slice(0, 3)
        .map((key) => key.state);
    assert.deepEqual(await states(), ['active', 'replacing', 'replaced']);
    await advance(24 * 3600);
    assert.equal(await verdict(second), '401 api_key_replaced');
    assert.equal((await byKey(server, third, mine)).status, 200);
    await signInAgain(team.admin);
  });

  test('ADV-12 revoke now, also in the overlap; not twice', async () => {
    const old = await ownKey(team.admin);
    await ownKey(team.admin, { reason: 'lost', overlaps: true });
    const { items } = (await team.admin.get('/api/account/api-keys')).json;
    const path = `/api/account/api-keys/${items.find((key) => key.state === 'replacing').id}`;
    assert.equal((await team.admin.request('DELETE', path)).status, 204);
    assert.equal(await verdict(old), '401 api_key_revoked');
    assert.equal(refusal(await team.admin.request('DELETE', path)), '409 api_key_ended');
    const other = await signUp(server, { email: 'mallory@keys.test', name: 'Mallory' });
    assert.equal(refusal(await other.request('DELETE', path)), '404 api_key_not_found');
  });

  test('KEY-3 twenty regenerations at once leave one key that opens', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () =>
        team.admin.post('/api/account/api-keys', { reason: 'compromised' }),
      ),
    );
    const texts = made.filter(({ status }) => status === 201).map(({ json }) => json.api_key);
    const opening = [];
    for (const key of texts) if ((await byKey(server, key, mine)).status === 200) opening.push(key);
    assert.equal(opening.length, 1, `${texts.length} were made`);
  });
});

test('LNK-5 what is wrong with a key has a code of its own', async () => {
  const key = await ownKey(team.admin);
  const typo = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0');
  const dead = await workspaceKey(team.admin, team.path, ['workspace_read']);
  await team.admin.request('DELETE', `${team.path}/api-keys/${dead.id}`);
  const old = await ownKey(team.admin).then(async (text) => {
    await ownKey(team.admin);
    return text;
  });
  const verdicts = {
    nothing: await verdict(undefined),
    basic: await verdict('Basic YWRhOnNlY3JldA=='),
    malformed: await verdict('not-a-key'),
    typo: await verdict(typo),
    unknown: await verdict(unknownKey()),
    revoked: await verdict(dead.api_key),
    replaced: await verdict(old),
  };
  assert.deepEqual(verdicts, {
    nothing: '401 api_key_missing',
    basic: '401 api_key_missing',
    malformed: '401 api_key_malformed',
    typo: '401 api_key_mistyped',
    unknown: '401 api_key_unknown',
    revoked: '401 api_key_revoked',
    replaced: '401 api_key_replaced',
  });
});

test('LNK-1 LNK-3 LNK-5 the linking form proves that key and workspace belong together', async () => {
  const key = await ownKey(team.admin);
  const link = (api_key, workspace) =>
    byKey(server, undefined, '/api/link-checks', { method: 'POST', json: { api_key, workspace } });
  const linked = await link(` ${key}\n`, `https://x.test/workspaces/${team.id}/settings/team`);
  assert.equal(linked.status, 200, linked.text);
  assert.equal(linked.json.workspace.id, team.id);
  assert.equal(refusal(await link('no key', String(team.id))), '401 api_key_malformed');
  assert.equal(refusal(await link(unknownKey(), String(team.id))), '401 api_key_unknown');
  assert.equal(refusal(await link(key, 'seven')), '422 workspace_address_unrecognised');
  assert.equal(refusal(await link(key, '0')), '422 workspace_id_malformed');
  assert.equal(refusal(await link(key, '99999999')), '404 api_key_other_workspace');
  const both = await link('no key', 'seven');
  assert.deepEqual(
    both.json.issues.map(({ path }) => path),
    ['/api_key', '/workspace'],
  );
});

test('KEY-4 a key opens neither the account nor other keys', async () => {
  const key = await ownKey(team.admin);
  for (const [method, path] of [
    ['GET', '/api/account'],
    ['GET', '/api/session'],
    ['GET', '/api/account/api-keys'],
    ['POST', '/api/account/api-keys/copy'],
    ['GET', `${team.path}/api-keys`],
    ['GET', `${team.path}/events`],
  ])
    assert.equal(
      refusal(await byKey(server, key, path, { method })),
      '401 session_missing',
      `${method} ${path}`,
    );
});

test('KEY-4 the requests of one key are counted, with the standard headers', async (context) => {
  const small = await startServer({ settings: { api_key_requests_per_minute: 3 }, context });
  const { admin, path } = await startTeam(small);
  const key = await ownKey(admin);
  const other = await workspaceKey(admin, path, ['workspace_read']);
  const standing = ({ headers }) =>
    ['limit', 'remaining', 'reset', 'policy'].map((name) => headers.get(`ratelimit-${name}`));
  const first = await byKey(small, key, mine);
  assert.deepEqual(standing(first), ['3', '2', '20', '3;w=60']);
  assert.deepEqual(standing(await byKey(small, key, path)).slice(0, 2), ['3', '1']);
  await byKey(small, key, mine);
  const refused = await byKey(small, key, mine);
  assert.equal(refusal(refused), '429 rate_limited');
  assert.equal(refused.headers.get('retry-after'), String(refused.json.params.retry_after_seconds));
  assert.equal(standing(refused)[1], '0');
  assert.equal((await byKey(small, other.api_key, path)).status, 200, 'each key by itself');
  await admin.post('/dev/clock?advance_seconds=20');
  assert.equal((await byKey(small, key, mine)).status, 200);
});

test('KEY-2 a server may show keys once', async (context) => {
  const strict = await startServer({ settings: { api_keys_shown_once: 'true' }, context });
  const { admin } = await startTeam(strict);
  const key = await ownKey(admin);
  assert.equal((await byKey(strict, key, mine)).status, 200);
  const copied = await admin.post('/api/account/api-keys/copy');
  assert.equal(refusal(copied), '409 api_key_not_copyable');
  const [listed] = (await admin.get('/api/account/api-keys')).json.items;
  assert.equal(listed.is_copyable, false);
});

test('SEC-32 SEC-34 no text of a key in the database or the log', async () => {
  const texts = [await ownKey(team.admin)];
  texts.push((await workspaceKey(team.admin, team.path, ['workspace_read'])).api_key);
  for (const text of texts) await byKey(server, text, mine);
  const files = readdirSync(server.folder).filter((name) => name.startsWith('steward.db'));
  assert.ok(files.length > 0);
  const stored = files
    .map((name) => readFileSync(joinPath(server.folder, name), 'latin1'))
    .join('');
  for (const text of texts) {
    assert.ok(!stored.includes(text.slice(8, 40)), 'the database has it');
    assert.ok(!server.lines.join('\n').includes(text.slice(8, 40)), 'the log has it');
  }
});
