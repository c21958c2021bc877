// The workspace over HTTP: settings, the billing email's consent, and walls between tenants.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, signUp } from '../support/client.mjs';
import { linkSentTo, mailsIn, tokenOf } from '../support/outbox.mjs';
import { startServer } from './support/server.mjs';

let server;
let client;
let path;
before(async () => {
  server = await startServer();
  client = await signUp(server, { email: 'ada@example.test' });
  path = `/api/workspaces/${client.session.workspaces[0].id}`;
});
after(() => server.stop());

const read = async () => {
  const { json, headers } = await client.get(path);
  return { json, etag: headers.get('etag') };
};
const confirm = (token) => new Client(server).post('/api/billing-email/confirm', { token });
const advance = (seconds) => new Client(server).post(`/dev/clock?advance_seconds=${seconds}`);

test('WS-3 WS-4 the name changes and shows in the session at once', async () => {
  const { etag } = await read();
  const saved = await client.patch(path, { name: 'Difference Engines' }, etag);
  assert.equal(saved.status, 200);
  assert.equal(saved.json.name, 'Difference Engines');
  const session = await client.get('/api/session');
  assert.equal(session.json.workspaces[0].name, 'Difference Engines');
});

test('WS-5 a new billing email counts once somebody there has confirmed it', async () => {
  const asked = await client.patch(
    path,
    { billing_email: 'Bills@example.test' },
    (await read()).etag,
  );
  assert.equal(asked.json.billing_email, 'ada@example.test');
  assert.equal(asked.json.billing_email_pending.address, 'Bills@example.test');
  const link = await linkSentTo(server.folder, 'Bills@example.test');
  assert.equal(new URL(link).pathname, '/billing-email/confirm');
  const confirmed = await confirm(tokenOf(link));
  assert.equal(confirmed.status, 200);
  assert.deepEqual(confirmed.json, {
    workspace_name: 'Difference Engines',
    billing_email: 'Bills@example.test',
  });
  const { json, etag } = await read();
  assert.equal(json.billing_email, 'Bills@example.test');
  assert.equal(json.billing_email_pending, undefined);
  assert.notEqual(etag, asked.headers.get('etag'));
  assert.equal((await confirm(tokenOf(link))).json.code, 'link_used');
});

test('WS-5 a request that was taken back or replaced can no longer be confirmed', async () => {
  await client.patch(path, { billing_email: 'one@example.test' }, (await read()).etag);
  const first = tokenOf(await linkSentTo(server.folder, 'one@example.test'));
  await client.patch(path, { billing_email: 'two@example.test' }, (await read()).etag);
  const second = tokenOf(await linkSentTo(server.folder, 'two@example.test'));
  assert.equal((await confirm(first)).json.code, 'link_replaced');
  const taken = await client.patch(
    path,
    { billing_email: 'bills@example.test' },
    (await read()).etag,
  );
  assert.equal(taken.json.billing_email_pending, undefined);
  assert.equal((await confirm(second)).json.code, 'link_replaced');
  assert.equal((await read()).json.billing_email, 'Bills@example.test');
});

test('WS-5 the same address again within a minute is refused and changes nothing', async () => {
  await client.patch(path, { billing_email: 'slow@example.test' }, (await read()).etag);
  await client.patch(path, { billing_email: 'bills@example.test' }, (await read()).etag);
  const before = await read();
  const tooSoon = await client.patch(
    path,
    { name: 'Half a change', billing_email: 'slow@example.test' },
    before.etag,
  );
  assert.equal(tooSoon.status, 429);
  assert.deepEqual(await read(), before);
  await advance(61);
  const later = await client.patch(path, { billing_email: 'slow@example.test' }, before.etag);
  assert.equal(later.status, 200);
});

test('SEC-37 a name of the workspace is text in the mail, also in its HTML', async () => {
  const name = '<b>{{link}}</b> & "co"';
  const { etag } = await read();
  await client.patch(path, { name, billing_email: 'html@example.test' }, etag);
  await linkSentTo(server.folder, 'html@example.test');
  const mail = (await mailsIn(server.folder)).find(({ to }) => to === 'html@example.test');
  assert.ok(mail.text.includes(name));
  assert.ok(mail.html.includes('&lt;b&gt;{{link}}&lt;/b&gt; &amp; &quot;co&quot;'), mail.html);
});

test('SEC-20 a foreign workspace answers like one that does not exist', async () => {
  const stranger = await signUp(server, { email: 'eve@example.test' });
  const free = '/api/workspaces/99999999';
  const bytes = ({ text, json }) => text.replace(json.request_id, '');
  for (const act of [(to) => stranger.get(to), (to) => stranger.patch(to, { name: 'X' }, '"1"')]) {
    const foreign = await act(path);
    const missing = await act(free);
    assert.equal(foreign.status, 404);
    assert.equal(foreign.json.code, 'workspace_not_found');
    assert.equal(bytes(foreign), bytes(missing));
  }
});

test('LNK-2 an id has one spelling', async () => {
  const id = String(client.session.workspaces[0].id);
  for (const text of [`0${id}`, `${id}.0`, `+${id}`, `%20${id}`, `-1`, '9007199254740992', 'x']) {
    const answer = await client.get(`/api/workspaces/${text}`);
    assert.equal(answer.status, 404, text);
  }
});

test('SEC-22 fields of others are refused', async () => {
  const before = await read();
  for (const patch of [{ id: 1 }, { role: 'admin' }, { permissions: [] }, { credits: 5 }]) {
    const refused = await client.patch(path, patch, before.etag);
    assert.equal(refused.json.issues[0].code, 'field_unknown', JSON.stringify(patch));
  }
  assert.deepEqual(await read(), before);
});
