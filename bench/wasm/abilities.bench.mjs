// Questions about what a role may do, beside a bit mask and @casl/ability (performance.md 1).
import { readFileSync } from 'node:fs';
import { defineAbility, subject } from '@casl/ability';
import * as core from '@steward/core';

import { goal, measure, print, printMachine } from '../support/measure.mjs';

await core.init();
core.loadRoles(readFileSync(new URL('../../assets/roles.json', import.meta.url), 'utf8'));

const mask = { workspace_edit: 4, billing_edit: 8, members_invite: 64, members_remove: 128 };
const names = Object.keys(mask);
const { bits } = core.abilities('admin');
const abilities = core.abilities('admin');
const casl = defineAbility((can) => {
  for (const name of names) can(name, 'Workspace', { id: 4821 });
});
const workspace = subject('Workspace', { id: 4821 });

const team = {
  actor: { user_id: 'usr_ada', role: 'user' },
  member: { user_id: 'usr_bob', role: 'user', joined_at: '2026-01-02T03:04:05.000Z' },
  facts: { member_count: 3, admin_count: 1, pending_count: 0 },
};

let yes = 0; // keeps the questions from being thrown away
const asked = 1_000; // questions per call, so that the call itself weighs nothing
const ask = (name, can, repeat = 1_000) => ({
  name,
  repeat,
  direct: true,
  // A loop of its own for each, or the engine would share one that no candidate fits well.
  run: new Function(
    'can',
    'names',
    'count',
    `return () => { let yes = 0; for (let i = 0; i < ${asked}; i += 1) if (can(names[i & 3])) yes += 1; count(yes); };`,
  )(can, names, (more) => (yes += more)),
});

printMachine();
const questions = await measure([
  ask('bit mask', (name) => (bits & mask[name]) !== 0),
  ask('steward, abilities.can', (name) => abilities.can(name)),
  ask('steward, authorize asked before', (name) => core.authorize('admin', name).ok),
  ask('@casl/ability, with the tenant', (name) => casl.can(name, workspace), 100),
  ask('steward, a refusal with its reason', (name) => !core.authorize('user', name).rejection),
]);
for (const times of Object.values(questions))
  for (const key of Object.keys(times)) times[key] /= asked;
print('May the actor do this?', questions);
const [floor, ours, , peer, refusal] = Object.values(questions).map(({ median }) => median);
goal('can() beside the bit mask', ours / floor, 2, ' ×');
goal('can() beside CASL', ours / peer, 0.1, ' ×');

goal('an explained refusal', refusal * 1e3, 5, ' µs');

const batch = 10_000;
const questions32 = new Uint32Array(batch);
const pairs = ['admin', 'user'].flatMap((role) =>
  names.map((name) => core.authorizationQuestion(role, name)),
);
for (let i = 0; i < batch; i += 1) questions32[i] = pairs[i & 7];
const bytes = new Uint8Array(batch);
const batches = await measure([
  {
    name: 'steward, authorizeAll',
    repeat: 200,
    direct: true,
    run: () => (yes += core.authorizeAll(questions32)[0]),
  },
  {
    name: 'a bit mask in a typed array',
    repeat: 200,
    direct: true,
    run: () => {
      for (let i = 0; i < batch; i += 1) bytes[i] = (bits >>> (questions32[i] & 31)) & 1;
      yes += bytes[0];
    },
  },
]);
for (const times of Object.values(batches))
  for (const key of Object.keys(times)) times[key] /= batch;
print(`${batch} questions in one crossing, each`, batches);
goal('a decision of a batch', Object.values(batches)[0].median * 1e6, 5, ' ns');

const documents = await measure([
  {
    name: 'a decision on a member, as a document',
    repeat: 500,
    direct: true,
    run: () => core.decideChangeRole(team, 'admin'),
  },
]);
print('Once per click', documents);
if (yes === 0) throw new Error('nobody may do anything');
