// The Stripe adapter, through the whole server: against npm's emulator behind a proxy that declines,
// loses, holds back and repeats, and with events that are forged, repeated, early or out of order.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';

import { until } from '../support/until.mjs';
import * as billing from './support/billing.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';
import { StripeProxy, signed } from './support/stripe.mjs';
import { refusal, startTeam } from './support/team.mjs';

const { confirm, quoteFor, subscriptionOf } = billing;
const webhookSecret = 'whsec_test';
const secretKey = 'sk_test_steward_canary';
let stripe;
let server;
const settingsFor = (proxy) => ({
  gateway: 'stripe',
  stripe_api_url: proxy.url,
  stripe_secret_key: secretKey,
  stripe_webhook_secret: webhookSecret,
});

before(async () => {
  stripe = await new StripeProxy().start();
  server = await startServer({ settings: settingsFor(stripe) });
});
after(async () => {
  await server.stop();
  await stripe.stop();
});
beforeEach(() => {
  stripe.fault = undefined;
  stripe.calls = [];
});

let count = 0;
/** A workspace with a card at Stripe. */
async function newPayer(at = server, card = 'pm_card_visa') {
  const team = await startTeam(at, `stripe${(count += 1)}@example.test`);
  await enterCard(team, card);
  return team;
}
async function enterCard({ admin, path }, card) {
  const opened = await admin.post(`${path}/card-sessions`);
  assert.equal(opened.status, 201, opened.text);
  const back = await billing.follow(admin, await stripe.enter(opened.json.url, card));
  assert.match(back.headers.get('location'), /card=saved$/);
}
const paymentsOf = (at, id) =>
  sqlite(at, `SELECT * FROM payments WHERE workspace_id = ${id} ORDER BY created_at, id`);
const intentsOf = async (payment) =>
  (await stripe.intents()).filter(({ metadata }) => metadata.steward_payment === payment.id);
const isConfirm = ({ path }) => path.endsWith('/confirm');

test('a card, a plan and the charge of it', async () => {
  const { admin, path, id } = await newPayer();
  assert.equal((await subscriptionOf(admin, path)).card.last_four, '4242');
  const { quote } = await billing.changePlan(admin, path, 'starter', 2000);
  const [payment] = paymentsOf(server, id);
  const [intent] = await intentsOf(payment);
  assert.deepEqual([intent.status, intent.amount], ['succeeded', quote.due_minor]);
  const made = stripe.calls.find((call) => call.path === '/v1/payment_intents');
  assert.equal(made.key, payment.id);
  assert.ok(!server.lines.join('\n').includes(secretKey), 'SEC-34: the key is in no log');
});

test('SEC-14 a decline leaves the old plan and says why', async () => {
  const team = await newPayer(server, 'pm_declined');
  stripe.declines.set('pm_declined', 'insufficient_funds');
  const quote = await quoteFor(team.admin, team.path, 'starter', 2000);
  const refused = await confirm(team.admin, team.path, quote);
  assert.equal(refusal(refused), '402 card_declined');
  assert.equal(refused.json.params.reason, 'insufficient_funds');
  assert.equal((await subscriptionOf(team.admin, team.path)).plan, 'free');
  await enterCard(team, 'pm_card_visa');
  assert.equal((await confirm(team.admin, team.path, quote)).status, 200);
});

test('SEC-12 the answer is lost after the charge: one charge, booked by the next look', async () => {
  const { admin, path, id } = await newPayer();
  const quote = await quoteFor(admin, path, 'starter', 2000);
  stripe.fault = async (call, forward, response) => {
    if (!isConfirm(call)) return false;
    await forward();
    response.destroy();
    return true;
  };
  assert.equal(refusal(await confirm(admin, path, quote)), '409 payment_unconfirmed');
  assert.equal((await subscriptionOf(admin, path)).plan, 'free');
  stripe.fault = undefined;
  assert.equal((await confirm(admin, path, quote)).json.plan, 'starter');
  assert.equal((await intentsOf(paymentsOf(server, id)[0])).length, 1);
  const [invoice] = await billing.invoicesOf(admin, path);
  billing.assertEqualFigures(invoice, quote);
});

test('the order never arrived: nothing is taken, and it is given up', async () => {
  const { admin, path, id } = await newPayer();
  const quote = await quoteFor(admin, path, 'starter', 2000);
  stripe.fault = async (call, _forward, response) => {
    if (call.path !== '/v1/payment_intents') return false;
    response.destroy();
    return true;
  };
  assert.equal(refusal(await confirm(admin, path, quote)), '409 payment_unconfirmed');
  stripe.fault = undefined;
  assert.equal(refusal(await confirm(admin, path, quote)), '409 payment_in_progress');
  await billing.advanceDays(admin, 3 / (24 * 60));
  await until('giving it up', () => paymentsOf(server, id)[0].state === 'declined');
  assert.equal((await subscriptionOf(admin, path)).plan, 'free');
  assert.deepEqual(await intentsOf(paymentsOf(server, id)[0]), []);
  assert.equal((await confirm(admin, path, quote)).json.plan, 'starter');
});

