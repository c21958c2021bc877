// SEC-15: the server is killed at random points while credits are reserved and posted by several
// clients at once. Whatever it had acknowledged is there afterwards, and the ledger replays to the
// balance that is stored. STEWARD_DURABILITY_ROUNDS says how often.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { randomFrom, seed } from '../support/random.mjs';
import { assertSound, creditsOf, ledgerOf, post, release, reserve } from './support/credits.mjs';
import { person } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';

const rounds = Number(process.env.STEWARD_DURABILITY_ROUNDS ?? 12);
const random = randomFrom(seed);
const writers = 4;

describe(
  `SEC-15: kill -9 while spending (seed ${seed}, ${rounds} rounds)`,
  { concurrency: false },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'steward-credits-'));
    const acknowledged = new Map(); // hold id → state that was answered last
    let server;
    let ada;

    before(async () => {
      server = await startServer({ folder });
      ada = await person(server);
      // More than the free plan has, so that the rounds do not run dry.
      sqlite(
        server,
        `UPDATE credit_grants SET amount = 1000000, credits_left = 1000000;
      UPDATE ledger_entries SET amount = 1000000, balance_after = 1000000;
      UPDATE subscriptions SET ledger_balance = 1000000`,
      );
    });
    after(async () => {
      await server.end();
      rmSync(folder, { recursive: true, force: true });
    });

    async function spendUntilKilled(fatal) {
      let answers = 0;
      const count = async (answer, status, state) => {
        assert.equal(answer.status, status, answer.text);
        acknowledged.set(answer.json.id, state);
        answers += 1;
        if (answers === fatal) await server.end('SIGKILL');
        return answer.json;
      };
      const write = async () => {
        while (answers < fatal) {
          try {
            const held = await count(await reserve(ada, ada.path, 3), 201, 'pending');
            if (random.below(4) === 0)
              await count(await release(ada, ada.path, held), 200, 'released');
            else await count(await post(ada, ada.path, held, 2), 200, 'posted');
          } catch (error) {
            // The connection that was cut by the kill; anything else is a finding.
            if (answers < fatal) throw error;
          }
        }
      };
      await Promise.all(Array.from({ length: writers }, write));
    }

    for (let round = 1; round <= rounds; ++round) {
      const fatal = 1 + random.below(40);
      test(`round ${round}: killed after ${fatal} answers`, async () => {
        await spendUntilKilled(fatal);
        server = await startServer({ folder });
        ada.server = server;
        const states = new Map(
          sqlite(server, 'SELECT id, state FROM credit_holds').map(({ id, state }) => [id, state]),
        );
        for (const [id, state] of acknowledged) {
          const now = states.get(id);
          // What was under way when the server died may have been done and not been answered.
          if (state === 'pending') assert.ok(now !== undefined, `hold ${id} is lost`);
          else assert.equal(now, state, `hold ${id}`);
        }
        const balance = assertSound(await ledgerOf(ada, ada.path));
        assert.equal((await creditsOf(ada, ada.path)).balance, balance);
        const [stored] = sqlite(
          server,
          `SELECT ledger_balance, period_used, period_held,
           (SELECT SUM(credits_left) FROM credit_grants) AS credits_left,
           (SELECT SUM(credits_held) FROM credit_grants) AS credits_held,
           (SELECT SUM(posted) FROM credit_holds) AS posted,
           (SELECT SUM(amount) FROM credit_holds WHERE state = 'pending') AS pending,
           (SELECT SUM(credits) FROM usage_days) AS used
         FROM subscriptions`,
        );
        assert.equal(stored.ledger_balance, balance);
        assert.equal(stored.credits_left, balance);
        assert.equal(stored.credits_held, stored.pending ?? 0);
        assert.equal(stored.period_held, stored.pending ?? 0);
        assert.equal(stored.period_used, stored.posted ?? 0);
        assert.equal(stored.used ?? 0, stored.posted ?? 0);
        assert.equal(balance, 1000000 - (stored.posted ?? 0));
      });
    }

    test('a loss would be seen', async (t) => {
      t.diagnostic(`${acknowledged.size} holds were acknowledged`);
      sqlite(server, 'DELETE FROM ledger_entries WHERE position = 2');
      await assert.rejects(async () => assertSound(await ledgerOf(ada, ada.path)), /no gap/);
    });
  },
);
