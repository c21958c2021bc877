// Signing in and out: sessions, limits, and answers that tell a guesser nothing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { linkSentTo, tokenOf } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const signIn = (client, email, secret = password, options = {}) =>
  client.post('/api/sign-in', { email, password: secret }, options);
const advance = (seconds) => new Client(server).post(`/dev/clock?advance_seconds=${seconds}`);

test('SEC-27 the session id changes at sign-in, and the one before is dead', async () => {
  const client = await signUp(server, { email: 'rotate@example.test' });
  const before = client.cookies.get('steward_session');
  assert.equal((await signIn(client, 'ROTATE@example.test')).status, 200);
  const now = client.cookies.get('steward_session');
  assert.notEqual(now, before);
  const old = await new Client(server).get('/api/account', {
    headers: { cookie: `steward_session=${before}` },
  });
  assert.equal(old.status, 401);
  assert.equal(old.json.code, 'session_expired');
});

test('SEC-27 a session id that the client chose is never taken up', async () => {
  await signUp(server, { email: 'fixed@example.test' });
  const chosen = 'A'.repeat(43);
  const client = new Client(server);
  client.cookies.set('steward_session', chosen);
  assert.equal((await signIn(client, 'fixed@example.test')).status, 200);
  assert.notEqual(client.cookies.get('steward_session'), chosen);
});

test('SEC-27 the cookie is out of reach of scripts and other sites', async () => {
  await signUp(server, { email: 'cookie@example.test' });
  const answer = await signIn(new Client(server), 'cookie@example.test');
  const [cookie] = answer.headers.getSetCookie();
  assert.match(
    cookie,
    /^steward_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
  );
});

test('SEC-27 behind https the cookie is secure and tied to its host', async () => {
  const secure = await startServer({ settings: { public_url: 'https://steward.example' } });
  try {
    const headers = { origin: 'https://steward.example' };
    const client = new Client(secure);
    const form = { email: 'tls@example.test', password, name: 'Ada', workspace_name: 'Engines' };
    await client.post('/api/sign-up', form, { headers });
    const link = await linkSentTo(secure.folder, 'tls@example.test');
    assert.ok(link.startsWith('https://steward.example/sign-up/confirm#'), link);
    const confirmed = await client.post(
      '/api/sign-up/confirm',
      { token: tokenOf(link) },
      { headers },
    );
    const [cookie] = confirmed.headers.getSetCookie();
    assert.match(cookie, /^__Host-steward_session=.*; Path=\/;.*; Secure$/);
    assert.doesNotMatch(cookie, /domain/i);
  } finally {
    await secure.stop();
  }
});

test('SEC-27 signing out ends the session at once and can be repeated', async () => {
  const client = await signUp(server, { email: 'out@example.test' });
  const cookie = client.cookieHeader();
  const out = await client.post('/api/sign-out');
  assert.equal(out.status, 204);
  assert.equal(client.cookies.size, 0);
  const again = await new Client(server).post('/api/sign-out', undefined, { headers: { cookie } });
  assert.equal(again.status, 204);
  const dead = await new Client(server).get('/api/session', { headers: { cookie } });
  assert.equal(dead.json.code, 'session_expired');
  assert.equal((await new Client(server).get('/api/session')).json.code, 'session_missing');
});

test('SEC-25 a wrong password and an unknown address get the same bytes', async () => {
  await signUp(server, { email: 'exists@example.test' });
  const wrong = await signIn(new Client(server), 'exists@example.test', 'not the password');
  const unknown = await signIn(new Client(server), 'nobody@example.test', 'not the password');
  assert.equal(wrong.status, 403);
  assert.equal(wrong.json.code, 'credentials_wrong');
  const text = ({ text: body, json }) => body.replace(json.request_id, '');
  assert.equal(text(wrong), text(unknown));
});

/** Processor time the server has used, in clock ticks; other programs do not count into it. */
async function ticksUsed(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]); // utime and stime, proc(5)
}

