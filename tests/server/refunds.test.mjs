// A top-up is given back whole or not at all: money, credits, invoice, mail and log, once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { password } from '../support/client.mjs';
import { mailsIn } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import * as billing from './support/billing.mjs';
import { assertSound, creditsOf, ledgerOf, release, reserve, spend } from './support/credits.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';
import { join as joinTeam, refusal, startTeam } from './support/team.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

let count = 0;
/** A workspace that has just bought 1,000 credits: `{admin, path, id, payment}`. */
async function newBuyer() {
  const team = await startTeam(server, `buyer${(count += 1)}@example.test`);
  await billing.enterCard(team.admin, team.path, billing.cards.accepted);
  return { ...team, payment: await buy(team) };
}
async function buy({ admin, path }) {
  const bought = await admin.post(`${path}/top-ups`, { credits: 1000 }, billing.newKey());
  assert.equal(bought.status, 200, bought.text);
  return (await billing.invoicesOf(admin, path))[0].payment_id;
}
const refund = ({ admin, path }, payment, options) =>
  admin.post(`${path}/payments/${payment}/refund`, undefined, options);
const chargeOf = (payment) =>
  billing.chargesOf(server).find(({ payment_id: id }) => id === payment);

test('BIL-1 ADV-15 a refund gives back money and credits, and says so everywhere', async () => {
  const buyer = await newBuyer();
  const { admin, path, payment } = buyer;
  const before = (await creditsOf(admin, path)).available;
  const refunded = await refund(buyer, payment);
  assert.equal(refunded.status, 200, refunded.text);
  assert.equal(refunded.json.state, 'refunded');
  assert.equal((await creditsOf(admin, path)).available, before - 1000);

  const [entry] = (await ledgerOf(admin, path)).slice(-1);
  assert.deepEqual([entry.kind, entry.grant_kind, entry.amount], ['voided', 'top_up', -1000]);
  assertSound(await ledgerOf(admin, path));
  const [invoice] = await billing.invoicesOf(admin, path);
  assert.equal(invoice.state, 'refunded');
  const page = await admin.get(`${path}/invoices/${invoice.number}/page`);
  assert.match(page.text, /refunded/);
  const log = await admin.get(`${path}/audit-events?action=top_up.refund`);
  assert.deepEqual(log.json.items[0].changes, [{ field: 'credits', before: '1000' }]);
  await until('the mail', async () =>
    (await mailsIn(server.folder)).some(
      ({ subject, text }) =>
        subject === `Refund of invoice ${invoice.number}` && /1,000/.test(text),
    ),
  );
  await until('the gateway', () => chargeOf(payment).state === 'refunded');
});

test('SEC-12 a refund sent a hundred times at once is one refund', async () => {
  const buyer = await newBuyer();
  const key = billing.newKey();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, at) => refund(buyer, buyer.payment, at % 2 ? key : {})),
  );
  for (const { status, json } of answers) assert.deepEqual([status, json.state], [200, 'refunded']);
  const log = await buyer.admin.get(`${buyer.path}/audit-events?action=top_up.refund`);
  assert.equal(log.json.items.length, 1);
  const voided = (await ledgerOf(buyer.admin, buyer.path)).filter(({ kind }) => kind === 'voided');
  assert.equal(voided.length, 1);
});

test('BIL-1 what is used, reserved, late, of a plan or unpaid is not given back', async () => {
  const buyer = await newBuyer();
  const { admin, path, payment, id } = buyer;
  const refused = async (of, reason) => {
    const ledger = await ledgerOf(admin, path);
    const answer = await refund(buyer, of);
    assert.equal(refusal(answer), '409 payment_not_refundable');
    assert.equal(answer.json.params.reason, reason);
    assert.deepEqual(await ledgerOf(admin, path), ledger, 'nothing has changed');
  };
  // The plan's 100 credits go first.
  const held = (await reserve(admin, path, 101)).json;
  await refused(payment, 'credits_used');
  await release(admin, path, held);
  await spend(admin, path, 101);
  await refused(payment, 'credits_used');

  const later = await buy(buyer);
  await billing.changePlan(admin, path, 'starter', 2000);
  const [plan] = await billing.invoicesOf(admin, path);
  await refused(plan.payment_id, 'plan');
  await billing.enterCard(admin, path, billing.cards.declined);
  await admin.post(`${path}/top-ups`, { credits: 1000 }, billing.newKey());
  const [declined] = sqlite(
    server,
    `SELECT id FROM payments WHERE workspace_id = ${id} AND state = 'declined'`,
  );
  await refused(declined.id, 'unpaid');
  await billing.advanceDays(admin, 14);
  const { email } = admin.session.user;
  assert.equal((await admin.post('/api/sign-in', { email, password })).status, 200);
  await refused(later, 'too_late');
  assert.equal(chargeOf(later).state, 'succeeded');
});

test('SEC-20 nobody else gives it back', async () => {
  const buyer = await newBuyer();
  const member = await joinTeam(server, buyer, `member${count}@example.test`);
  const other = await startTeam(server, `other${count}@example.test`);
  const by = (client, path) => refund({ admin: client, path }, buyer.payment);
  assert.equal(refusal(await by(member, buyer.path)), '403 role_insufficient');
  assert.equal(refusal(await by(other.admin, buyer.path)), '404 workspace_not_found');
  assert.equal(refusal(await by(other.admin, other.path)), '404 payment_not_found');
  assert.equal(chargeOf(buyer.payment).state, 'succeeded');
});
