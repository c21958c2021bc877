// The account over HTTP: read, Save with a version, refusals that change nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, signUp } from '../support/client.mjs';
import { startServer } from './support/server.mjs';

let server;
let client;
before(async () => {
  server = await startServer();
  client = await signUp(server, { email: 'ada@example.test' });
});
after(() => server.stop());

const read = async () => {
  const { json, headers } = await client.get('/api/account');
  return { json, etag: headers.get('etag') };
};

test('ACC-5 ACC-6 one Save changes name and icon together and gives the new version', async () => {
  const before = await read();
  const saved = await client.patch(
    '/api/account',
    { name: '  Grace Hopper ', picture: { kind: 'icon', icon: 'rocket', color: 'blue' } },
    before.etag,
  );
  assert.equal(saved.status, 200);
  assert.equal(saved.json.name, 'Grace Hopper');
  assert.deepEqual(saved.json.picture, { kind: 'icon', icon: 'rocket', color: 'blue' });
  assert.notEqual(saved.headers.get('etag'), before.etag);
  assert.deepEqual(await read(), { json: saved.json, etag: saved.headers.get('etag') });
});

test('ACC-4 deleting the picture leaves none', async () => {
  const { etag } = await read();
  const saved = await client.patch('/api/account', { picture: { kind: 'none' } }, etag);
  assert.deepEqual(saved.json.picture, { kind: 'none' });
});

test('a Save that changes nothing keeps the version', async () => {
  const { json, etag } = await read();
  const saved = await client.patch('/api/account', { name: json.name }, etag);
  assert.equal(saved.status, 200);
  assert.equal(saved.headers.get('etag'), etag);
});

test('WS-6 a Save needs the version it changes, and an old one gets the current document', async () => {
  const { json, etag } = await read();
  const missing = await client.patch('/api/account', { name: 'Nobody' });
  assert.equal(missing.status, 428);
  assert.equal(missing.json.code, 'if_match_missing');
  for (const stale of ['"999"', `W/${etag}`, '*', '"1", "2"']) {
    const refused = await client.patch('/api/account', { name: 'Nobody' }, stale);
    assert.equal(refused.status, 412, stale);
    assert.equal(refused.json.code, 'version_stale');
    assert.deepEqual(refused.json.current, json);
    assert.equal(refused.json.current_etag, etag);
  }
  assert.deepEqual(await read(), { json, etag });
});

test('WS-6 of many Saves on one version, one wins', async () => {
  const { etag } = await read();
  const saves = await Promise.all(
    Array.from({ length: 10 }, (_, i) => client.patch('/api/account', { name: `N${i}` }, etag)),
  );
  assert.equal(saves.filter(({ status }) => status === 200).length, 1);
  assert.equal(saves.filter(({ status }) => status === 412).length, 9);
});

test('SEC-22 SEC-37 SEC-39 what the rules refuse changes nothing', async () => {
  const before = await read();
  const cases = [
    [{ role: 'admin' }, '/role', 'field_unknown'],
    [{ email: 'new@example.test' }, '/email', 'field_unknown'],
    [{ name: 'a\u202Eb' }, '/name', 'name_character_forbidden'],
    [{ name: 'a\r\nb' }, '/name', 'name_character_forbidden'],
    [{ name: '' }, '/name', 'name_empty'],
    [{ name: 7 }, '/name', 'field_type_wrong'],
    [{ picture: { kind: 'icon', icon: 'no', color: 'blue' } }, '/picture/icon', 'icon_unknown'],
    [{ picture: { kind: 'upload', id: 'pic_0' } }, '/picture/id', 'picture_unknown'],
    [{ picture: { kind: 'video' } }, '/picture/kind', 'field_value_unknown'],
  ];
  for (const [patch, path, code] of cases) {
    const refused = await client.patch('/api/account', patch, before.etag);
    assert.equal(refused.status, 422, JSON.stringify(patch));
    assert.deepEqual([refused.json.issues[0].path, refused.json.issues[0].code], [path, code]);
  }
  assert.deepEqual(await read(), before);
});

test('SEC-37 naughty text is stored as text', async () => {
  for (const name of ["Robert'); DROP TABLE users;--", '<img src=x onerror=alert(1)>', '{{7*7}}']) {
    const { etag } = await read();
    const saved = await client.patch('/api/account', { name }, etag);
    assert.equal(saved.json.name, name);
    assert.equal((await read()).json.name, name);
  }
});

test('SEC-28 a write from a foreign origin, or none, has no effect', async () => {
  const before = await read();
  for (const origin of ['https://evil.example', 'null']) {
    const refused = await client.patch('/api/account', { name: 'Evil' }, before.etag, {
      headers: { origin },
    });
    assert.equal(refused.json.code, 'origin_foreign');
  }
  assert.deepEqual(await read(), before);
});

test('without a session nothing is read and nothing is told', async () => {
  const nobody = new Client(server);
  for (const [method, path] of [
    ['GET', '/api/account'],
    ['PATCH', '/api/account'],
    ['GET', '/api/session'],
    ['POST', '/api/sign-out'],
  ]) {
    const refused = await nobody.request(method, path, method === 'PATCH' ? { json: {} } : {});
    assert.equal(refused.status, 401, path);
    assert.equal(refused.json.code, 'session_missing');
  }
});
