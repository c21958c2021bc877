// Credits over HTTP: reserved, posted, returned; usage; and every refusal.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import {
  assertSound,
  creditsOf,
  ledgerOf,
  post,
  release,
  reserve,
  spend,
} from './support/credits.mjs';
import { person } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { refusal } from './support/team.mjs';
import { openWindow } from './support/windows.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('PLN-2, PLN-3: a new workspace has the free plan and its credits', async () => {
  const ada = await person(server);
  const credits = await creditsOf(ada, ada.path);
  assert.equal(credits.available, 100);
  assert.equal(credits.balance, 100);
  assert.equal(credits.held, 0);
  assert.deepEqual(
    credits.grants.map(({ kind, amount, left }) => ({ kind, amount, left })),
    [{ kind: 'plan', amount: 100, left: 100 }],
  );
  assert.equal(credits.period.granted, 100);
  assert.equal(credits.period.cap, 200);
  assert.equal(credits.period.used, 0);
  const entries = await ledgerOf(ada, ada.path);
  assert.deepEqual(
    entries.map(({ kind, amount, balance_after }) => [kind, amount, balance_after]),
    [['granted', 100, 100]],
  );
  const { json } = await ada.get(`${ada.path}/entitlements`);
  assert.equal(json.plan, 'free');
  assert.equal(json.limits.people_search_results, 5000);
});

test('ADV-15: reserve, then post a part: the rest comes back', async () => {
  const ada = await person(server);
  const held = await reserve(ada, ada.path, 10, {
    connection_id: 'con_1',
    run_id: 'run_1',
    step: 2,
  });
  assert.equal(held.status, 201, held.text);
  assert.equal(held.json.state, 'pending');
  let credits = await creditsOf(ada, ada.path);
  assert.deepEqual([credits.available, credits.held, credits.balance], [90, 10, 100]);
  const posted = await post(ada, ada.path, held.json, 7);
  assert.equal(posted.status, 200, posted.text);
  assert.equal(posted.json.state, 'posted');
  credits = await creditsOf(ada, ada.path);
  assert.deepEqual([credits.available, credits.held, credits.balance], [93, 0, 93]);
  assert.equal(credits.period.used, 7);
  const entry = (await ledgerOf(ada, ada.path)).at(-1);
  // ADV-5: every debit names its grant, who, through what, in which step.
  assert.equal(entry.kind, 'consumed');
  assert.equal(entry.amount, -7);
  assert.equal(entry.hold_id, held.json.id);
  assert.equal(entry.actor_id, ada.id);
  assert.equal(entry.connection_id, 'con_1');
  assert.equal(entry.step, 2);
  assert.match(entry.explanation, /^ledger_entry_/);
  const freed = await reserve(ada, ada.path, 93);
  assert.equal((await release(ada, ada.path, freed.json)).json.state, 'released');
  assert.equal((await creditsOf(ada, ada.path)).available, 93);
});

test('ADV-2: amounts that are none, and more than there is', async () => {
  const ada = await person(server);
  const codes = async (amount) => refusal(await reserve(ada, ada.path, amount));
  for (const amount of [0, -1, 2 ** 53])
    assert.equal(await codes(amount), '422 amount_out_of_range');
  for (const amount of [1.5, '1', null, [1]])
    assert.match(await codes(amount), /^422 (field_type_wrong|amount_out_of_range)$/);
  const refused = await reserve(ada, ada.path, 101);
  assert.equal(refusal(refused), '402 credits_insufficient');
  assert.equal(refused.json.params.actual, 100);
  assert.equal(refused.json.params.needed, 101);
  assert.equal(refused.json.unlock.plan, 'starter');
  assert.equal(await codes(2 ** 53 - 1), '402 credits_insufficient');
  for (const expires_in_seconds of [0, 86_401])
    assert.equal(
      refusal(await reserve(ada, ada.path, 1, { expires_in_seconds })),
      '422 hold_validity_out_of_range',
    );
  const held = await reserve(ada, ada.path, 5);
  for (const amount of [0, -5])
    assert.equal(refusal(await post(ada, ada.path, held.json, amount)), '422 amount_out_of_range');
  assert.equal(refusal(await post(ada, ada.path, held.json, 6)), '409 hold_exceeded');
  assert.equal((await creditsOf(ada, ada.path)).held, 5);
});

