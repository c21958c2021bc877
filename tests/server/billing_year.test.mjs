// A year of a workspace's billing over HTTP, in seconds: the clock of development mode moves. After
// every step the ledger is replayed, every invoice is held against its quote, and the sandbox's own
// books are held against the invoices.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { password } from '../support/client.mjs';
import { mailsIn } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import * as billing from './support/billing.mjs';
import { assertBooks, assertReplayed } from './support/billing_books.mjs';
import { repository, startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';
import { startTeam } from './support/team.mjs';

const { cards, changePlan, subscriptionOf, untilSubscription } = billing;
const folder = mkdtempSync(join(tmpdir(), 'steward-year-'));
const plansFile = join(folder, 'plans.json');

/** The catalogue with a tax, so that its lines are seen. */
function writePlans() {
  const plans = JSON.parse(readFileSync(join(repository, 'assets/plans.json'), 'utf8'));
  plans.tax = { name: 'VAT', basis_points: 1900 };
  writeFileSync(plansFile, JSON.stringify(plans));
}

describe('TRI-1 PLN-9 PLN-11 PLN-12 PLN-13: a year of billing', { concurrency: false }, () => {
  let server;
  let admin;
  let path;
  let id;
  const quotes = new Map(); // by payment

  before(async () => {
    writePlans();
    server = await startServer({ settings: { plans_file: plansFile } });
    ({ admin, path, id } = await startTeam(server));
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function assertSound() {
    await assertBooks(server, admin, { id, path }, quotes);
    await assertReplayed(admin, path);
  }

  /** Days go by; the session ends meanwhile, as sessions do. */
  async function advanceDays(client, days) {
    await billing.advanceDays(client, days);
    const { email } = client.session.user;
    const again = await client.post('/api/sign-in', { email, password });
    assert.equal(again.status, 200, again.text);
  }

  /** A change whose invoice is the newest one then. */
  async function change(...choice) {
    const { quote, subscription } = await changePlan(admin, path, ...choice);
    if (quote.timing === 'immediate') {
      const [invoice] = await billing.invoicesOf(admin, path);
      quotes.set(invoice.payment_id, quote);
    }
    return { quote, subscription };
  }

  const planOf = ({ plan, monthly_credits, period, state }) =>
    `${plan} ${monthly_credits} ${period} ${state}`;

  test('a new workspace is on the free plan', async () => {
    assert.equal(planOf(await subscriptionOf(admin, path)), 'free 100 monthly free');
    await assertSound();
  });

  test('the trial gives its credits, and ends after 14 days by the clock alone', async () => {
    const started = await admin.post(`${path}/trial`);
    assert.equal(started.status, 200, started.text);
    assert.equal(started.json.state, 'trial');
    await assertSound();
    const again = await admin.post(`${path}/trial`);
    assert.equal(again.json.code, 'trial_used');
    await advanceDays(admin, 11.01);
    await until('the mail before the end', async () =>
      (await mailsIn(server.folder)).find(({ subject }) => subject.includes('trial of')),
    );
    await advanceDays(admin, 3);
    assert.equal(planOf(await subscriptionOf(admin, path)), 'free 100 monthly free');
    await until(
      'the end in the ledger',
      () => sqlite(server, `SELECT 1 FROM ledger_entries WHERE kind = 'expired'`).length,
    );
    await assertSound();
  });

  test('Starter: the card is asked for first, then charged at once', async () => {
    const quote = await billing.quoteFor(admin, path, 'starter', 2000);
    const missing = await billing.confirm(admin, path, quote);
    assert.equal(`${missing.status} ${missing.json.code}`, '402 card_missing');
    const back = await billing.enterCard(admin, path, cards.accepted);
    assert.equal(back.status, 303);
    assert.match(back.headers.get('location'), /plans-billing\?card=saved$/);
    const { subscription } = await change('starter', 2000);
    assert.equal(planOf(subscription), 'starter 2000 monthly active');
    assert.equal(subscription.card.last_four, '4242');
    await assertSound();
  });

  test('Explorer 10K, then 20K: unused time is credited', async () => {
    await advanceDays(admin, 10);
    const { quote } = await change('explorer', 10000);
    assert.ok(
      quote.lines.some(({ kind, amount_minor }) => kind === 'unused_time' && amount_minor < 0),
    );
    await assertSound();
    await advanceDays(admin, 5);
    assert.equal(
      planOf((await change('explorer', 20000)).subscription),
      'explorer 20000 monthly active',
    );
    await assertSound();
  });

  test('a month goes by: renewed and charged by the clock', async () => {
    const before = await subscriptionOf(admin, path);
    await advanceDays(admin, 31);
    const renewed = await untilSubscription(
      admin,
      path,
      'the renewal',
      ({ period_start, state }) => state === 'active' && period_start === before.period_end,
    );
    assert.equal(planOf(renewed), 'explorer 20000 monthly active');
    const [invoice] = await billing.invoicesOf(admin, path);
    assert.equal(invoice.purpose, 'renewal');
    assert.equal(invoice.total_minor, before.next_charge_minor);
    await assertSound();
  });

  test('yearly: immediate, a year of credits at once', async () => {
    const { quote, subscription } = await change('explorer', 20000, 'yearly');
    assert.equal(quote.timing, 'immediate');
    assert.equal(quote.credits.granted, 240000);
    assert.equal(planOf(subscription), 'explorer 20000 yearly active');
    await assertSound();
  });

  test('a downgrade is scheduled, undone, and scheduled again', async () => {
    const { quote, subscription } = await change('starter', 2000);
    assert.equal(quote.timing, 'at_period_end');
    assert.equal(quote.due_minor, 0);
    assert.equal(subscription.scheduled.plan, 'starter');
    const undone = await admin.request('DELETE', `${path}/subscription/scheduled-change`);
    assert.equal(undone.json.scheduled, undefined);
    const nothing = await admin.request('DELETE', `${path}/subscription/scheduled-change`);
    assert.equal(nothing.json.code, 'scheduled_change_none');
    await change('starter', 2000);
    await assertSound();
  });

  test('the downgrade takes effect at the end of the year', async () => {
    await advanceDays(admin, 366);
    const after = await untilSubscription(admin, path, 'Starter', ({ plan }) => plan === 'starter');
    assert.equal(planOf(after), 'starter 2000 monthly active');
    await assertSound();
  });

  test('past due when the card fails later, recovered by a new card', async () => {
    await billing.enterCard(admin, path, cards.failsLater);
    await advanceDays(admin, 31);
    const due = await untilSubscription(
      admin,
      path,
      'past due',
      ({ state }) => state === 'past_due',
    );
    assert.equal(due.payment.code, 'card_declined');
    assert.equal(due.payment.reason, 'insufficient_funds');
    await until('the mail about it', async () =>
      (await mailsIn(server.folder)).find(({ subject }) => subject.includes('has failed')),
    );
    await assertSound();
    const refused = await admin.post(`${path}/plan-quotes`, {
      plan: 'pro',
      monthly_credits: 50000,
      period: 'monthly',
    });
    assert.equal(refused.json.code, 'subscription_past_due');
    await billing.enterCard(admin, path, cards.accepted);
    const paid = await untilSubscription(
      admin,
      path,
      'recovery',
      ({ state }) => state === 'active',
    );
    assert.equal(planOf(paid), 'starter 2000 monthly active');
    await assertSound();
  });

  test('nobody pays: after the last retry the free plan', async () => {
    await billing.enterCard(admin, path, cards.failsLater);
    await advanceDays(admin, 31);
    await untilSubscription(admin, path, 'past due', ({ state }) => state === 'past_due');
    const refused = () =>
      sqlite(server, "SELECT 1 FROM payments WHERE purpose = 'renewal' AND state = 'declined'")
        .length;
    for (const days of [3, 2.1, 2.1]) {
      const before = refused();
      await advanceDays(admin, days);
      await until('the attempt', () => refused() > before);
    }
    const ended = await untilSubscription(admin, path, 'the end', ({ state }) => state === 'free');
    assert.equal(planOf(ended), 'free 100 monthly free');
    await assertSound();
  });
});
