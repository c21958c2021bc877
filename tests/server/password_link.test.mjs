// Forgotten and changed passwords: one mailed link, once, for a quarter of an hour.
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

const fresh = 'another staple of horses';
const consume = (client, token, secret = fresh) =>
  client.post('/api/password-links/consume', { token, password: secret });
const advance = (seconds) => new Client(server).post(`/dev/clock?advance_seconds=${seconds}`);

test('ACC-7 ACC-10 the link goes to the registered address and ends every other session', async () => {
  const email = 'ada@example.test';
  const client = await signUp(server, { email });
  const other = new Client(server);
  await other.post('/api/sign-in', { email, password });
  const sent = await client.post('/api/account/password-link');
  assert.equal(sent.status, 202);
  assert.deepEqual(sent.json, {
    sent_to: email,
    expires_in_seconds: 900,
    resend_after_seconds: 60,
  });
  const token = tokenOf(await linkSentTo(server.folder, email, 2));

  const elsewhere = new Client(server);
  const changed = await consume(elsewhere, token);
  assert.equal(changed.status, 200);
  assert.equal(changed.json.user.email, email);
  assert.equal((await elsewhere.get('/api/account')).status, 200);
  for (const ended of [client, other])
    assert.equal((await ended.get('/api/account')).json.code, 'session_expired');
  const old = await new Client(server).post('/api/sign-in', { email, password });
  assert.equal(old.json.code, 'credentials_wrong');
  const now = await new Client(server).post('/api/sign-in', { email, password: fresh });
  assert.equal(now.status, 200);
  await until('the notice', async () =>
    (await mailsIn(server.folder)).some(({ subject }) => /was changed/.test(subject)),
  );
});

test('SEC-24 of many uses at once, one succeeds', async () => {
  const email = 'race@example.test';
  await signUp(server, { email });
  await new Client(server).post('/api/password-links', { email });
  const token = tokenOf(await linkSentTo(server.folder, email, 2));
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => consume(new Client(server), token)),
  );
  const codes = answers.map(({ status, json }) => (status === 200 ? 'done' : json.code));
  assert.equal(codes.filter((code) => code === 'done').length, 1);
  assert.equal(codes.filter((code) => code === 'link_used').length, 7);
});

test('SEC-24 forged, foreign, replaced and expired links are refused and change nothing', async () => {
  const email = 'refused@example.test';
  await signUp(server, { email });
  const client = new Client(server);
  assert.equal((await consume(client, 'A'.repeat(43))).json.code, 'link_unknown');
  await client.post('/api/sign-up', {
    email: 'pending@example.test',
    password,
    name: 'Ada',
    workspace_name: 'Engines',
  });
  const signUpToken = tokenOf(await linkSentTo(server.folder, 'pending@example.test'));
  assert.equal((await consume(client, signUpToken)).json.code, 'link_unknown');

  await client.post('/api/password-links', { email });
  const older = tokenOf(await linkSentTo(server.folder, email, 2));
  await advance(61);
  await client.post('/api/password-links', { email });
  const newer = tokenOf(await linkSentTo(server.folder, email, 3));
  assert.equal((await consume(client, older)).json.code, 'link_replaced');
  await advance(15 * 60);
  assert.equal((await consume(client, newer)).json.code, 'link_expired');
  assert.equal((await client.post('/api/sign-in', { email, password })).status, 200);
});

test('a password the rules refuse leaves the link as it was', async () => {
  const email = 'longname@example.test';
  await signUp(server, { email });
  await new Client(server).post('/api/password-links', { email });
  const token = tokenOf(await linkSentTo(server.folder, email, 2));
  const client = new Client(server);
  for (const [secret, code] of [
    ['short', 'password_too_short'],
    [email, 'password_guessable'],
  ]) {
    const refused = await consume(client, token, secret);
    assert.equal(refused.status, 422);
    assert.deepEqual(
      refused.json.issues.map((issue) => [issue.path, issue.code]),
      [['/password', code]],
    );
  }
  assert.equal((await consume(client, token)).status, 200);
});

test('SEC-25 a forgotten password tells nobody which addresses have accounts', async () => {
  await signUp(server, { email: 'here@example.test' });
  const ask = (email) => new Client(server).post('/api/password-links', { email });
  const known = await ask('here@example.test');
  const unknown = await ask('gone@example.test');
  assert.equal(known.status, 202);
  assert.equal(known.text.replace('here@', 'gone@'), unknown.text);
  assert.equal((await ask('here@example.test')).json.code, 'rate_limited');
  assert.equal((await ask('GONE@example.test')).json.code, 'rate_limited');
  const mail = await until('the mail to the unknown address', async () =>
    (await mailsIn(server.folder)).find(({ to }) => to === 'gone@example.test'),
  );
  assert.match(mail.subject, /No Steward account/);
  assert.doesNotMatch(mail.text, /#/);
});

test('the link is for the signed-in user alone, and needs a session', async () => {
  const nobody = await new Client(server).post('/api/account/password-link');
  assert.equal(nobody.status, 401);
  assert.equal(nobody.json.code, 'session_missing');
});