test('SEC-20: holds of others, and holds that have ended, each with its code', async () => {
  const [ada, eve] = [await person(server), await person(server, 'Eve')];
  const held = (await reserve(ada, ada.path, 5)).json;
  const missing = await post(eve, eve.path, { id: 'hld_none' }, 1);
  const foreign = await post(eve, eve.path, held, 1);
  assert.equal(refusal(foreign), '404 hold_not_found');
  const { request_id: one, ...theirs } = foreign.json;
  const { request_id: two, ...nobodys } = missing.json;
  assert.notEqual(one, two);
  assert.deepEqual(theirs, nobodys);
  assert.equal(refusal(await release(eve, eve.path, held)), '404 hold_not_found');
  assert.equal(refusal(await post(eve, ada.path, held, 1)), '404 workspace_not_found');

  assert.equal((await post(ada, ada.path, held, 5)).status, 200);
  for (const again of [post(ada, ada.path, held, 5), release(ada, ada.path, held)])
    assert.equal(refusal(await again), '409 hold_posted');
  const released = (await reserve(ada, ada.path, 5)).json;
  assert.equal((await release(ada, ada.path, released)).status, 200);
  for (const again of [post(ada, ada.path, released, 5), release(ada, ada.path, released)])
    assert.equal(refusal(await again), '409 hold_released');
  const late = (await reserve(ada, ada.path, 5, { expires_in_seconds: 60 })).json;
  await ada.post('/dev/clock?advance_seconds=60');
  for (const again of [post(ada, ada.path, late, 5), release(ada, ada.path, late)])
    assert.equal(refusal(await again), '409 hold_expired');
  const credits = await creditsOf(ada, ada.path);
  assert.deepEqual([credits.available, credits.held], [95, 0]);
});

test('ADV-15: usage by day, member, connection and action, and as a CSV without formulas', async () => {
  const ada = await person(server);
  await spend(ada, ada.path, 3, { action: 'find_email', connection_id: 'con_1' });
  await spend(ada, ada.path, 4, { action: '=HYPERLINK("x")' });
  const by = async (name) => (await ada.get(`${ada.path}/usage?by=${name}`)).json;
  const days = await by('day');
  assert.equal(days.total, 7);
  assert.equal(days.items.length, 1);
  assert.match(days.items[0].key, /^\d{4}-\d\d-\d\dT00:00:00\.000Z$/);
  assert.deepEqual((await by('member')).items, [{ key: ada.id, credits: 7 }]);
  assert.deepEqual((await by('connection')).items, [
    { key: '', credits: 4 },
    { key: 'con_1', credits: 3 },
  ]);
  assert.deepEqual(
    (await by('action')).items.map(({ credits }) => credits),
    [4, 3],
  );
  assert.equal(refusal(await ada.get(`${ada.path}/usage?by=moon`)), '422 field_value_unknown');
  const csv = await ada.get(`${ada.path}/usage/export`);
  assert.match(csv.headers.get('content-type'), /^text\/csv/);
  const lines = csv.text.trim().split('\r\n');
  assert.equal(lines.length, 3);
  assert.match(csv.text, /"'=HYPERLINK/);
});

test('ADV-2: what the plan has not, with the plan that has it', async () => {
  const ada = await person(server);
  const check = async (question) =>
    (await ada.post(`${ada.path}/entitlements/check`, question)).json;
  assert.deepEqual(await check({ feature: 'export' }), { ok: true });
  const crm = await check({ feature: 'crm' });
  assert.equal(crm.ok, false);
  assert.equal(crm.rejection.code, 'plan_insufficient');
  assert.equal(crm.rejection.unlock.plan, 'pro');
  assert.deepEqual(await check({ limit: 'people_search_results', wanted: 5000 }), { ok: true });
  const many = await check({ limit: 'people_search_results', wanted: 5001 });
  assert.equal(many.rejection.code, 'plan_limit_reached');
  const malformed = await ada.post(`${ada.path}/entitlements/check`, {});
  assert.equal(malformed.status, 422);
});

test('ADV-19: an open window hears that the balance has changed', async () => {
  const ada = await person(server);
  const window = await openWindow(server, ada, ada.workspaceId);
  const first = await window.next(({ event }) => event === 'credits');
  await spend(ada, ada.path, 1);
  const heard = await window.next(
    ({ event, data }) => event === 'credits' && data.revision > first.data.revision,
  );
  assert.equal(heard.id, undefined, 'resuming goes by the audit log alone');
  await window.close();
});

test('ADV-5: the ledger is read page by page and never over again', async () => {
  const ada = await person(server);
  for (let i = 0; i < 5; ++i) await spend(ada, ada.path, 1);
  const one = await ada.get(`${ada.path}/credits/entries?limit=2`);
  assert.deepEqual(
    one.json.items.map(({ position }) => position),
    [6, 5],
  );
  const cursor = encodeURIComponent(one.json.next_cursor);
  const two = await ada.get(`${ada.path}/credits/entries?limit=2&cursor=${cursor}`);
  assert.deepEqual(
    two.json.items.map(({ position }) => position),
    [4, 3],
  );
  const eve = await person(server, 'Eve');
  const stolen = await eve.get(`${eve.path}/credits/entries?cursor=${cursor}`);
  assert.equal(refusal(stolen), '422 cursor_malformed');
  assert.equal(assertSound(await ledgerOf(ada, ada.path)), 95);
});
