// Live windows and the audit log with two servers on one PostgreSQL.
import assert from 'node:assert/strict';

import { Client, password, signUp } from '../support/client.mjs';
import { withTwoServers } from './support/instances.mjs';
import { openWindow } from './support/windows.mjs';

const { instances, onPostgresql } = withTwoServers();

/** A person signed in on both servers, with a workspace. */
async function person(email) {
  const client = await signUp(instances.servers[0], { email });
  const other = new Client(instances.servers[1]);
  const { json } = await other.post('/api/sign-in', { email, password });
  const path = `/api/workspaces/${json.workspaces[0].id}`;
  return { clients: [client, other], workspaceId: json.workspaces[0].id, path };
}

async function rename(client, path, name) {
  for (;;) {
    const { headers } = await client.get(path);
    const saved = await client.patch(path, { name }, headers.get('etag'));
    if (saved.status !== 412) return saved;
  }
}

onPostgresql('ADV-19 what one server commits is heard in the windows of the other', async () => {
  const { clients, workspaceId, path } = await person('ada@example.test');
  const windows = await Promise.all(
    instances.servers.map((server, i) => openWindow(server, clients[i], workspaceId)),
  );
  for (const i of [0, 1]) {
    const name = `By server ${i}`;
    assert.equal((await rename(clients[i], path, name)).status, 200);
    for (const window of windows) await window.next(({ id }) => id === String(i + 2));
  }
  for (const window of windows) await window.close();
});

onPostgresql('ADV-19 a window that moves to the other server misses nothing', async () => {
  const { clients, workspaceId, path } = await person('bob@example.test');
  const first = await openWindow(instances.servers[0], clients[0], workspaceId);
  const names = Array.from({ length: 10 }, (_, i) => `Name ${i}`);
  const saving = names.map((name, i) => rename(clients[i % 2], path, name));
  await first.next();
  await first.close();
  const heard = first.changes().map(({ id }) => Number(id));
  const second = await openWindow(instances.servers[1], clients[1], workspaceId, {
    lastEventId: heard.at(-1),
  });
  assert.ok((await Promise.all(saving)).every(({ status }) => status === 200));
  await second.next(({ id }) => id === String(names.length + 1));
  await second.close();
  const all = [...heard, ...second.changes().map(({ id }) => Number(id))];
  assert.deepEqual(
    all,
    names.map((_, i) => i + 2),
    'each event once, in order',
  );
});

onPostgresql('SEC-43 writes of two servers make one chain without gaps', async () => {
  const { clients, path } = await person('cy@example.test');
  const count = 30;
  const saved = await Promise.all(
    Array.from({ length: count }, (_, i) => rename(clients[i % 2], path, `Race ${i}`)),
  );
  assert.deepEqual(new Set(saved.map(({ status }) => status)), new Set([200]));
  const { json } = await clients[1].get(`${path}/audit-events/verification`);
  assert.equal(json.ok, true, JSON.stringify(json));
  assert.equal(json.event_count, count + 1);
  const pages = await clients[0].get(`${path}/audit-events?limit=200&action=workspace.update`);
  assert.equal(pages.json.items.length, count);
  const filtered = await clients[0].get(`${path}/audit-events?action=workspace&outcome=success`);
  assert.equal(filtered.json.items.length, count + 1);
});
