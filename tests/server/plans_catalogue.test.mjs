// A catalogue of plans that contradicts itself stops the server, with the place and the reason.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { repository, runServer, startServer } from './support/server.mjs';

let folder;
let sound;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-plans-'));
  sound = await readFile(join(repository, 'assets/plans.json'), 'utf8');
});
after(() => rm(folder, { recursive: true }));

async function startWith(text) {
  const plans_file = join(folder, 'plans.json');
  await writeFile(plans_file, text);
  return runServer({ settings: { plans_file } });
}

const spoiled = (spoil) => {
  const plans = JSON.parse(sound);
  spoil(plans);
  return JSON.stringify(plans);
};

for (const [what, spoil, place] of [
  [
    'PLN-2 a year that is not twelve months',
    ({ plans }) => (plans[2].quantities[0].yearly_credits += 1),
    /\/plans\/2\/quantities\/0\/yearly_credits/,
  ],
  [
    'PLN-1 a plan that lacks what the one below has',
    ({ plans }) => (plans[3].features = []),
    /\/plans\/3\/features/,
  ],
  [
    'PLN-4 a price that is missing in one currency',
    ({ plans }) => delete plans[1].quantities[0].prices.eur,
    /\/plans\/1\/quantities\/0\/prices/,
  ],
  [
    'TRI-1 a trial of a plan that there is not',
    ({ trial }) => (trial.plan = 'moon'),
    /\/trial\/plan/,
  ],
])
  test(`${what} stops the start`, async () => {
    const { status, stderr } = await startWith(spoiled(spoil));
    assert.equal(status, 1, stderr);
    assert.match(stderr, /catalogue `.*plans\.json` is wrong/);
    assert.match(stderr, place);
  });

test('a catalogue that is no JSON stops the start with its line', async () => {
  const { status, stderr } = await startWith(sound.replace('"limits"', 'limits'));
  assert.equal(status, 1);
  assert.match(stderr, /line \d+/);
});

test('a catalogue that is not there stops the start', async () => {
  const { status, stderr } = await runServer({ settings: { plans_file: '/none/plans.json' } });
  assert.equal(status, 1);
  assert.match(stderr, /cannot read catalogue `\/none\/plans\.json`/);
});

test('plans_file names another catalogue', async (t) => {
  const plans_file = join(folder, 'mine.json');
  await writeFile(plans_file, sound);
  await startServer({ context: t, settings: { plans_file } });
});
