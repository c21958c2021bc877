// A year of a workspace's billing as its admin sees it: every step is done on the page, the clock
// of development mode goes by in between, and after each step page, API, ledger, invoices and the
// sandbox's own books say the same.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from '../support/browser.mjs';
import { Client, password } from '../support/client.mjs';
import { mailsIn } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import * as billing from '../server/support/billing.mjs';
import { assertBooks, assertReplayed } from '../server/support/billing_books.mjs';
import { spend } from '../server/support/credits.mjs';
import { startServer } from '../server/support/server.mjs';
import * as pages from './support/billing.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);
const { cards, invoicesOf, subscriptionOf, untilSubscription } = billing;
const { agree, enterCard, openReview, planShown, upgrade } = pages;
const email = 'ada@example.com';
const dayMilliseconds = 24 * 3600 * 1000;

describe('TRI-1 PLN-9 PLN-11 PLN-12 PLN-13 BIL-1: a year on the page', () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  test('from the trial to the second card', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email });
    const { page } = ada;
    const client = new Client(server);
    await client.post('/api/sign-in', { email, password });
    const path = `/api/workspaces/${ada.workspaceId}`;
    let daysGone = 0;

    /** A part of the year; what comes after it makes no sense without it. */
    const step = async (what, act) => {
      let isDone = false;
      await t.test(what, async () => {
        await act();
        isDone = true;
      });
      assert.ok(isDone, what);
    };

    const open = async (plan) => {
      await ada.visitor.open(ada.settings('plans-billing'));
      await planShown(ada, plan);
    };
    /** The window is closed, days go by, the session ends, and somebody signs in again. */
    const daysLater = async (days, ready) => {
      await page.goto('about:blank');
      await billing.advanceDays(client, days);
      daysGone += days;
      const again = await client.post('/api/sign-in', { email, password });
      assert.equal(again.status, 200, again.text);
      const subscription = await untilSubscription(client, path, 'what the days bring', ready);
      await ada.visitor.context.clearCookies();
      await page.clock.setFixedTime(new Date(Date.now() + daysGone * dayMilliseconds));
      await ada.signIn(email);
      await open(subscription.plan);
      return subscription;
    };
    const mailed = (part) =>
      until(`the mail "${part}"`, async () =>
        (await mailsIn(server.folder)).find(({ subject }) => subject.includes(part)),
      );

    /** What the page says of plan and credits is what the API says, and all books agree. */
    const assertSame = async (plan, monthlyCredits, period) => {
      const subscription = await subscriptionOf(client, path);
      const on = [subscription.plan, subscription.monthly_credits, subscription.period];
      assert.deepEqual(on, [plan, monthlyCredits, period]);
      const { available, held, period: current } = await assertReplayed(client, path);
      await assertBooks(server, client, { id: ada.workspaceId, path });
      const choice = { plan: ada.t(`plan.${plan}`), credits: monthlyCredits, period };
      await page.getByText(ada.t('billing.choice', choice), { exact: true }).waitFor();
      const meter = { used: current.used, held, available };
      await page.getByRole('img', { name: ada.t('billing.meter', meter), exact: true }).waitFor();
      await page.locator('.figure', { hasText: available.toLocaleString('en') }).waitFor();
      const next = subscription.next_charge_minor;
      if (next !== undefined) await page.getByText(pages.money(next)).first().waitFor();
    };
    const assertInvoiced = async (figures, purpose) => {
      const [invoice] = await invoicesOf(client, path);
      assert.equal(invoice.purpose, purpose);
      if (figures !== undefined) assert.deepEqual(figures, pages.invoiceFigures(invoice));
      await pages.assertInvoiceShown(ada, invoice);
    };

    await step('the trial gives its credits, tells its days, and ends by the clock', async () => {
      await open('free');
      await assertSame('free', 100, 'monthly');
      await ada.button('billing.start_trial').click();
      await page.getByText(ada.t('billing.trial_days', { count: 14 })).waitFor();
      await assertSame('free', 100, 'monthly');
      await daysLater(11.01, ({ trial }) => trial.is_running);
      await page.getByText(ada.t('billing.trial_days', { count: 3 })).waitFor();
      await mailed('The trial of');
      await daysLater(3, ({ trial }) => !trial.is_running);
      assert.equal(await page.getByText(ada.t('billing.state.trial'), { exact: true }).count(), 0);
      await assertSame('free', 100, 'monthly');
    });

    await step('Starter 24K: the review asks for a card first', async () => {
      const dialog = await openReview(ada, { plan: 'starter', credits: 2000 });
      await dialog.getByRole('button', { name: ada.t('billing.add_card') }).click();
      await enterCard(ada, cards.accepted);
      const back = pages.reviewOf(ada, 'starter');
      await back.waitFor();
      const figures = await agree(ada, back);
      await planShown(ada, 'starter');
      await assertSame('starter', 2000, 'monthly');
      await assertInvoiced(figures, 'plan_change');
    });

    await step('credits are spent, and the open page tells', async () => {
      await spend(client, path, 250);
      await assertSame('starter', 2000, 'monthly');
    });

    await step('Explorer 120K, ten days later: unused time is credited', async () => {
      await daysLater(10, ({ plan }) => plan === 'starter');
      const figures = await upgrade(ada, { plan: 'explorer', credits: 10_000 });
      assert.ok(figures.some((figure) => figure.startsWith('-')));
      await assertSame('explorer', 10_000, 'monthly');
      await assertInvoiced(figures, 'plan_change');
    });

    await step('then 240K, with a card whose bank asks: refused once, confirmed then', async () => {
      ada.visitor.expectStatus(402);
      await ada.button('billing.update_card').click();
      await enterCard(ada, cards.asked);
      const choice = { plan: 'explorer', credits: 20_000 };
      for (const answer of ['Refuse', 'Confirm']) {
        const dialog = await openReview(ada, choice);
        const figures = await agree(ada, dialog);
        await dialog.getByRole('link', { name: ada.t('billing.confirm_payment') }).click();
        await page.getByRole('button', { name: answer }).click();
        await page.waitForURL(/plans-billing/);
        await planShown(ada, 'explorer');
        if (answer === 'Refuse') {
          const reason = 'authentication_failed';
          await page.getByText(ada.t('code.card_declined', { reason }), { exact: true }).waitFor();
          await assertSame('explorer', 10_000, 'monthly');
        } else {
          await page.getByText(ada.t('billing.payment_done'), { exact: true }).first().waitFor();
          await assertSame('explorer', 20_000, 'monthly');
          await assertInvoiced(figures, 'plan_change');
        }
      }
    });

    await step('a month later it is renewed for what was announced', async () => {
      const before = await subscriptionOf(client, path);
      const renewed = await daysLater(31, (one) => one.period_start === before.period_end);
      assert.equal(renewed.state, 'active');
      await assertSame('explorer', 20_000, 'monthly');
      await assertInvoiced(undefined, 'renewal');
      const [{ total_minor: total }] = await invoicesOf(client, path);
      assert.equal(total, before.next_charge_minor);
    });

    await step('yearly: at once, with the credits of a year', async () => {
      await ada.button('billing.update_card').click();
      await enterCard(ada, cards.accepted);
      await page.getByText(ada.t('billing.card_saved'), { exact: true }).first().waitFor();
      const figures = await upgrade(ada, {
        plan: 'explorer',
        credits: 20_000,
        period: 'yearly',
      });
      await assertSame('explorer', 20_000, 'yearly');
      await assertInvoiced(figures, 'plan_change');
    });

    await step('a downgrade is scheduled, undone, and scheduled again', async () => {
      const keep = ada.button('billing.scheduled_undo', { plan: ada.t('plan.explorer') });
      const choice = { plan: 'starter', credits: 2000, act: 'downgrade' };
      for (const isUndone of [true, false]) {
        const dialog = await openReview(ada, choice);
        await dialog.locator('footer .primary').click();
        await keep.waitFor();
        assert.equal((await subscriptionOf(client, path)).scheduled.plan, 'starter');
        if (!isUndone) continue;
        await keep.click();
        await keep.waitFor({ state: 'detached' });
        assert.equal((await subscriptionOf(client, path)).scheduled, undefined);
      }
      await assertSame('explorer', 20_000, 'yearly');
    });

    await step('at the end of the year the downgrade is done', async () => {
      await daysLater(366, ({ plan }) => plan === 'starter');
      await assertSame('starter', 2000, 'monthly');
      await assertInvoiced(undefined, 'renewal');
    });

    await step('B3: past due when the card fails at a renewal, told by mail and page', async () => {
      await ada.button('billing.update_card').click();
      await enterCard(ada, cards.failsLater);
      await daysLater(31, ({ state }) => state === 'past_due');
      await mailed('has failed');
      const notice = page.getByRole('region', { name: ada.t('billing.past_due'), exact: true });
      await notice.waitFor();
      const why = ada.t('code.card_declined', { reason: 'insufficient_funds' });
      assert.ok((await notice.innerText()).includes(why));
      await page.getByText(ada.t('billing.state.past_due'), { exact: true }).waitFor();
      await notice.getByRole('button', { name: ada.t('billing.update_card') }).click();
      await enterCard(ada, cards.accepted);
      await untilSubscription(client, path, 'recovery', ({ state }) => state === 'active');
      await notice.waitFor({ state: 'detached' });
      await assertSame('starter', 2000, 'monthly');
      await assertInvoiced(undefined, 'renewal');
    });

    await step(
      'B7: a card that is about to expire is told of, until there is another',
      async () => {
        const now = Date.now() + daysGone * dayMilliseconds;
        const last = new Date(now + 45 * dayMilliseconds);
        const expiry =
          `${last.getUTCMonth() + 1}`.padStart(2, '0') + `/${last.getUTCFullYear() % 100}`;
        await ada.button('billing.update_card').click();
        await enterCard(ada, cards.accepted, expiry);
        const notice = page.getByRole('region', {
          name: ada.t('billing.card_expiring'),
          exact: true,
        });
        await planShown(ada, 'starter');
        assert.equal(await notice.count(), 0);
        const end = Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1);
        await daysLater((end - now) / dayMilliseconds - 10, ({ card }) => card.is_expiring);
        await mailed('The card of');
        await notice.getByRole('button', { name: ada.t('billing.update_card') }).click();
        await enterCard(ada, cards.accepted);
        await notice.waitFor({ state: 'detached' });
        await assertSame('starter', 2000, 'monthly');
      },
    );
  });
});
