// Development's comforts, and that production has none of them.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Client, password } from '../support/client.mjs';
import { linkSentTo } from '../support/outbox.mjs';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('the outbox lists the mails and shows one with its link to click', async () => {
  const client = new Client(server);
  await client.post('/api/sign-up', {
    email: 'ada@example.test',
    password,
    name: 'Ada',
    workspace_name: 'Engines',
  });
  const link = await linkSentTo(server.folder, 'ada@example.test');
  const list = await client.get('/dev/outbox');
  assert.equal(list.status, 200);
  assert.match(list.headers.get('content-type'), /^text\/html/);
  const [, address] = /href="(\/dev\/outbox\/out_[0-9a-f]+)">Confirm your address/.exec(list.text);
  const mail = await client.get(address);
  assert.ok(mail.text.includes(`<a href="${link}">`), mail.text);
  assert.doesNotMatch(mail.text, /<script|style=/);
  assert.match(mail.headers.get('content-security-policy'), /default-src 'none'|script-src/);
});

test('nothing outside the outbox can be asked for', async () => {
  for (const id of ['..%2Fsteward', '%2e%2e%2fsteward.key', 'nothing']) {
    const answer = await new Client(server).get(`/dev/outbox/${id}`);
    assert.equal(answer.status, 404, id);
  }
});

test('the clock moves forward only, and by a number', async () => {
  const client = new Client(server);
  for (const query of ['', '?advance_seconds=-1', '?advance_seconds=1x', '?advance_seconds=']) {
    assert.equal((await client.post(`/dev/clock${query}`)).status, 400, query);
  }
  assert.equal((await client.post('/dev/clock?advance_seconds=1')).status, 204);
});

test('production has no outbox page, no clock, and no key of its own making', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-'));
  await writeFile(join(folder, 'steward.key'), randomBytes(32).toString('base64url'), {
    mode: 0o600,
  });
  const production = await startServer({
    folder,
    settings: {
      mode: 'production',
      public_url: 'https://steward.example',
      mail: 'smtp://127.0.0.1:1',
    },
  });
  try {
    const client = new Client(production);
    const headers = { origin: 'https://steward.example' };
    for (const [method, path] of [
      ['GET', '/dev/outbox'],
      ['GET', '/dev/outbox/out_0'],
      ['POST', '/dev/clock?advance_seconds=1'],
    ]) {
      const answer = await client.request(method, path, { headers });
      assert.equal(answer.status, 404, path);
    }
  } finally {
    await production.end();
    await rm(folder, { recursive: true, force: true });
  }
});
