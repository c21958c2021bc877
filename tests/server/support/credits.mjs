// Credits of a workspace, as the rest of a product spends them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

const keyed = (key = randomUUID()) => ({ headers: { 'idempotency-key': key } });

/** Reserves credits; the answer as it comes. */
export const reserve = (client, path, amount, { key, ...more } = {}) =>
  client.post(
    `${path}/credit-holds`,
    { amount, action: 'find_email', expires_in_seconds: 3600, ...more },
    keyed(key),
  );
export const post = (client, path, hold, amount, key) =>
  client.post(`${path}/credit-holds/${hold.id}/post`, { amount }, keyed(key));
export const release = (client, path, hold, key) =>
  client.post(`${path}/credit-holds/${hold.id}/release`, undefined, keyed(key));

/** Reserves and posts at once; fails where either is refused. */
export async function spend(client, path, amount, more) {
  const held = await reserve(client, path, amount, more);
  assert.equal(held.status, 201, held.text);
  const posted = await post(client, path, held.json, amount);
  assert.equal(posted.status, 200, posted.text);
  return posted.json;
}

export async function creditsOf(client, path) {
  const answer = await client.get(`${path}/credits`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}

/** The whole ledger, oldest first, page by page. */
export async function ledgerOf(client, path) {
  const entries = [];
  for (let cursor = ''; cursor !== undefined;) {
    const page = await client.get(`${path}/credits/entries?limit=200${cursor}`);
    assert.equal(page.status, 200, page.text);
    entries.push(...page.json.items);
    cursor = page.json.next_cursor && `&cursor=${encodeURIComponent(page.json.next_cursor)}`;
  }
  return entries.reverse();
}

/** Fails where the ledger is not without gaps, or does not sum up to what it says. */
export function assertSound(entries) {
  let balance = 0;
  entries.forEach((entry, at) => {
    balance += entry.amount;
    assert.equal(entry.position, at + 1, 'no gap and no double');
    assert.equal(entry.balance_after, balance, `balance after entry ${at + 1}`);
    assert.ok(balance >= 0, 'never below none');
  });
  return balance;
}
