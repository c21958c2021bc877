// SEC-18: two admins demote, remove and leave each other at the same moment, again and again; the
// workspace keeps an admin every time. STEWARD_RACE_ROUNDS says how often on each store.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { signUp } from '../support/client.mjs';
import { randomFrom, seed } from '../support/random.mjs';
import { joinAgain, startTeam, stores } from './support/team.mjs';

const rounds = { SQLite: 1000, PostgreSQL: 200 };
const asked = Number(process.env.STEWARD_RACE_ROUNDS ?? 0);
const pairs = 4;
/** invitation_limit_per_address of the core: the limit on mail is not what is tried here. */
const invitationsPerHour = 10;

const idOf = (client) => client.session.user.id;
const attacks = [
  (path, by, other) => by.patch(`${path}/members/${idOf(other)}`, { role: 'user' }),
  (path, by, other) => by.request('DELETE', `${path}/members/${idOf(other)}`),
  (path, by) => by.patch(`${path}/members/${idOf(by)}`, { role: 'user' }),
  (path, by) => by.request('DELETE', `${path}/members/${idOf(by)}`),
  (path, by) => by.post(`${path}/leave`),
  (path, by, other) =>
    by.post(`${path}/role-changes`, { user_ids: [idOf(by), idOf(other)], role: 'user' }),
];

/** Who is still in the team, with their roles, as the team itself says; fails without an admin. */
async function rolesAfter(path, people) {
  const lists = await Promise.all(people.map((client) => client.get(`${path}/members`)));
  const seen = lists.find(({ status }) => status === 200);
  assert.ok(seen, `nobody is left: ${lists.map(({ text }) => text)}`);
  const { items, admin_count, member_count } = seen.json;
  const admins = items.filter(({ role }) => role === 'admin');
  assert.ok(admins.length >= 1, 'no admin is left');
  assert.equal(admin_count, admins.length);
  assert.equal(member_count, items.length);
  return new Map(items.map(({ user_id, role }) => [user_id, role]));
}

/** Makes both admins again, by whoever is still one. */
async function mend(path, people) {
  const roles = await rolesAfter(path, people);
  const admin = people.find((client) => roles.get(idOf(client)) === 'admin');
  for (const client of people) {
    const role = roles.get(idOf(client));
    if (role === 'admin') continue;
    const member = `${path}/members/${idOf(client)}`;
    if (role) {
      assert.equal((await admin.patch(member, { role: 'admin' })).status, 200);
    } else if ((await admin.post(`${member}/restore`)).status !== 200) {
      client.invited = (client.invited ?? 0) + 1;
      if (client.invited % (invitationsPerHour - 1) === 0)
        await admin.post('/dev/clock?advance_seconds=3600');
      await joinAgain(admin, path, client, 'admin');
    }
  }
}

async function race(server, random, count, pair) {
  const team = await startTeam(server, `ada${pair}@example.test`);
  const other = await signUp(server, { email: `grace${pair}@example.test` });
  await joinAgain(team.admin, team.path, other, 'admin');
  const people = [team.admin, other];
  const outcomes = new Map();
  for (let round = 0; round < count; ++round) {
    const acts = people.map((by, at) => {
      const attack = attacks[random.below(attacks.length)];
      return attack(team.path, by, people[1 - at]);
    });
    for (const { status, json } of await Promise.all(acts)) {
      const outcome = json?.code ?? status;
      assert.ok(status < 500, `round ${round}: ${status} ${outcome}`);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    await mend(team.path, people);
  }
  return outcomes;
}

for (const store of stores) {
  test(`SEC-18 TM-9 ADV-3 an admin remains whoever is faster, on ${store.name}`, async (t) => {
    const { server, stop, missing } = await store.start();
    if (missing) {
      t.skip(missing);
      return;
    }
    t.after(stop);
    const random = randomFrom(seed);
    const count = Math.ceil((asked || rounds[store.name]) / pairs);
    t.diagnostic(`seed ${seed}, ${count * pairs} rounds`);
    const all = await Promise.all(
      Array.from({ length: pairs }, (_, pair) => race(server, random, count, pair)),
    );
    const total = new Map();
    for (const outcomes of all)
      for (const [name, number] of outcomes) total.set(name, (total.get(name) ?? 0) + number);
    t.diagnostic([...total].map(([name, number]) => `${name}: ${number}`).join(', '));
    // Both ways out of a race have been seen, so that there was one.
    assert.ok(total.get('workspace_last_admin') > 0, 'nobody was refused as the last admin');
  });
}
