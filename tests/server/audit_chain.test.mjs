// What is stored of the audit log cannot be changed unnoticed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { person, renameWorkspace } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('ADV-11 a long log is exported and verified page by page', async () => {
  const ada = await person(server);
  let etag = (await ada.get(ada.path)).headers.get('etag');
  for (let i = 0; i < 450; ++i)
    etag = (await ada.patch(ada.path, { name: `N${i}` }, etag)).headers.get('etag');
  const { json } = await ada.get(`${ada.log}/export?format=json`);
  assert.deepEqual(
    json.items.map(({ position }) => position),
    Array.from({ length: 452 }, (_, i) => i + 1),
  );
  const verified = await ada.get(`${ada.log}/verification`);
  assert.deepEqual(verified.json, {
    ok: true,
    event_count: 452,
    head: { position: 452, hash: json.items.at(-1).hash },
  });
});

/** A log of four events, spoiled by `sql`, and the verdict on it. */
async function verdictAfter(sql) {
  const ada = await person(server);
  for (let i = 0; i < 3; ++i) await renameWorkspace(ada, ada.path, `Name ${i}`);
  assert.equal((await ada.get(`${ada.log}/verification`)).json.ok, true);
  sqlite(server, sql.replaceAll('OF_LOG', `workspace_id = ${ada.workspaceId}`));
  const { status, json } = await ada.get(`${ada.log}/verification`);
  assert.equal(status, 200);
  return json;
}

const spoiled = [
  [
    'one byte of a text',
    "UPDATE audit_events SET event = replace(event, 'Name 1', 'Name 7') WHERE OF_LOG AND position = 3",
    3,
    'hash',
  ],
  [
    'the time',
    'UPDATE audit_events SET occurred_at = occurred_at + 1 WHERE OF_LOG AND position = 2',
    2,
    'hash',
  ],
  [
    'the actor it is found by',
    "UPDATE audit_events SET actor_id = 'usr_0' WHERE OF_LOG AND position = 4",
    4,
    'hash',
  ],
  [
    'the outcome it is found by',
    "UPDATE audit_events SET outcome = 'denied' WHERE OF_LOG AND position = 1",
    1,
    undefined,
  ],
  [
    'a text that is no event',
    "UPDATE audit_events SET event = '{' WHERE OF_LOG AND position = 2",
    2,
    undefined,
  ],
  ['an event in the middle', 'DELETE FROM audit_events WHERE OF_LOG AND position = 2', 2, 'order'],
  ['the last event', 'DELETE FROM audit_events WHERE OF_LOG AND position = 4', 4, 'head'],
  [
    'the hash of the head',
    "UPDATE audit_heads SET hash = replace(hash, substr(hash, 1, 1), 'z') WHERE OF_LOG",
    4,
    'head',
  ],
];
for (const [what, sql, position, part] of spoiled) {
  test(`ADV-11 SEC-43 verification finds a change of ${what}`, async () => {
    const verdict = await verdictAfter(sql);
    assert.equal(verdict.ok, false);
    assert.equal(verdict.problem.code, 'audit_chain_broken');
    assert.equal(verdict.problem.params.position, position, JSON.stringify(verdict));
    if (part) assert.equal(verdict.problem.params.part, part);
    assert.equal(
      verdict.event_count,
      part === 'head' && what.startsWith('the hash') ? 4 : position - 1,
    );
  });
}
