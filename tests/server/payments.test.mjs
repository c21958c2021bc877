// Money is never taken twice, and nothing is half done: declines, challenges, double clicks, quotes
// of others, two admins at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { until } from '../support/until.mjs';
import * as billing from './support/billing.mjs';
import { startServer } from './support/server.mjs';
import { sqlite } from './support/sqlite.mjs';
import { join as joinTeam, refusal, startTeam } from './support/team.mjs';

const { cards, confirm, enterCard, quoteFor, subscriptionOf } = billing;
let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

let count = 0;
const newTeam = () => startTeam(server, `payer${(count += 1)}@example.test`);
const charged = (payment) =>
  billing.chargesOf(server).filter(({ payment_id: id }) => id === payment.id);
const paymentsOf = (id) =>
  sqlite(server, `SELECT * FROM payments WHERE workspace_id = ${id} ORDER BY created_at, id`);

test('BIL-1 the card page takes test cards only and says what is wrong', async () => {
  const { admin, path } = await newTeam();
  const { json } = await admin.post(`${path}/card-sessions`);
  const page = await fetch(json.url, { headers: { 'accept-language': 'de' } });
  assert.equal(page.status, 200);
  assert.match(
    page.headers.get('content-security-policy'),
    /default-src 'none'; style-src 'sha256-/,
  );
  assert.doesNotMatch(await page.text(), /<script|\sstyle=/);
  const wrong = {
    '4242 4242 4242 4241': /not a card number/,
    '4111 1111 1111 1111': /test cards only/,
    '4000 0000 0000 0127': /security code/,
  };
  for (const [number, says] of Object.entries(wrong)) {
    const answer = await billing.postForm(server, json.url, {
      number,
      expiry: '12/40',
      code: '123',
    });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), says);
  }
  const past = { number: cards.accepted, expiry: '01/20', code: '123' };
  assert.match(await (await billing.postForm(server, json.url, past)).text(), /has expired/);
  const session = json.url.split('/').at(-1);
  const back = await admin.get(`${path}/card-sessions/${session}/return`);
  assert.match(back.headers.get('location'), /card=missing$/);
  assert.equal((await subscriptionOf(admin, path)).card, undefined);
});

test('B2 BIL-1 who comes from a review is led back into it, and nowhere else', async () => {
  const { admin, path } = await newTeam();
  const review = 'change=starter&credits=2000&period=yearly';
  const open = (query) => admin.post(`${path}/card-sessions?${query}`);
  const opened = await open(review);
  assert.equal(opened.status, 201, opened.text);
  const card = { number: cards.accepted, expiry: '12/40', code: '123' };
  const entered = await billing.postForm(server, opened.json.url, card);
  const location = entered.headers.get('location');
  const back = await billing.follow(admin, location);
  assert.equal(new URL(back.headers.get('location')).search, `?card=saved&${review}`);
  // What the browser brings back is no more believed than any other address.
  const changed = await billing.follow(admin, location.replace('starter', '%0d%0astarter'));
  assert.equal(new URL(changed.headers.get('location')).search, '?card=saved');
  const refused = {
    'change=gold&credits=2000&period=yearly': '/change plan_unknown',
    'change=starter&credits=2001&period=yearly': '/credits quantity_unknown',
    'change=starter&credits=0&period=yearly': '/credits field_value_unknown',
    'change=starter&credits=2000&period=daily': '/period field_value_unknown',
    'change=starter&next=https://example.test': '/next field_unknown',
  };
  for (const [query, expected] of Object.entries(refused)) {
    const answer = await open(query);
    assert.equal(answer.status, 422, query);
    const [issue] = answer.json.issues;
    assert.equal(`${issue.path} ${issue.code}`, expected);
  }
});

test('SEC-34 BIL-1 no card number is kept anywhere', async () => {
  const { admin, path } = await newTeam();
  await enterCard(admin, path, cards.accepted);
  const tables = sqlite(server, "SELECT name FROM sqlite_master WHERE type = 'table'");
  for (const { name } of tables) {
    const rows = JSON.stringify(sqlite(server, `SELECT * FROM "${name}"`));
    assert.ok(!rows.includes('4242424242424242') && !rows.includes('4242 4242'), name);
  }
  assert.ok(!server.lines.join('\n').includes('4242424242424242'));
});

test('SEC-14 a decline at any stage leaves the old plan, with its reason', async () => {
  const { admin, path, id } = await newTeam();
  const reasons = {
    declined: ['card_declined', 'other'],
    empty: ['card_declined', 'insufficient_funds'],
    lost: ['card_declined', 'lost_or_stolen'],
    expired: ['card_expired', undefined],
  };
  const quote = await quoteFor(admin, path, 'starter', 2000);
  for (const [card, [code, reason]] of Object.entries(reasons)) {
    await enterCard(admin, path, cards[card]);
    const refused = await confirm(admin, path, quote);
    assert.equal(refusal(refused), `402 ${code}`, card);
    assert.equal(refused.json.params.reason, reason, card);
    assert.equal((await subscriptionOf(admin, path)).plan, 'free');
  }
  assert.deepEqual(sqlite(server, `SELECT 1 FROM invoices WHERE workspace_id = ${id}`), []);
  // The same quote, with a card that works.
  await enterCard(admin, path, cards.accepted);
  assert.equal((await confirm(admin, path, quote)).json.plan, 'starter');
});

