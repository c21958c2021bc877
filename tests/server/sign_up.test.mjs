// Signing up: the address is confirmed by mail, and nobody learns who has an account.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { linkSentTo, mailsIn, tokenOf } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const form = (email, more = {}) => ({
  email,
  password,
  name: 'Ada',
  workspace_name: 'Engines',
  ...more,
});

test('ACC-6 the mailed link opens an account, a workspace and a session', async () => {
  const client = await signUp(server, { email: 'ada@example.test', workspaceName: ' Engines ' });
  const { user, workspaces, opened_with } = client.session;
  assert.equal(user.name, 'Ada');
  assert.deepEqual(user.sign_in_methods, ['password']);
  assert.equal(opened_with, 'password');
  assert.equal(workspaces.length, 1);
  assert.equal(workspaces[0].name, 'Engines');
  assert.equal(workspaces[0].role, 'admin');
  assert.ok(Number.isSafeInteger(workspaces[0].id));
  const session = await client.get('/api/session');
  assert.deepEqual(session.json, client.session);
});

test('SEC-25 a known and an unknown address get the same answer, and only the mail differs', async () => {
  await signUp(server, { email: 'known@example.test' });
  await new Client(server).post('/dev/clock?advance_seconds=61');
  const known = await new Client(server).post('/api/sign-up', form('known@example.test'));
  const fresh = await new Client(server).post('/api/sign-up', form('fresh@example.test'));
  assert.equal(known.status, 202);
  assert.equal(known.text.replace('known', 'fresh'), fresh.text);
  const names = ({ headers }) => [...headers.keys()].sort();
  assert.deepEqual(names(known), names(fresh));
  const mails = await until('two mails to the known address', async () => {
    const to = (await mailsIn(server.folder)).filter((mail) => mail.to === 'known@example.test');
    return to.length === 2 && to;
  });
  assert.match(mails[1].subject, /already have/);
  assert.doesNotMatch(mails[1].text, /#/);
});

test('SEC-24 reading the page of a link does not use it up, posting does, once', async () => {
  const client = new Client(server);
  await client.post('/api/sign-up', form('once@example.test'));
  const link = await linkSentTo(server.folder, 'once@example.test');
  const { pathname } = new URL(link);
  for (const method of ['GET', 'HEAD']) {
    await server.fetch(pathname, { method });
    await server.fetch('/api/sign-up/confirm', { method });
  }
  const first = await client.post('/api/sign-up/confirm', { token: tokenOf(link) });
  const second = await client.post('/api/sign-up/confirm', { token: tokenOf(link) });
  assert.equal(first.status, 201);
  assert.equal(second.status, 409);
  assert.equal(second.json.code, 'link_used');
});

test('SEC-24 a newer link replaces the older one, and time alone ends it', async () => {
  const client = new Client(server);
  await client.post('/api/sign-up', form('twice@example.test'));
  const older = await linkSentTo(server.folder, 'twice@example.test', 1);
  const tooSoon = await client.post('/api/sign-up', form('twice@example.test'));
  assert.equal(tooSoon.status, 429);
  assert.equal(tooSoon.json.code, 'rate_limited');
  assert.equal(tooSoon.headers.get('retry-after'), String(tooSoon.json.params.retry_after_seconds));
  await client.post('/dev/clock?advance_seconds=61');
  await client.post('/api/sign-up', form('twice@example.test'));
  const newer = await linkSentTo(server.folder, 'twice@example.test', 2);
  const replaced = await client.post('/api/sign-up/confirm', { token: tokenOf(older) });
  assert.equal(replaced.json.code, 'link_replaced');
  await client.post(`/dev/clock?advance_seconds=${24 * 3600}`);
  const expired = await client.post('/api/sign-up/confirm', { token: tokenOf(newer) });
  assert.equal(expired.status, 409);
  assert.equal(expired.json.code, 'link_expired');
});

test('SEC-24 a link starts with the configured address, whatever Host says', async () => {
  const client = new Client(server);
  const link = await new Promise((resolve, reject) => {
    // fetch would not send another Host.
    import('node:http').then(({ request }) => {
      const body = JSON.stringify(form('host@example.test'));
      const sent = request(
        `${server.url}/api/sign-up`,
        {
          method: 'POST',
          headers: {
            host: 'evil.example',
            origin: server.url,
            'x-forwarded-host': 'evil.example',
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          answer.resume();
          answer.on('end', () =>
            linkSentTo(server.folder, 'host@example.test').then(resolve, reject),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  });
  assert.ok(link.startsWith(`${server.url}/sign-up/confirm#`), link);
  assert.equal((await client.post('/api/sign-up/confirm', { token: tokenOf(link) })).status, 201);
});

test('ADV-20 the mail speaks the language that was asked for, English where it is unknown', async () => {
  const client = new Client(server);
  for (const [email, locale, words] of [
    ['de@example.test', 'de-CH', /Bestätigen Sie Ihre Adresse/],
    ['fr@example.test', 'tlh', /Confirm your address/],
  ]) {
    await client.post('/api/sign-up', form(email, { locale }));
    await linkSentTo(server.folder, email);
    const mail = (await mailsIn(server.folder)).find(({ to }) => to === email);
    assert.match(mail.subject, words);
  }
});

test('SEC-22 fields that nobody asked for are refused and change nothing', async () => {
  const client = new Client(server);
  for (const more of [{ role: 'admin' }, { workspace_id: 1 }, { credits: 9 }, { plan: 'pro' }]) {
    const refused = await client.post('/api/sign-up', form('mass@example.test', more));
    assert.equal(refused.status, 422);
    assert.equal(refused.json.issues[0].code, 'field_unknown');
    assert.equal(refused.json.issues[0].path, `/${Object.keys(more)[0]}`);
  }
  const proto = await client.request('POST', '/api/sign-up', {
    bytes: JSON.stringify(form('mass@example.test')).replace('{', '{"__proto__":{"role":"admin"},'),
    type: 'application/json',
  });
  assert.equal(proto.status, 422);
  const mails = await mailsIn(server.folder);
  assert.equal(mails.filter(({ to }) => to === 'mass@example.test').length, 0);
});

test('every malformed field is named at once', async () => {
  const refused = await new Client(server).post('/api/sign-up', {
    email: 'no address',
    password: 'short',
    name: ' ',
    workspace_name: 'x'.repeat(101),
  });
  assert.equal(refused.status, 422);
  const issues = Object.fromEntries(refused.json.issues.map(({ path, code }) => [path, code]));
  assert.deepEqual(issues, {
    '/email': 'email_malformed',
    '/name': 'name_empty',
    '/password': 'password_too_short',
    '/workspace_name': 'name_too_long',
  });
});
