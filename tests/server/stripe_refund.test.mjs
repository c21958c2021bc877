// A top-up given back through the Stripe adapter: the money once, whatever happens on the way.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { until } from '../support/until.mjs';
import * as billing from './support/billing.mjs';
import { creditsOf } from './support/credits.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';
import { StripeProxy } from './support/stripe.mjs';
import { startTeam } from './support/team.mjs';

let stripe;
let server;
before(async () => {
  stripe = await new StripeProxy().start();
  const settings = {
    gateway: 'stripe',
    stripe_api_url: stripe.url,
    stripe_secret_key: 'sk_test_refund',
    stripe_webhook_secret: 'whsec_test',
  };
  server = await startServer({ settings });
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
/** A workspace that has bought 1,000 credits by Stripe: `{admin, path, id, payment, intent}`. */
async function newBuyer() {
  const team = await startTeam(server, `refund${(count += 1)}@example.test`);
  const opened = await team.admin.post(`${team.path}/card-sessions`);
  assert.equal(opened.status, 201, opened.text);
  await billing.follow(team.admin, await stripe.enter(opened.json.url));
  const bought = await team.admin.post(`${team.path}/top-ups`, { credits: 1000 }, billing.newKey());
  assert.equal(bought.status, 200, bought.text);
  const [payment] = sqlite(server, `SELECT * FROM payments WHERE workspace_id = ${team.id}`);
  return { ...team, payment, intent: payment.gateway_payment_id };
}
async function refund({ admin, path, payment }) {
  const before = (await creditsOf(admin, path)).available;
  const refunded = await admin.post(`${path}/payments/${payment.id}/refund`);
  assert.deepEqual([refunded.status, refunded.json.state], [200, 'refunded'], refunded.text);
  assert.equal((await creditsOf(admin, path)).available, before - 1000);
}
const asked = () => stripe.calls.filter(({ path }) => path === '/v1/refunds');
const isDone = ({ payment }) =>
  sqlite(server, `SELECT * FROM due_work WHERE subject = '${payment.id}'`).length === 0;

test('BIL-1 Stripe gives back the whole amount, asked for under one key', async () => {
  const buyer = await newBuyer();
  await refund(buyer);
  await until('the refund', () => stripe.refunds.has(buyer.intent));
  await until('its end', () => isDone(buyer));
  assert.equal(stripe.refunds.get(buyer.intent), Number(buyer.payment.amount_minor));
  const [call] = asked();
  assert.equal(call.key, `${buyer.payment.id}-refund`);
  assert.deepEqual(call.form, { payment_intent: buyer.intent });
});

test('SEC-12 the answer is lost, and so is the key at Stripe: given back once', async () => {
  const buyer = await newBuyer();
  stripe.fault = async (call, forward, response) => {
    if (call.path !== '/v1/refunds') return false;
    await forward();
    stripe.answers.delete(call.key);
    stripe.fault = undefined;
    response.destroy();
    return true;
  };
  await refund(buyer);
  await until('the first try', () => stripe.refunds.has(buyer.intent));
  await billing.advanceDays(buyer.admin, 1);
  await until('the second', () => asked().length > 1);
  await until('its end', () => isDone(buyer));
  assert.equal(stripe.refunds.get(buyer.intent), Number(buyer.payment.amount_minor));
});

test('SEC-14 Stripe is down: the credits are gone at once, the money follows later', async () => {
  const buyer = await newBuyer();
  stripe.fault = async (call, _forward, response) => {
    if (call.path !== '/v1/refunds') return false;
    response.writeHead(503).end('down');
    return true;
  };
  await refund(buyer);
  await until('a try', () => asked().length > 0);
  assert.equal(stripe.refunds.has(buyer.intent), false);
  assert.equal(isDone(buyer), false);
  stripe.fault = undefined;
  await billing.advanceDays(buyer.admin, 1);
  await until('the refund', () => stripe.refunds.has(buyer.intent));
});
