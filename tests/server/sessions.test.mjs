// ADV-14, SEC-27: where somebody is signed in, and the end of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { startServer } from './support/server.mjs';
import { refusal } from './support/team.mjs';

const email = 'ada@sessions.test';
let server;
let ada;
before(async () => {
  server = await startServer();
  ada = await signUp(server, { email, name: 'Ada' });
});
after(() => server.stop());

/** Signs in on another device. */
async function device(agent) {
  const client = new Client(server);
  const headers = { 'user-agent': agent };
  const answer = await client.post('/api/sign-in', { email, password }, { headers });
  assert.equal(answer.status, 200, answer.text);
  return client;
}

const sessionsOf = async (client) => (await client.get('/api/sessions')).json.items;

test('ADV-14 the list says which device, from where and since when, and which one this is', async () => {
  const phone = await device('Phone/7');
  const listed = await sessionsOf(phone);
  assert.equal(listed.length, 2);
  const current = listed.filter(({ is_current: isCurrent }) => isCurrent);
  assert.deepEqual(
    current.map((one) => [one.user_agent, one.opened_from, one.opened_with]),
    [['Phone/7', '127.0.0.1', 'password']],
  );
  const text = JSON.stringify(listed);
  for (const value of phone.cookies.values()) assert.ok(!text.includes(value));
});

test('ADV-14 SEC-27 one session is ended, and is dead in its next request', async () => {
  const lost = await device('Lost/1');
  const { id } = (await sessionsOf(ada)).find(({ user_agent: agent }) => agent === 'Lost/1');
  assert.equal((await ada.request('DELETE', `/api/sessions/${id}`)).status, 204);
  assert.equal(refusal(await lost.get('/api/session')), '401 session_expired');
  assert.equal((await ada.get('/api/session')).status, 200);
  assert.equal((await ada.request('DELETE', `/api/sessions/${id}`)).status, 204, 'again');
});

test('ADV-14 nobody ends the session of somebody else', async () => {
  const eve = await signUp(server, { email: 'eve@sessions.test', name: 'Eve' });
  const [own] = await sessionsOf(ada);
  assert.equal((await eve.request('DELETE', `/api/sessions/${own.id}`)).status, 204);
  assert.equal((await ada.get('/api/session')).status, 200);
});

test('ADV-14 all others at once, this one stays', async () => {
  const others = [await device('One/1'), await device('Two/2')];
  assert.equal((await ada.request('DELETE', '/api/sessions')).status, 204);
  for (const client of others)
    assert.equal(refusal(await client.get('/api/session')), '401 session_expired');
  assert.equal((await sessionsOf(ada)).length, 1);
});

test('ADV-14 ending this very session signs out', async () => {
  const here = await device('Here/1');
  const { id } = (await sessionsOf(here)).find(({ is_current: isCurrent }) => isCurrent);
  const ended = await here.request('DELETE', `/api/sessions/${id}`);
  assert.equal(ended.status, 204);
  assert.equal(here.cookies.size, 0, 'the cookie is gone');
});

test('SEC-27 a session that the clock has ended is not listed', async () => {
  await device('Old/1');
  await ada.post(`/dev/clock?advance_seconds=${7 * 24 * 3600}`);
  await ada.post('/api/sign-in', { email, password });
  assert.deepEqual(
    (await sessionsOf(ada)).map(({ is_current: isCurrent }) => isCurrent),
    [true],
  );
});
