// The way of a plan on the page Plans & billing: tried, chosen, paid, raised, lowered, refused.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { Client, password } from '../support/client.mjs';
import { cards, invoicesOf, subscriptionOf } from '../server/support/billing.mjs';
import { startServer } from '../server/support/server.mjs';
import {
  agree,
  enterCard,
  invoiceFigures,
  openReview,
  planShown,
  reviewOf,
  upgrade,
} from './support/billing.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);

describe('a plan on the page', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  async function adminAt(t, email, options) {
    const ada = await Person.arrive(t, browser, server, options);
    await ada.signUp({ email });
    await ada.visitor.open(ada.settings('plans-billing'));
    await planShown(ada, 'free');
    const client = new Client(server);
    await client.post('/api/sign-in', { email, password });
    return { ada, client, path: `/api/workspaces/${ada.workspaceId}` };
  }

  async function assertState(person, state) {
    await assertAccessible(person.page, state);
    await assertReflows(person.page, state);
  }

  test('PLN-10 TRI-1 PLN-11 BIL-1: from the trial to a paid plan, up, down and back', async (t) => {
    const { ada, client, path } = await adminAt(t, 'ada@example.com');
    await assertState(ada, 'free plan');
    await ada.button('billing.start_trial').click();
    await ada.page.getByText(ada.t('billing.trial_days', { count: 14 })).waitFor();
    assert.equal((await subscriptionOf(client, path)).trial.is_running, true);
    await assertState(ada, 'trial');

    // Without a card the review says so, and leads to the provider's page.
    const asked = await openReview(ada, {
      plan: 'starter',
      credits: 2000,
      period: 'yearly',
      act: 'upgrade',
    });
    await asked.getByText(ada.t('code.card_missing')).waitFor();
    await assertState(ada, 'review without a card');
    await asked.getByRole('button', { name: ada.t('billing.add_card') }).click();
    await enterCard(ada, cards.accepted);
    // And back into the very review, whose figures are asked anew; the address says so once.
    const review = reviewOf(ada, 'starter');
    await review.waitFor();
    assert.equal(await review.getByText(ada.t('code.card_missing')).count(), 0);
    await ada.page.getByText(ada.t('billing.card_saved'), { exact: true }).first().waitFor();
    assert.equal(new URL(ada.page.url()).search, '?change=starter&credits=2000&period=yearly');
    const starter = await agree(ada, review);
    await planShown(ada, 'starter');
    const text = { brand: 'Visa', last_four: '4242' };
    await ada.page.getByText(ada.t('billing.card_ends', text), { exact: true }).waitFor();
    const [first] = await invoicesOf(client, path);
    assert.deepEqual(starter, invoiceFigures(first));
    await ada.page.getByText(first.number, { exact: true }).waitFor();
    await assertState(ada, 'paid plan');

    const explorer = await upgrade(ada, { plan: 'explorer', period: 'yearly' });
    const [second] = await invoicesOf(client, path);
    assert.deepEqual(explorer, invoiceFigures(second));
    assert.ok(second.lines.some(({ kind }) => kind === 'unused_time'));

    const dialog = await openReview(ada, { plan: 'starter', period: 'yearly', act: 'downgrade' });
    await assertState(ada, 'review of a downgrade');
    await dialog.locator('footer .primary').click();
    const keep = ada.t('billing.scheduled_undo', { plan: ada.t('plan.explorer') });
    const undo = ada.page.getByRole('button', { name: keep, exact: true });
    await undo.waitFor();
    assert.equal((await subscriptionOf(client, path)).scheduled.plan, 'starter');
    await assertState(ada, 'downgrade that waits for the end of its period');
    await undo.click();
    await undo.waitFor({ state: 'detached' });
    const kept = await subscriptionOf(client, path);
    assert.deepEqual([kept.plan, kept.scheduled], ['explorer', undefined]);
    assert.equal((await invoicesOf(client, path)).length, 2);
  });

  test('ADV-15: credits are bought, and the simulator ranks plans by what is used', async (t) => {
    const { ada, client, path } = await adminAt(t, 'joan@example.com');
    await ada.button('billing.add_card').click();
    await enterCard(ada, cards.accepted);
    await ada.button('billing.buy').click();
    const dialog = ada.page.getByRole('dialog', { name: ada.t('billing.buy') });
    await dialog.getByRole('radio').first().waitFor();
    await assertState(ada, 'credits to buy');
    await dialog.getByRole('button', { name: ada.t('plans.buy_now'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await ada.page.locator('.figure', { hasText: '1,100' }).waitFor();
    const [{ purpose, number }] = await invoicesOf(client, path);
    assert.equal(purpose, 'top_up');
    await ada.page.getByText(number, { exact: true }).waitFor();

    await ada.button('billing.simulate').click();
    const results = ada.page.getByRole('list', { name: ada.t('plans.simulator') });
    const best = results.getByRole('listitem').filter({ hasText: ada.t('plans.simulator_best') });
    await best.filter({ hasText: ada.t('plan.free') }).waitFor();
    await ada.page.getByLabel(ada.t('plans.simulator_slider')).press('End');
    await best.filter({ hasText: ada.t('plan.starter') }).waitFor();
    await assertState(ada, 'simulator');
  });

  test('SEC-14 B3: a declined card says why, and the old plan stays', async (t) => {
    const { ada, client, path } = await adminAt(t, 'grace@example.com');
    ada.visitor.expectStatus(402);
    await ada.button('billing.add_card').click();
    await enterCard(ada, cards.empty);
    const dialog = await openReview(ada, { plan: 'starter', credits: 2000, act: 'upgrade' });
    await dialog.locator('footer .primary').click();
    const why = ada.t('code.card_declined', { reason: 'insufficient_funds' });
    await dialog.getByText(why, { exact: true }).waitFor();
    await dialog.getByRole('button', { name: ada.t('billing.update_card') }).waitFor();
    await assertState(ada, 'declined card');
    assert.equal((await subscriptionOf(client, path)).plan, 'free');
    assert.deepEqual(await invoicesOf(client, path), []);
    await ada.button('form.cancel').click();
    await ada.button('billing.back').click();
    await planShown(ada, 'free');
  });
});
