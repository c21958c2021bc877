// SEC-14, SEC-15: the server is killed instead of each write to the disk in turn, from the click on
// Upgrade to the mail: before the payment is opened, before and after the gateway has charged, while
// plan, credits and invoice are booked, while the mail is sent. Started again it finds out what
// happened: the money is taken once or not at all, and plan, ledger, invoice and payment agree.
// Of more than ninety writes every eighth is the last one, from another first one with each seed;
// STEWARD_KILL_STRIDE=1 takes them all, which lasts some minutes.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { mailsIn } from '../support/outbox.mjs';
import { randomFrom, seed } from '../support/random.mjs';
import { until } from '../support/until.mjs';
import * as billing from './support/billing.mjs';
import { assertSound, creditsOf, ledgerOf } from './support/credits.mjs';
import { Disk } from './support/disk.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';
import { startTeam } from './support/team.mjs';

const stride = Number(process.env.STEWARD_KILL_STRIDE ?? 8);
const random = randomFrom(seed);

describe(
  `SEC-14: kill -9 between all steps of a charge (seed ${seed}, stride ${stride})`,
  { concurrency: false },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'steward-charge-'));
    const disk = new Disk(join(folder, 'plan'));
    const restart = async () => {
      server = await startServer({ folder, environment: disk.environment });
    };
    let server;
    let count = 0;

    before(restart);
    after(async () => {
      await server.end();
      disk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function newTeam() {
      const email = `payer${(count += 1)}@example.test`;
      sqlite(server, 'DELETE FROM attempts'); // so many sign-ups from one address are too many
      const team = await startTeam(server, email);
      await billing.enterCard(team.admin, team.path, billing.cards.accepted);
      return { ...team, email };
    }
    const rowsOf = ({ id }, table) =>
      sqlite(server, `SELECT * FROM ${table} WHERE workspace_id = ${id}`);
    const isOpen = ({ state }) => ['pending', 'action_required'].includes(state);

    /** Sends `click`, of which the n-th write is the server's last; gives its answer, if any. */
    async function clickAndDie(click, fault) {
      const { pid } = server;
      disk.killAt(fault);
      // A connection that breaks is what the person sees of it.
      const answer = await click().catch(() => undefined);
      const isMailed = () =>
        sqlite(server, 'SELECT 1 FROM outbox WHERE done_at IS NULL').length === 0;
      await until(
        'the last write',
        () => disk.faultCount > 0 || (answer !== undefined && isMailed()),
      );
      const hasDied = disk.faultCount > 0;
      disk.heal();
      if (hasDied) {
        await server.end('SIGKILL');
        await restart();
        assert.notEqual(server.pid, pid);
      }
      return { answer, hasDied };
    }

    /** What holds of every workspace at rest, whatever has happened to it. */
    async function assertWhole(team, { credits, isDone }) {
      const { admin, path, email } = team;
      const payments = rowsOf(team, 'payments');
      const paid = payments.filter(({ state }) => state === 'succeeded');
      assert.equal(paid.length, isDone ? 1 : 0, JSON.stringify(payments));
      const taken = sqlite(
        server,
        "SELECT * FROM sandbox_charges WHERE state = 'succeeded'",
      ).filter((charge) => payments.some(({ id }) => id === charge.payment_id));
      assert.deepEqual(
        taken.map((charge) => [charge.payment_id, charge.amount_minor]),
        paid.map((payment) => [payment.id, payment.amount_minor]),
        'the gateway has taken what is booked, and nothing else',
      );
      const invoices = rowsOf(team, 'invoices');
      assert.deepEqual(
        invoices.map((invoice) => invoice.payment_id),
        paid.map(({ id }) => id),
      );
      billing.assertNoGaps(server);
      const ledger = await ledgerOf(admin, path);
      assert.equal(assertSound(ledger), (await creditsOf(admin, path)).available);
      assert.equal(ledger.filter(({ amount }) => amount === credits).length, isDone ? 1 : 0);
      await until('the receipts', async () => {
        const mails = await mailsIn(folder);
        const receipts = mails.filter(
          ({ to, subject }) => to === email && /^Receipt/.test(subject),
        );
        return receipts.length >= invoices.length;
      });
    }

    /** `click(team, key)` buys `credits`, once for each key. */
    function prove(name, credits, prepare, click) {
      test(`SEC-14 ${name}: killed at each write in turn`, async (t) => {
        let deaths = 0;
        let acknowledged = 0;
        let hasDied = true;
        for (let fault = 1 + random.below(stride); hasDied; fault += stride) {
          const team = await newTeam();
          const order = await prepare(team);
          const again = () => click(team, order);
          const first = await clickAndDie(again, fault);
          hasDied = first.hasDied;
          deaths += hasDied ? 1 : 0;
          team.admin.server = server;
          const isAcknowledged = first.answer?.status === 200;
          acknowledged += isAcknowledged ? 1 : 0;
          // The clock ends the dead server's leases, on mails too, and asks the gateway about what was
          // left open, also where nobody clicks again.
          await billing.advanceDays(team.admin, 5 / (24 * 60));
          await until('no open payment', () => !rowsOf(team, 'payments').some(isOpen));
          const isDone = rowsOf(team, 'payments').some(({ state }) => state === 'succeeded');
          assert.ok(isDone || !isAcknowledged, 'what was acknowledged is kept');
          await assertWhole(team, { credits, isDone });
          const repeated = await again();
          assert.equal(repeated.status, 200, `fault ${fault}: ${repeated.text}`);
          await assertWhole(team, { credits, isDone: true });
          // The moved clock is forgotten.
          await server.end();
          await restart();
        }
        assert.ok(deaths * stride > 30, `only ${deaths} writes`);
        t.diagnostic(`${deaths} deaths, ${acknowledged} clicks answered before or without one`);
      });
    }

    prove(
      'a change of plan',
      2000,
      async ({ admin, path }) => ({
        quote: await billing.quoteFor(admin, path, 'starter', 2000),
        key: billing.newKey(),
      }),
      ({ admin, path }, { quote, key }) => billing.confirm(admin, path, quote, key),
    );
    prove(
      'a top-up',
      1000,
      () => billing.newKey(),
      ({ admin, path }, key) => admin.post(`${path}/top-ups`, { credits: 1000 }, key),
    );
  },
);
