// Everything that must hold of a workspace's money and credits at every moment, whatever happened.
import assert from 'node:assert/strict';
import * as plans from '@steward/core/plans';

import { assertEqualFigures, assertNoGaps, chargesOf, invoicesOf } from './billing.mjs';
import { creditsOf, ledgerOf } from './credits.mjs';
import { sqlite } from './sqlite.mjs';

/** The stored ledger sums up, position by position and grant by grant, to what is stored beside. */
function assertStoredLedger(server, id) {
  const entries = sqlite(
    server,
    `SELECT * FROM ledger_entries WHERE workspace_id = ${id} ORDER BY position`,
  );
  let balance = 0;
  const grants = new Map();
  entries.forEach((entry, at) => {
    balance += entry.amount;
    assert.equal(entry.position, at + 1);
    assert.equal(entry.balance_after, balance);
    grants.set(entry.grant_id, (grants.get(entry.grant_id) ?? 0) + entry.amount);
  });
  for (const row of sqlite(server, `SELECT * FROM credit_grants WHERE workspace_id = ${id}`))
    assert.equal(grants.get(row.id), row.credits_left, `grant ${row.id}`);
  const [row] = sqlite(server, `SELECT * FROM subscriptions WHERE workspace_id = ${id}`);
  assert.deepEqual([row.ledger_position, row.ledger_balance], [entries.length, balance]);
}

/**
 * The ledger is sound, invoices have no gaps, sum up and say what was quoted (`quotes`: by id of
 * the payment), and the sandbox has charged them and nothing else.
 */
export async function assertBooks(server, client, { id, path }, quotes = new Map()) {
  assertStoredLedger(server, id);
  assertNoGaps(server);
  const invoices = await invoicesOf(client, path);
  for (const invoice of invoices) {
    const sum = invoice.lines.reduce((total, line) => total + line.amount_minor, 0);
    assert.equal(invoice.total_minor, sum);
    const quote = quotes.get(invoice.payment_id);
    if (quote) assertEqualFigures(invoice, quote);
  }
  const paid = chargesOf(server).filter(({ state }) => state === 'succeeded');
  const billed = invoices.filter(({ total_minor }) => total_minor > 0);
  assert.deepEqual(
    paid.map((one) => [one.payment_id, one.amount_minor]).sort(),
    billed.map((one) => [one.payment_id, one.total_minor]).sort(),
  );
}

/** The core, replaying the ledger that the API tells, comes to the credits that the API tells. */
export async function assertReplayed(client, path) {
  await plans.init();
  const entries = await ledgerOf(client, path);
  const credits = await creditsOf(client, path);
  const ledger = plans.openLedger(entries);
  const { balance, grants } = plans.replay(ledger, entries.at(-1)?.occurred_at ?? 0);
  assert.equal(balance, credits.balance);
  const left = new Map(credits.grants.map((grant) => [grant.id, grant.left]));
  for (const { grant_id: grant, balance: own } of grants)
    assert.equal(own, left.get(grant) ?? 0, `grant ${grant}`);
  return credits;
}