test('gateway down: nothing changes, and it says so', async () => {
  const { admin, path } = await newPayer();
  const quote = await quoteFor(admin, path, 'starter', 2000);
  stripe.fault = async (_call, _forward, response) => {
    response.writeHead(503).end('down');
    return true;
  };
  assert.equal(refusal(await confirm(admin, path, quote)), '409 payment_unconfirmed');
  const opened = await admin.post(`${path}/card-sessions`);
  assert.equal(refusal(opened), '503 service_unavailable');
  assert.equal((await subscriptionOf(admin, path)).plan, 'free');
});

test('an answer that floods or is no JSON is none', async () => {
  const { admin, path } = await newPayer();
  const quote = await quoteFor(admin, path, 'starter', 2000);
  stripe.fault = async (call, _forward, response) => {
    if (call.path !== '/v1/payment_intents') return false;
    response.writeHead(200).end('{'.repeat(3 * 1024 * 1024));
    return true;
  };
  assert.equal(refusal(await confirm(admin, path, quote)), '409 payment_unconfirmed');
});

test('SEC-14 SEC-15 killed between charge and booking: one charge, booked after the restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-killed-'));
  let own = await startServer({ folder, settings: settingsFor(stripe) });
  try {
    const { admin, path, id } = await newPayer(own);
    const quote = await quoteFor(admin, path, 'starter', 2000);
    const killed = new Promise((resolve) => {
      stripe.fault = async (call, forward) => {
        if (!isConfirm(call)) return false;
        await forward();
        resolve(own.end('SIGKILL'));
        return true;
      };
    });
    await assert.rejects(confirm(admin, path, quote));
    await killed;
    stripe.fault = undefined;
    own = await startServer({ folder, settings: settingsFor(stripe) });
    admin.server = own;
    assert.equal((await subscriptionOf(admin, path)).plan, 'free');
    await billing.advanceDays(admin, 3 / (24 * 60));
    await billing.untilSubscription(admin, path, 'the booking', ({ plan }) => plan === 'starter');
    assert.equal((await intentsOf(paymentsOf(own, id)[0])).length, 1);
    billing.assertEqualFigures((await billing.invoicesOf(admin, path))[0], quote);
    billing.assertNoGaps(own);
  } finally {
    await own.end();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('SEC-12 events: forged, old or malformed ones are refused, ten repeats do one thing', async () => {
  const { admin, path, id } = await newPayer();
  const quote = await quoteFor(admin, path, 'starter', 2000);
  stripe.fault = async (call, forward, response) => {
    if (!isConfirm(call)) return false;
    await forward();
    response.destroy();
    return true;
  };
  assert.equal(refusal(await confirm(admin, path, quote)), '409 payment_unconfirmed');
  stripe.fault = undefined;
  const [payment] = paymentsOf(server, id);
  const event = (eventId, type) =>
    JSON.stringify({
      id: eventId,
      type,
      data: { object: { metadata: { steward_payment: payment.id } } },
    });
  const send = async (body, headers) =>
    (await server.fetch('/api/gateway-events/stripe', { method: 'POST', body, headers })).status;
  const body = event('evt_1', 'payment_intent.succeeded');
  const seconds = Math.floor(Date.now() / 1000);
  assert.equal(await send(body, signed(body, 'whsec_other')), 400);
  assert.equal(await send(`${body} `, signed(body, webhookSecret)), 400);
  assert.equal(await send(body, signed(body, webhookSecret, seconds - 301)), 400);
  assert.equal(await send(body, { 'content-type': 'application/json' }), 400);
  assert.equal(await send('[]', signed('[]', webhookSecret)), 400);
  assert.equal((await subscriptionOf(admin, path)).plan, 'free');
  // The failure that came before, and an event of somebody else's payment, out of order.
  const bodies = [
    event('evt_0', 'payment_intent.payment_failed'),
    ...Array.from({ length: 10 }, () => body),
    JSON.stringify({ id: 'evt_2', type: 'x', data: { object: { metadata: {} } } }),
  ];
  const answers = await Promise.all(bodies.map((one) => send(one, signed(one, webhookSecret))));
  assert.deepEqual([...new Set(answers)], [204]);
  await billing.untilSubscription(admin, path, 'the booking', ({ plan }) => plan === 'starter');
  assert.equal((await billing.invoicesOf(admin, path)).length, 1);
  assert.equal(sqlite(server, "SELECT 1 FROM gateway_events WHERE id = 'evt_1'").length, 1);
});
