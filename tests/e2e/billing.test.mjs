// The page Plans & billing, by what its readers see and do there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { linkSentTo } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import { cards, enterCard } from '../server/support/billing.mjs';
import { spend } from '../server/support/credits.mjs';
import { startServer } from '../server/support/server.mjs';
import { join } from '../server/support/team.mjs';
import { Client, password } from '../support/client.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);

describe('plans and billing', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  async function assertState(person, state) {
    await assertAccessible(person.page, state);
    await assertReflows(person.page, state);
  }

  async function adminAt(t, email, options) {
    const ada = await Person.arrive(t, browser, server, options);
    await ada.signUp({ email, name: 'Ada Lovelace' });
    await ada.visitor.open(ada.settings('plans-billing'));
    await ada.field('workspace.billing_email').waitFor();
    return ada;
  }

  test('WS-6: the billing email is one field, edited here and in the workspace settings', async (t) => {
    const ada = await adminAt(t, 'ada@example.com');
    const other = await Person.arrive(t, browser, server);
    await other.signIn('ada@example.com');
    await other.openWorkspace();
    other.visitor.expectStatus(412);
    await other.field('workspace.billing_email').fill('mine@example.com');

    await ada.field('workspace.billing_email').fill('bills@example.com');
    await ada.save();
    const link = await linkSentTo(server.folder, 'bills@example.com');
    await ada.page.getByText('bills@example.com').first().waitFor();
    await assertState(ada, 'billing email that waits for its confirmation');
    const phone = await Person.arrive(t, browser, server);
    await phone.followLink(link, 'confirm_billing_email.submit');
    await ada.page.waitForFunction(() => {
      const parts = ['steward-plans-billing', 'steward-billing-contact'];
      const root = parts.reduce((node, part) => node?.querySelector(part)?.shadowRoot, document);
      return root?.querySelector('#billing_email')?.value === 'bills@example.com';
    });

    // The other editor had another version in hand: it is asked, and nothing is overwritten.
    await other.button('form.save').click();
    await other.page.getByRole('dialog', { name: other.t('conflict.title') }).waitFor();
  });

  test('C7, ADV-2: a User reads why nothing can be changed, and who can help', async (t) => {
    const ada = await adminAt(t, 'ada2@example.com');
    const admin = new Client(server);
    await admin.post('/api/sign-in', { email: 'ada2@example.com', password });
    const team = { admin, path: `/api/workspaces/${ada.workspaceId}` };
    await join(server, team, 'grace2@example.com', { name: 'Grace Hopper' });
    const grace = await Person.arrive(t, browser, server);
    await grace.signIn('grace2@example.com');
    await grace.visitor.open(`/workspaces/${ada.workspaceId}/settings/plans-billing`);
    await grace.page.getByText(grace.t('billing.read_only'), { exact: true }).waitFor();
    const helpers = grace.t('billing.helpers', { names: 'Ada Lovelace' });
    await grace.page.getByText(helpers, { exact: true }).waitFor();
    const email = grace.field('workspace.billing_email');
    await email.waitFor();
    assert.ok(await email.evaluate((input) => input.readOnly));
    await assertState(grace, 'billing as a User');
  });

  test('ADV-15 ADV-19 B5 B6: the open page follows what others use, pay with and allow', async (t) => {
    const ada = await adminAt(t, 'ada3@example.com');
    const admin = new Client(server);
    await admin.post('/api/sign-in', { email: 'ada3@example.com', password });
    const path = `/api/workspaces/${ada.workspaceId}`;
    const grace = await join(server, { admin, path }, 'grace3@example.com', {
      name: 'Grace Hopper',
    });
    const shown = (id, params) => ada.page.getByText(ada.t(id, params), { exact: true }).waitFor();
    const meterShown = (used, available) =>
      ada.page
        .getByRole('img', {
          name: ada.t('billing.meter', { used, held: 0, available }),
          exact: true,
        })
        .waitFor();

    await ada.page.getByLabel(ada.t('plans.usage.by'), { exact: true }).selectOption('member');
    await shown('plans.usage.none');
    await spend(grace, path, 15);
    await meterShown(15, 85);
    await shown('plans.usage.total', { count: 15 });
    await ada.page.locator('steward-usage').getByText('Grace Hopper', { exact: true }).waitFor();
    await spend(admin, path, 5);
    await meterShown(20, 80);
    await shown('plans.usage.total', { count: 20 });

    await enterCard(admin, path, cards.accepted);
    await shown('billing.card_ends', { brand: 'Visa', last_four: '4242' });

    // A budget that somebody else has set is shown, unless one is being typed here.
    const own = ada.page.getByLabel('Grace Hopper', { exact: true });
    await own.waitFor();
    const setBudget = async (credits) => {
      const { headers } = await admin.get(`${path}/credit-budgets`);
      const json = { members: [{ user_id: grace.session.user.id, credits }] };
      const options = { json, headers: { 'if-match': headers.get('etag') } };
      const set = await admin.request('PUT', `${path}/credit-budgets`, options);
      assert.equal(set.status, 200, set.text);
    };
    await setBudget(40);
    await until('the budget', async () => (await own.inputValue()) === '40');
    await own.fill('50');
    await setBudget(60);
    await spend(admin, path, 1);
    await meterShown(21, 79);
    assert.equal(await own.inputValue(), '50');

    // Whoever has left is said to have.
    await admin.request('DELETE', `${path}/members/${grace.session.user.id}`);
    await ada.visitor.open(ada.settings('plans-billing'));
    await ada.page.getByLabel(ada.t('plans.usage.by'), { exact: true }).selectOption('member');
    await shown('plans.usage.former', { id: grace.session.user.id });
    await assertState(ada, 'usage by member');
  });
});
