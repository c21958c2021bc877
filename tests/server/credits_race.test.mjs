// SEC-11, SEC-12: many spend at once; nothing is spent twice, and nothing happens twice.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { randomFrom, seed } from '../support/random.mjs';
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
import { refusal, stores } from './support/team.mjs';

const racers = 1000;
const settings = { worker_queue_max: 2000 };

function onEachStore(name, run) {
  for (const store of stores)
    test(`${name}, on ${store.name}`, async (t) => {
      const { server, stop, missing } = await store.start(settings);
      if (missing) {
        t.skip(missing);
        return;
      }
      t.after(stop);
      await run(server, t);
    });
}

onEachStore('SEC-11 a thousand spend the same credit: exactly one has it', async (server) => {
  const ada = await person(server);
  await spend(ada, ada.path, 99);
  const answers = await Promise.all(
    Array.from({ length: racers }, () => reserve(ada, ada.path, 1)),
  );
  const counts = new Map();
  for (const answer of answers) counts.set(refusal(answer), (counts.get(refusal(answer)) ?? 0) + 1);
  const held = answers.filter(({ status }) => status === 201);
  assert.equal(held.length, 1, JSON.stringify([...counts]));
  assert.equal(counts.get('402 credits_insufficient'), racers - 1, JSON.stringify([...counts]));
  assert.equal((await post(ada, ada.path, held[0].json, 1)).status, 200);
  assert.equal((await creditsOf(ada, ada.path)).balance, 0);
  assert.equal(assertSound(await ledgerOf(ada, ada.path)), 0);
});

onEachStore('SEC-11 what is there, held and used is one total in every read', async (server, t) => {
  const ada = await person(server);
  const random = randomFrom(seed);
  t.diagnostic(`seed ${seed}`);
  let isOver = false;
  let reads = 0;
  const look = async () => {
    while (!isOver) {
      const { available, held, balance, period } = await creditsOf(ada, ada.path);
      assert.equal(available + held, balance);
      assert.equal(balance + period.used, 100, 'credits were made or lost');
      reads += 1;
    }
  };
  const work = async () => {
    for (let i = 0; i < 25; ++i) {
      const amount = 1 + random.below(4);
      const answer = await reserve(ada, ada.path, amount);
      if (answer.status !== 201) {
        assert.equal(refusal(answer), '402 credits_insufficient');
        continue;
      }
      const end = random.below(3);
      const ended =
        end === 0
          ? await post(ada, ada.path, answer.json, 1)
          : await release(ada, ada.path, answer.json);
      assert.equal(ended.status, 200, ended.text);
    }
  };
  const looking = [look(), look()];
  await Promise.all(Array.from({ length: 8 }, work));
  isOver = true;
  await Promise.all(looking);
  assert.ok(reads > 10, `only ${reads} reads`);
  const { balance } = await creditsOf(ada, ada.path);
  assert.equal(assertSound(await ledgerOf(ada, ada.path)), balance);
});

onEachStore('SEC-12 one key a hundred times at once: one hold, one debit', async (server) => {
  const ada = await person(server);
  const many = (act) => Promise.all(Array.from({ length: 100 }, act));
  const key = randomUUID();
  const holds = await many(() => reserve(ada, ada.path, 10, { key }));
  assert.deepEqual([...new Set(holds.map(({ status }) => status))], [201]);
  assert.equal(new Set(holds.map(({ text }) => text)).size, 1);
  assert.equal((await creditsOf(ada, ada.path)).held, 10);
  const posts = await many(() => post(ada, ada.path, holds[0].json, 10, `${key}-post`));
  assert.equal(new Set(posts.map(({ text }) => text)).size, 1, posts[0].text);
  assert.equal((await creditsOf(ada, ada.path)).balance, 90);
  const other = await reserve(ada, ada.path, 11, { key });
  assert.equal(refusal(other), '409 idempotency_key_reused');
});

test('SEC-12 the same key after a restart: the same hold', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-credits-'));
  let server = await startServer({ folder });
  try {
    const ada = await person(server);
    const key = randomUUID();
    const first = await reserve(ada, ada.path, 10, { key });
    assert.equal(first.status, 201, first.text);
    await server.end('SIGKILL');
    server = await startServer({ folder });
    ada.server = server;
    assert.equal((await reserve(ada, ada.path, 10, { key })).text, first.text);
    const posted = await post(ada, ada.path, first.json, 10, `${key}-post`);
    await server.end('SIGKILL');
    server = await startServer({ folder });
    ada.server = server;
    assert.equal((await post(ada, ada.path, first.json, 10, `${key}-post`)).text, posted.text);
    assert.equal((await creditsOf(ada, ada.path)).balance, 90);
  } finally {
    await server.end();
    await rm(folder, { recursive: true, force: true });
  }
});
