// A thief of the database and a reader of the log find nothing that opens anything.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { linkSentTo, tokenOf } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import { startServer } from './support/server.mjs';

const canary = 'CANARY-7f3a password of the test';

let server;
let mailServerIsAway;
before(async () => {
  server = await startServer();
  // Port 1 refuses: mails stay in the outbox table, where they must not be readable either.
  mailServerIsAway = await startServer({ settings: { mail: 'smtp://127.0.0.1:1' } });
});
after(() => Promise.all([server.stop(), mailServerIsAway.stop()]));

/** Everything a thief of the data folder without the key would have. */
const stolen = (folder) =>
  readdirSync(folder)
    .filter((name) => name.startsWith('steward.db'))
    .map((name) => readFileSync(join(folder, name)));
const holds = (folder, text) => stolen(folder).some((bytes) => bytes.includes(text));

test('SEC-32 neither passwords, session ids nor links are in the database or its WAL', async () => {
  const client = await signUp(server, { email: 'ada@example.test' });
  await client.post('/api/sign-out');
  await new Client(server).post('/api/sign-in', { email: 'ada@example.test', password });
  await client.post('/api/password-links', { email: 'ada@example.test' });
  const token = tokenOf(await linkSentTo(server.folder, 'ada@example.test', 2));
  const headers = { 'idempotency-key': 'the-key-of-the-test' };
  const changed = await client.post(
    '/api/password-links/consume',
    { token, password: canary },
    { headers },
  );
  assert.equal(changed.status, 200);
  const session = client.cookies.get('steward_session');
  assert.ok(holds(server.folder, 'ada@example.test'), 'the search finds what is there');
  for (const secret of [password, canary, token, session, 'the-key-of-the-test'])
    assert.equal(holds(server.folder, secret), false, secret);
});

test('SEC-32 a mail that waits in the outbox shows neither its link nor its words', async () => {
  const client = new Client(mailServerIsAway);
  const asked = await client.post('/api/sign-up', {
    email: 'waiting@example.test',
    password: canary,
    name: 'Ada',
    workspace_name: 'Engines',
  });
  assert.equal(asked.status, 202);
  await mailServerIsAway.logged(({ message }) => message === 'mail delayed');
  for (const text of ['/sign-up/confirm#', 'Confirm your address', 'waiting@example.test', canary])
    assert.equal(holds(mailServerIsAway.folder, text), false, text);
});

test('SEC-34 no secret reaches the log, not even of requests that are refused', async () => {
  const client = await signUp(server, { email: 'log@example.test' });
  const session = client.cookies.get('steward_session');
  const bodies = [
    ['/api/sign-in', { email: 'log@example.test', password: canary }],
    ['/api/sign-in', { email: canary, password: canary }],
    ['/api/sign-up', { email: 'log@example.test', password: canary, name: 7, workspace_name: 'x' }],
    ['/api/password-links/consume', { token: canary, password: canary }],
    ['/api/sign-up/confirm', { token: canary, extra: canary }],
  ];
  for (const [path, json] of bodies) {
    const answer = await client.post(path, json);
    assert.ok(answer.status >= 400 || path === '/api/sign-up', path);
    assert.equal(answer.text.includes(canary), false, path);
  }
  await client.request('POST', '/api/sign-in', {
    bytes: `{"password":"${canary}`,
    type: 'application/json',
  });
  await until('the log of the requests', () => server.lines.length > 0);
  for (const secret of [canary, password, session])
    assert.equal(server.lines.join('\n').includes(secret), false, secret);
});

test('SEC-34 what the API says of an account holds no secret', async () => {
  const client = await signUp(server, { email: 'fields@example.test' });
  const { json } = await client.get('/api/account');
  assert.deepEqual(Object.keys(json).sort(), ['email', 'id', 'name', 'picture', 'sign_in_methods']);
});

test('SEC-32 without its key the server says so instead of serving', async () => {
  const own = await startServer();
  const { folder } = own;
  await own.end();
  const { rmSync } = await import('node:fs');
  rmSync(join(folder, 'steward.key'));
  await assert.rejects(
    startServer({
      folder,
      settings: {
        mode: 'production',
        public_url: 'https://steward.example',
        mail: 'smtp://mail.example:25',
      },
    }),
    /key_file/,
  );
});
