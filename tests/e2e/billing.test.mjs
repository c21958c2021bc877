// The page Plans & billing, by what its readers see and do there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { linkSentTo } from '../support/outbox.mjs';
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
});