test('SEC-12 double clicks on a change charge once', async () => {
  const { admin, path, id } = await newTeam();
  await enterCard(admin, path, cards.accepted);
  const quote = await quoteFor(admin, path, 'starter', 2000);
  const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(admin, path, quote)));
  for (const answer of answers)
    assert.ok(['200 undefined', '409 payment_in_progress'].includes(refusal(answer)), answer.text);
  assert.equal((await confirm(admin, path, quote)).status, 200);
  assert.equal(paymentsOf(id).length, 1);
  assert.equal(charged(paymentsOf(id)[0]).length, 1);
  assert.equal(sqlite(server, `SELECT 1 FROM invoices WHERE workspace_id = ${id}`).length, 1);
});

test('SEC-12 a top-up repeated under its key charges once', async () => {
  const { admin, path, id } = await newTeam();
  await enterCard(admin, path, cards.accepted);
  const options = billing.newKey();
  const buy = () => admin.post(`${path}/top-ups`, { credits: 1000 }, options);
  const answers = await Promise.all(Array.from({ length: 10 }, buy));
  for (const answer of answers)
    assert.ok(['200 undefined', '409 payment_in_progress'].includes(refusal(answer)), answer.text);
  assert.equal((await buy()).status, 200);
  assert.equal(paymentsOf(id).length, 1);
  assert.equal(
    (await admin.post(`${path}/top-ups`, { credits: 1000 }, billing.newKey())).status,
    200,
  );
  assert.equal(paymentsOf(id).length, 2);
  const unknown = await admin.post(`${path}/top-ups`, { credits: 1 });
  assert.equal(refusal(unknown), '422 top_up_unknown');
});

test('a challenge: confirmed it is paid, refused it is declined, and nothing is paid meanwhile', async () => {
  const { admin, path } = await newTeam();
  await enterCard(admin, path, cards.asked);
  for (const decision of ['refuse', 'confirm']) {
    const quote = await quoteFor(admin, path, 'starter', 2000);
    const asked = await confirm(admin, path, quote);
    assert.equal(refusal(asked), '402 payment_action_required');
    assert.equal((await subscriptionOf(admin, path)).plan, 'free');
    const other = await quoteFor(admin, path, 'starter', 3000);
    assert.equal(refusal(await confirm(admin, path, other)), '409 payment_in_progress');
    const page = await (await fetch(asked.json.action_url)).text();
    assert.match(page, /\$149\.00/);
    const answered = await billing.postForm(server, asked.json.action_url, { decision });
    const back = await billing.follow(admin, answered.headers.get('location'));
    assert.match(back.headers.get('location'), /plans-billing\?payment=pay_/);
    const paymentId = new URL(back.headers.get('location')).searchParams.get('payment');
    const payment = await admin.get(`${path}/payments/${paymentId}`);
    assert.equal(payment.json.state, decision === 'confirm' ? 'succeeded' : 'declined');
  }
  assert.equal((await subscriptionOf(admin, path)).plan, 'starter');
});

test('a challenge that nobody answers is given up, and cannot be confirmed later', async () => {
  const { admin, path, id } = await newTeam();
  await enterCard(admin, path, cards.asked);
  const asked = await confirm(admin, path, await quoteFor(admin, path, 'starter', 2000));
  await billing.advanceDays(admin, 1 / 20);
  await until('giving it up', () => paymentsOf(id)[0].state === 'declined');
  await billing.postForm(server, asked.json.action_url, { decision: 'confirm' });
  assert.equal((await subscriptionOf(admin, path)).plan, 'free');
  assert.equal(
    billing.chargesOf(server).find((one) => one.payment_id === paymentsOf(id)[0].id).state,
    'cancelled',
  );
});

test('a quote of another workspace, of another admin, expired or stale does nothing', async () => {
  const team = await newTeam();
  const other = await newTeam();
  await enterCard(team.admin, team.path, cards.accepted);
  const quote = await quoteFor(team.admin, team.path, 'starter', 2000);
  const foreign = await confirm(other.admin, other.path, quote);
  assert.equal(refusal(foreign), '404 quote_not_found');
  const second = await joinTeam(server, team, `second${count}@example.test`, { role: 'admin' });
  assert.equal(refusal(await confirm(second, team.path, quote)), '404 quote_not_found');

  const rival = await quoteFor(second, team.path, 'explorer', 10000);
  assert.equal((await confirm(team.admin, team.path, quote)).status, 200);
  assert.equal(refusal(await confirm(second, team.path, rival)), '409 quote_stale');

  const late = await quoteFor(team.admin, team.path, 'explorer', 10000);
  await billing.advanceDays(team.admin, 15 / (24 * 60));
  assert.equal(refusal(await confirm(team.admin, team.path, late)), '409 quote_expired');
  assert.equal((await subscriptionOf(team.admin, team.path)).plan, 'starter');
});

test('overlapping changes by two admins: one is made, the other is told', async () => {
  const team = await newTeam();
  const second = await joinTeam(server, team, `rival${count}@example.test`, { role: 'admin' });
  await enterCard(team.admin, team.path, cards.accepted);
  const [one, two] = [
    await quoteFor(team.admin, team.path, 'starter', 2000),
    await quoteFor(second, team.path, 'explorer', 10000),
  ];
  const answers = await Promise.all([
    confirm(team.admin, team.path, one),
    confirm(second, team.path, two),
  ]);
  const told = answers.map(refusal).sort();
  assert.equal(told[0], '200 undefined');
  assert.match(told[1], /409 (quote_stale|payment_in_progress)/);
  const succeeded = paymentsOf(team.id).filter(({ state }) => state === 'succeeded');
  assert.equal(succeeded.length, 1);
});

test('invoice numbers have no gaps when many workspaces pay at once', async () => {
  const teams = await Promise.all(Array.from({ length: 8 }, newTeam));
  await Promise.all(
    teams.map(async ({ admin, path }) => {
      await enterCard(admin, path, cards.accepted);
      await billing.changePlan(admin, path, 'starter', 2000);
    }),
  );
  billing.assertNoGaps(server);
});
