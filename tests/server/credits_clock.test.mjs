// What the clock does to credits: whether it goes in steps or jumps, and when it goes back.
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { Client, password } from '../support/client.mjs';
import { mailsIn } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import { assertSound, creditsOf, ledgerOf, reserve, spend } from './support/credits.mjs';
import { withTwoServers } from './support/instances.mjs';
import { person } from './support/people.mjs';
import { startServer } from './support/server.mjs';

const day = 24 * 3600;
const { instances, onPostgresql } = withTwoServers();

async function advance(server, seconds) {
  const answer = await new Client(server).post(`/dev/clock?advance_seconds=${seconds}`);
  assert.equal(answer.status, 204);
}

/** Signed in anew: a session does not live as long as a plan. */
async function signedIn(server, { email, path }) {
  const client = new Client(server);
  const answer = await client.post('/api/sign-in', { email, password });
  assert.equal(answer.status, 200, answer.text);
  return Object.assign(client, { email, path });
}

const grantsIn = (entries) => entries.filter(({ kind }) => kind === 'granted').length;
/** Ids of grants are made by whoever settles; everything else has to be the same. */
const comparable = (entries) =>
  entries.map(({ grant_id, ...entry }) => ({ ...entry, of: !!grant_id }));

/** Waits until the scheduler has given the workspace `count` grants; gives its ledger. */
const settledLedger = (client, count) =>
  until(`${count} grants`, async () => {
    const entries = await ledgerOf(client, client.path);
    assert.ok(grantsIn(entries) <= count, `${grantsIn(entries)} grants`);
    return grantsIn(entries) === count && entries;
  });

test('PLN-8, PLN-9: a year in steps and a year in one jump give the same ledger', async () => {
  const folders = [];
  const folder = async () => {
    folders.push(await mkdtemp(join(tmpdir(), 'steward-year-')));
    return folders.at(-1);
  };
  const servers = [];
  const start = async (home) => {
    servers.push(await startServer({ folder: home }));
    return servers.at(-1);
  };
  try {
    const home = await folder();
    const first = await start(home);
    const ada = await person(first);
    await spend(ada, ada.path, 30);
    await reserve(ada, ada.path, 20, { expires_in_seconds: day });
    await first.end();
    const copy = await folder();
    await cp(home, copy, { recursive: true });
    const stepping = await start(home);
    const jumping = await start(copy);
    await advance(jumping, 366 * day);
    const jumped = await settledLedger(await signedIn(jumping, ada), 13);
    for (let month = 0; month < 12; ++month) {
      await advance(stepping, 30.5 * day);
      if (month % 3 === 0) await creditsOf(await signedIn(stepping, ada), ada.path);
    }
    const stepped = await settledLedger(await signedIn(stepping, ada), 13);
    assert.deepEqual(comparable(stepped), comparable(jumped));
    // PLN-8: never more than twice the month's credits after a renewal.
    assert.equal(assertSound(jumped), 200);
    for (const { kind, balance_after } of jumped)
      if (kind === 'granted') assert.ok(balance_after <= 200);
    assert.ok(jumped.some(({ kind }) => kind === 'trimmed'));

    // The clock of a server that is started again is the real one: a year back.
    await jumping.end();
    const back = await signedIn(await start(copy), ada);
    assert.deepEqual(await ledgerOf(back, ada.path), jumped);
    const held = await reserve(back, ada.path, 200);
    assert.notEqual(held.status, 500, held.text);
    assert.deepEqual(await ledgerOf(back, ada.path), jumped, 'nothing happens twice');
  } finally {
    for (const server of servers) await server.end();
    for (const each of folders) await rm(each, { recursive: true, force: true });
  }
});

onPostgresql('two servers do each due work once', async () => {
  const { servers, folder } = instances;
  const ada = await person(servers[0]);
  await spend(ada, ada.path, 50);
  const held = await reserve(ada, ada.path, 10, { expires_in_seconds: 60 });
  assert.equal(held.status, 201, held.text);
  await Promise.all(servers.map((server) => advance(server, 61)));
  await until('the hold to end', async () => (await creditsOf(ada, ada.path)).held === 0);
  for (let month = 1; month <= 4; ++month) {
    await Promise.all(servers.map((server) => advance(server, 31 * day)));
    await settledLedger(await signedIn(servers[month % 2], ada), month + 1);
  }
  const entries = await ledgerOf(await signedIn(servers[1], ada), ada.path);
  assertSound(entries);
  assert.equal(grantsIn(entries), 5);
  const alerts = (await mailsIn(folder)).filter(
    ({ to, subject }) => to === ada.email && /% of this period/.test(subject),
  );
  assert.equal(alerts.length, 1);
});
