// Idempotency-Key: one effect, however often and from however many places a POST is sent.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { linkSentTo, tokenOf } from '../support/outbox.mjs';
import { png } from '../support/pictures.mjs';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const withKey = (key = randomUUID()) => ({ headers: { 'idempotency-key': key } });
const count = (table, where = '1 = 1') =>
  Number(
    execFileSync('sqlite3', [
      join(server.folder, 'steward.db'),
      `SELECT count(*) FROM ${table} WHERE ${where}`,
    ]),
  );
const picture = png(3, 3, () => [1, 2, 3]);
const upload = (client, options, bytes = picture) =>
  client.request('POST', '/api/pictures', { bytes, type: 'image/png', ...options });

test('SEC-12 a hundred at once: one effect, and the same answer for all', async () => {
  const client = await signUp(server, { email: 'hundred@example.test' });
  const before = count('pictures');
  const options = withKey();
  const answers = await Promise.all(Array.from({ length: 100 }, () => upload(client, options)));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  assert.equal(count('pictures'), before + 1);
});

test('SEC-12 a sign-up and a confirmation that are repeated take effect once', async () => {
  const client = new Client(server);
  const form = { email: 'again@example.test', password, name: 'Ada', workspace_name: 'Engines' };
  const asking = withKey();
  const first = await client.post('/api/sign-up', form, asking);
  const repeated = await client.post('/api/sign-up', form, asking);
  assert.equal(first.status, 202);
  assert.equal(repeated.text, first.text);
  assert.equal(count('links', "purpose = 'sign_up' AND replaced_at IS NOT NULL"), 0);

  const token = tokenOf(await linkSentTo(server.folder, form.email));
  const confirming = withKey();
  const [one, two] = [
    await new Client(server).post('/api/sign-up/confirm', { token }, confirming),
    await new Client(server).post('/api/sign-up/confirm', { token }, confirming),
  ];
  assert.equal(one.status, 201);
  assert.equal(two.text, one.text);
  assert.deepEqual(two.headers.getSetCookie(), one.headers.getSetCookie());
  assert.equal(count('users', "email = 'again@example.test'"), 1);
});

test('SEC-12 the answer is kept for a day, also across a restart', async () => {
  let own = await startServer();
  const { folder } = own;
  try {
    const client = await signUp(own, { email: 'restart@example.test' });
    const options = withKey();
    const first = await upload(client, options);
    await own.end('SIGKILL');
    own = await startServer({ folder });
    client.server = own;
    assert.equal((await upload(client, options)).text, first.text);
    await client.post(`/dev/clock?advance_seconds=${24 * 3600}`);
    assert.notEqual((await upload(client, options)).text, first.text);
  } finally {
    await own.end();
  }
});

test('SEC-12 another body under the same key is refused, another user has keys of their own', async () => {
  const client = await signUp(server, { email: 'body@example.test' });
  const options = withKey();
  const first = await upload(client, options);
  const reused = await upload(
    client,
    options,
    png(4, 4, () => [9, 9, 9]),
  );
  assert.equal(reused.status, 409);
  assert.equal(reused.json.code, 'idempotency_key_reused');
  const other = await signUp(server, { email: 'other@example.test' });
  const theirs = await upload(other, options);
  assert.equal(theirs.status, 201);
  assert.notEqual(theirs.json.id, first.json.id);
});

test('SEC-12 a refusal is no effect: the same key works once the reason is gone', async () => {
  const client = await signUp(server, { email: 'retry@example.test' });
  await client.post('/api/account/password-link');
  const options = withKey();
  const refused = await client.post('/api/account/password-link', undefined, options);
  assert.equal(refused.json.code, 'rate_limited');
  await client.post('/dev/clock?advance_seconds=61');
  assert.equal((await client.post('/api/account/password-link', undefined, options)).status, 202);
});

test('a key that cannot be one is refused', async () => {
  const client = await signUp(server, { email: 'key@example.test' });
  for (const key of ['', 'with space', 'x'.repeat(256)]) {
    const refused = await upload(client, withKey(key));
    assert.equal(refused.status, 400, key);
    assert.equal(refused.json.code, 'idempotency_key_malformed');
  }
});