test('SEC-25 a wrong password and an unknown address cost the server the same work', async () => {
  await signUp(server, { email: 'timed@example.test' });
  const spent = { timed: 0, untimed: 0 };
  for (let round = 0; round < 8; round += 1) {
    for (const name of Object.keys(spent)) {
      const before = await ticksUsed(server.pid);
      await signIn(new Client(server), `${name}@example.test`, 'not the password');
      spent[name] += (await ticksUsed(server.pid)) - before;
    }
  }
  const ratio = spent.untimed / spent.timed;
  // Without the work for nobody the ratio is about 0.1.
  assert.ok(ratio > 0.6 && ratio < 1.67, `unknown/known = ${ratio.toFixed(2)}`);
});

test('SEC-26 ten guesses in a quarter of an hour, also when sent at once', async () => {
  await signUp(server, { email: 'target@example.test' });
  const guesses = await Promise.all(
    Array.from({ length: 14 }, (_, i) =>
      signIn(new Client(server), 'target@example.test', `guess number ${i}`, {
        headers: { 'x-forwarded-for': `203.0.113.${i}` },
      }),
    ),
  );
  const codes = guesses.map(({ json }) => json.code);
  assert.equal(codes.filter((code) => code === 'credentials_wrong').length, 10);
  assert.equal(codes.filter((code) => code === 'rate_limited').length, 4);
  const limited = await signIn(new Client(server), 'target@example.test');
  assert.equal(limited.status, 429);
  const wait = limited.json.params.retry_after_seconds;
  assert.ok(wait > 880 && wait <= 900, `${wait}`);
});

test('SEC-26 the owner gets in by the mailed link meanwhile, and the limit ends by itself', async () => {
  const email = 'owner@example.test';
  await signUp(server, { email });
  for (let i = 0; i < 10; i += 1) await signIn(new Client(server), email, 'a wrong password');
  assert.equal((await signIn(new Client(server), email)).status, 429);

  const owner = new Client(server);
  await owner.post('/api/password-links', { email });
  const token = tokenOf(await linkSentTo(server.folder, email, 2));
  const fresh = 'another staple of horses';
  const changed = await owner.post('/api/password-links/consume', { token, password: fresh });
  assert.equal(changed.status, 200);
  assert.equal((await signIn(new Client(server), email, fresh)).status, 200);

  for (let i = 0; i < 10; i += 1) await signIn(new Client(server), email, 'a wrong password');
  assert.equal((await signIn(new Client(server), email, fresh)).status, 429);
  await advance(15 * 60);
  assert.equal((await signIn(new Client(server), email, fresh)).status, 200);
});

test('SEC-26 one address that guesses at many accounts is stopped too', async () => {
  await advance(15 * 60);
  const statuses = await Promise.all(
    Array.from({ length: 110 }, async (_, i) => {
      const answer = await signIn(new Client(server), `many${i}@example.test`, 'one password');
      return answer.status;
    }),
  );
  assert.equal(statuses.filter((status) => status === 429).length, 10);
  await advance(15 * 60);
});

test('sessions end after seven idle days and after thirty days in any case', async () => {
  const idle = await signUp(server, { email: 'idle@example.test' });
  const busy = await signUp(server, { email: 'busy@example.test' });
  const day = 24 * 3600;
  let end = busy.session.expires_at;
  for (let days = 0; days < 30; days += 6) {
    assert.equal((await busy.get('/api/account')).status, 200, `after ${days} days`);
    // Using a session moves its idle end, soon and not before the answer.
    const moved = async () => (await busy.get('/api/session')).json.expires_at !== end;
    if (days > 0) await until('the idle end to move', moved);
    end = (await busy.get('/api/session')).json.expires_at;
    if (days === 6) assert.equal((await idle.get('/api/account')).status, 200);
    if (days === 18) assert.equal((await idle.get('/api/account')).json.code, 'session_expired');
    await advance(6 * day);
  }
  assert.equal((await busy.get('/api/account')).json.code, 'session_expired');
});
