// The same promises on PostgreSQL, with two servers on one database.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { Client, password, signUp } from '../support/client.mjs';
import { linkSentTo, mailsIn, tokenOf } from '../support/outbox.mjs';
import { png } from '../support/pictures.mjs';
import { withTwoServers } from './support/instances.mjs';

const { instances, onPostgresql } = withTwoServers();
/** `act` on each server in turn, `count` times at once. */
const eachServer = (count, act) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      act(instances.servers[i % instances.servers.length], i),
    ),
  );

onPostgresql('an account, a workspace and a picture come back from either server', async () => {
  const [one, two] = instances.servers;
  const client = await signUp(one, { email: 'ada@example.test' });
  const bytes = png(9, 9, (x, y) => [x, y, 0]);
  const { json } = await client.request('POST', '/api/pictures', { bytes, type: 'image/png' });
  client.server = two;
  const { headers } = await client.get('/api/account');
  const saved = await client.patch(
    '/api/account',
    { name: 'Ädä', picture: { kind: 'upload', id: json.id } },
    headers.get('etag'),
  );
  assert.equal(saved.status, 200, saved.text);
  client.server = one;
  assert.deepEqual((await client.get('/api/account')).json, saved.json);
  assert.deepEqual((await client.get(json.url)).bytes, bytes);
});

onPostgresql('SEC-12 fifty at once on two servers: one effect, one answer', async () => {
  const client = await signUp(instances.servers[0], { email: 'fifty@example.test' });
  const headers = { 'idempotency-key': randomUUID(), cookie: client.cookieHeader() };
  const bytes = png(3, 3, () => [1, 2, 3]);
  const answers = await eachServer(50, (server) =>
    new Client(server).request('POST', '/api/pictures', { bytes, type: 'image/png', headers }),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
});

onPostgresql('WS-6 of many Saves on one version, on two servers, one wins', async () => {
  const client = await signUp(instances.servers[0], { email: 'saves@example.test' });
  const headers = { cookie: client.cookieHeader() };
  const saves = await eachServer(12, (server, i) =>
    new Client(server).patch('/api/account', { name: `N${i}` }, '"1"', { headers }),
  );
  const statuses = saves.map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 200).length, 1, `${statuses}`);
  assert.equal(statuses.filter((status) => status === 412).length, 11, `${statuses}`);
});

onPostgresql('SEC-24 a link is used once, and its mail is sent once, by two servers', async () => {
  const email = 'link@example.test';
  await signUp(instances.servers[0], { email });
  await new Client(instances.servers[1]).post('/api/password-links', { email });
  const token = tokenOf(await linkSentTo(instances.folder, email, 2));
  const answers = await eachServer(6, (server) =>
    new Client(server).post('/api/password-links/consume', { token, password: `${password} 2` }),
  );
  const codes = answers.map(({ status, json }) => (status === 200 ? 'done' : json.code));
  assert.equal(codes.filter((code) => code === 'done').length, 1, `${codes}`);
  assert.equal(codes.filter((code) => code === 'link_used').length, 5, `${codes}`);
  const mails = await mailsIn(instances.folder);
  assert.equal(mails.filter(({ to, subject }) => to === email && /Choose/.test(subject)).length, 1);
});

onPostgresql('SEC-26 ten guesses, counted across both servers', async () => {
  const email = 'guess@example.test';
  await signUp(instances.servers[0], { email });
  const guesses = await eachServer(14, (server, i) =>
    new Client(server).post('/api/sign-in', { email, password: `guess number ${i}` }),
  );
  const codes = guesses.map(({ json }) => json.code);
  assert.equal(codes.filter((code) => code === 'credentials_wrong').length, 10, `${codes}`);
});
