// Plans and payments as a person goes about them: the sandbox's card page, a quote, its confirmation.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { until } from '../../support/until.mjs';
import { person } from './people.mjs';
import { sqlite } from './sqlite.mjs';

/** Test cards of docs/payments.md. */
export const cards = {
  accepted: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  empty: '4000 0000 0000 9995',
  lost: '4000 0000 0000 9987',
  expired: '4000 0000 0000 0069',
  asked: '4000 0025 0000 3155',
  failsLater: '4000 0000 0000 0341',
};

/** Sends a form to a page of the sandbox, as a browser that has no session there. */
export function postForm(server, url, fields) {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Follows a redirect to our own server with the client's cookies. */
export const follow = (client, location) => {
  const { pathname, search } = new URL(location);
  return client.get(pathname + search);
};

/** Opens the card page, enters a card, comes back; gives the answer to the return. */
export async function enterCard(client, path, number, expiry = '12/40') {
  const opened = await client.post(`${path}/card-sessions`);
  assert.equal(opened.status, 201, opened.text);
  const entered = await postForm(client.server, opened.json.url, { number, expiry, code: '123' });
  assert.equal(entered.status, 303, await entered.text());
  return follow(client, entered.headers.get('location'));
}

export const newKey = () => ({ headers: { 'idempotency-key': randomUUID() } });

export async function quoteFor(client, path, plan, monthly_credits, period = 'monthly') {
  const answer = await client.post(`${path}/plan-quotes`, { plan, monthly_credits, period });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
}

export const confirm = (client, path, quote, options = newKey()) =>
  client.post(`${path}/plan-changes`, { quote_id: quote.id }, options);

/** Quote and confirmation in one; gives `{quote, subscription}`. */
export async function changePlan(client, path, ...choice) {
  const quote = await quoteFor(client, path, ...choice);
  const changed = await confirm(client, path, quote);
  assert.equal(changed.status, 200, changed.text);
  return { quote, subscription: changed.json };
}

export const subscriptionOf = async (client, path) =>
  (await client.get(`${path}/subscription`)).json;
export const invoicesOf = async (client, path) =>
  (await client.get(`${path}/invoices?limit=200`)).json.items;

const day = 24 * 3600;
/** Moves the server's clock by days, at most a year at once. */
export async function advanceDays(client, days) {
  const seconds = Math.round(days * day);
  const moved = await client.post(`/dev/clock?advance_seconds=${seconds}`);
  assert.equal(moved.status, 204, moved.text);
}

/** Waits until the clock's work has brought the subscription into a state. */
export const untilSubscription = (client, path, what, test) =>
  until(what, async () => {
    const subscription = await subscriptionOf(client, path);
    return test(subscription) ? subscription : undefined;
  });

/** What the sandbox has charged, by its own books. */
export const chargesOf = (server) =>
  sqlite(server, 'SELECT payment_id, amount_minor, state FROM sandbox_charges ORDER BY created_at');

/** Every number from 1 to the latest is there once. */
export function assertNoGaps(server) {
  const numbers = sqlite(server, 'SELECT number FROM invoices ORDER BY number').map(
    (row) => row.number,
  );
  assert.deepEqual(
    numbers,
    numbers.map((_, at) => at + 1),
  );
}

/** An invoice says what the quote said, to the cent. */
export function assertEqualFigures(invoice, quote) {
  assert.deepEqual(invoice.lines, quote.lines);
  assert.equal(invoice.subtotal_minor, quote.subtotal_minor);
  assert.equal(invoice.tax_minor, quote.tax_minor);
  assert.equal(invoice.total_minor, quote.due_minor);
  assert.equal(invoice.currency, quote.currency);
}

/** Somebody on a paid plan, which has keys of one's own. */
export async function payer(server) {
  const client = await person(server);
  await enterCard(client, client.path, cards.accepted);
  await changePlan(client, client.path, 'starter', 2_000);
  return client;
}
