// The page Connections beside real services: consent at an authorization server, the platform's own
// accounts, what has run and what it cost, and a plan that ends.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { Client, password } from '../support/client.mjs';
import { advanceDays, cards, changePlan, enterCard } from '../server/support/billing.mjs';
import { startConsent } from '../server/support/consent.mjs';
import { httpApi, reachesLoopback, startProvider } from '../server/support/provider.mjs';
import { startServer } from '../server/support/server.mjs';
import { found, order, run, startServices } from '../server/support/waterfalls.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);

async function assertState(person, state) {
  await assertAccessible(person.page, state);
  await assertReflows(person.page, state);
}
const accountOf = ({ page }, name) =>
  page.locator('.account').filter({ has: page.getByText(name, { exact: true }) });
const badgeOf = (person, name, id) =>
  accountOf(person, name).getByText(person.t(id), { exact: true });
const dialogOf = (person, id, params) =>
  person.page.getByRole('dialog', { name: person.t(id, params) });

/** Somebody on the page whose plan has own keys, and their API side. */
async function payerAt(t, server, email, { plan = 'starter', ...options } = {}) {
  const ada = await Person.arrive(t, browser, server, { ignoreHTTPSErrors: true, ...options });
  await ada.signUp({ email, name: 'Ada Lovelace' });
  const admin = new Client(server);
  await admin.post('/api/sign-in', { email, password });
  admin.path = `/api/workspaces/${ada.workspaceId}`;
  if (plan !== '') {
    await enterCard(admin, admin.path, cards.accepted);
    await changePlan(admin, admin.path, plan, 2_000);
  }
  await ada.visitor.open(ada.settings('connections'));
  await ada.heading('connections.services').waitFor();
  return { ada, admin };
}

describe('consent', { concurrency: false }, () => {
  const service = 'Ledgerly';
  let consent;
  let server;
  before(async () => {
    consent = await startConsent();
    server = await startServer({ settings: consent.settings });
    consent.knows(server);
  });
  after(async () => {
    await server.stop();
    await consent.close();
  });

  async function openConsent(ada) {
    await ada.visitor.open(`${ada.settings('connections')}?add=ledgerly`);
    await ada.page.getByText('Stay connected', { exact: true }).waitFor();
    return dialogOf(ada, 'connect.title', { service });
  }

  test('CON-3, CON-13, X6: allowed in a window of its own, then again for the same account', async (t) => {
    consent.denies = false;
    const { ada, admin } = await payerAt(t, server, 'ada@example.com');
    const dialog = await openConsent(ada);
    await assertState(ada, 'before a consent');
    await ada.field('connect.name').fill('Books');
    await ada.button('connect.consent', { service }).click();
    await dialog.waitFor({ state: 'detached' });
    await badgeOf(ada, 'Books', 'connections.health.valid').waitFor();
    await badgeOf(ada, 'Books', 'connections.default').waitFor();
    const [{ id }] = (await admin.get(`${admin.path}/connections`)).json.items;

    await ada.button('connections.edit_of', { name: 'Books' }).click();
    await ada.page.getByText(ada.t('connect.replace'), { exact: true }).click();
    await ada.button('connect.consent', { service }).click();
    await dialogOf(ada, 'connect.edit_title', { name: 'Books' }).waitFor({ state: 'detached' });
    const items = (await admin.get(`${admin.path}/connections`)).json.items;
    assert.deepEqual(
      items.map((one) => one.id),
      [id],
    );
    assert.equal(items[0].tests.length, 2);
  });

  test('X6: who says no there reads so here, and may try again', async (t) => {
    consent.denies = true;
    const { ada, admin } = await payerAt(t, server, 'ada2@example.com');
    const dialog = await openConsent(ada);
    await ada.button('connect.consent', { service }).click();
    await dialog.getByText(ada.t('code.oauth_denied'), { exact: true }).waitFor();
    await assertState(ada, 'a consent that was denied');
    assert.deepEqual((await admin.get(`${admin.path}/connections`)).json.items, []);
    consent.denies = false;
    await ada.button('connect.consent', { service }).click();
    await dialog.waitFor({ state: 'detached' });
    await badgeOf(ada, service, 'connections.health.valid').waitFor();
  });

  test('X6: in the same window where none may be opened', async (t) => {
    consent.denies = false;
    const { ada } = await payerAt(t, server, 'ada3@example.com');
    await ada.page.addInitScript(() => (globalThis.open = () => null));
    await openConsent(ada);
    await ada.button('connect.consent', { service }).click();
    await badgeOf(ada, service, 'connections.health.valid').waitFor();
    await ada.page.waitForURL(/settings\/connections$/);
    await ada.page.reload();
    await badgeOf(ada, service, 'connections.health.valid').waitFor();

    consent.denies = true;
    await openConsent(ada);
    await ada.button('connect.consent', { service }).click();
    await ada.page.getByText(ada.t('code.oauth_denied'), { exact: true }).waitFor();
    await ada.page.waitForURL(/settings\/connections$/);
  });
});

describe('the platform’s accounts, and runs', { concurrency: false }, () => {
  let services;
  let server;
  before(async () => {
    services = await startServices();
    server = await startServer({ settings: services.settings });
  });
  after(async () => {
    await server.stop();
    await services.close();
  });

  test('CON-4, CON-16, BYOK-3, ADV-6: managed accounts, and the receipt of a run', async (t) => {
    services.answers = { beta: found() };
    const { ada, admin } = await payerAt(t, server, 'ada@example.com');
    const group = ada.page.getByRole('region', { name: 'Beta Data' });
    await group.getByText(ada.t('connections.managed'), { exact: true }).waitFor();
    await group.getByText(ada.t('connections.default'), { exact: true }).waitFor();
    assert.equal(await group.getByRole('button', { name: ada.t('connections.test') }).count(), 0);
    await assertState(ada, 'managed accounts');
    const done = await run(admin, order(['alpha', 'beta']));
    const row = ada.page.locator(`[data-run=${done.id}]`);
    await row
      .locator('summary')
      .getByText(ada.t('runs.spent', { count: 3 }))
      .waitFor();
    await row.locator('summary').click();
    await row.getByText(ada.t('runs.result'), { exact: true }).waitFor();
    await row.getByText(ada.t('runs.end.nothing_found'), { exact: true }).waitFor();
    await row
      .getByText(
        ada.t('runs.by.workspace_default', { name: done.receipts[1].receipt.connection_name }),
      )
      .last()
      .waitFor();
    await row.getByText('jane@acme.example').waitFor();
    await assertState(ada, 'the receipt of a run');
  });

  test('ADV-6, ADV-9, ADV-19: own keys only, seen in the other window; all tested at once', async (t) => {
    const { ada, admin } = await payerAt(t, server, 'ada2@example.com');
    const other = await Person.arrive(t, browser, server);
    await other.signIn('ada2@example.com');
    await other.visitor.open(other.settings('connections'));
    const toggle = (person) => person.page.getByRole('switch');
    await toggle(other).waitFor();
    await toggle(ada).check();
    await other.page.waitForFunction(() => {
      const find = (root) => {
        for (const node of root.querySelectorAll('*')) {
          if (node.role === 'switch' || node.getAttribute('role') === 'switch') return node;
          const inner = node.shadowRoot && find(node.shadowRoot);
          if (inner) return inner;
        }
        return undefined;
      };
      return find(document)?.checked === true;
    });
    services.answers = { alpha: found() };
    const done = await run(admin, order(['alpha']));
    assert.equal(done.credits.posted, 0);
    // Whoever spends nothing makes no news of it.
    await ada.page.reload();
    const row = ada.page.locator(`[data-run=${done.id}]`);
    await row.locator('summary').getByText(ada.t('runs.own_keys_only'), { exact: true }).waitFor();
    const credentials = { api_key: 'canary-own-key-99bb-longer' };
    const made = { provider: 'alpha', name: 'Own', credentials };
    assert.equal((await admin.post(`${admin.path}/connections`, made)).status, 201);
    await accountOf(ada, 'Own').waitFor();
    await ada.button('runs.test_all').click();
    await ada.page.getByText(ada.t('runs.tested', { count: 1, troubled: 0 })).waitFor();
    await assertState(ada, 'own keys only');
  });
});

describe('the end of a plan', { concurrency: false }, () => {
  let provider;
  let server;
  before(async () => {
    provider = await startProvider();
    server = await startServer({ settings: reachesLoopback });
  });
  after(async () => {
    await server.stop();
    provider.close();
  });

  test('BYOK-9, ADV-2: accounts are suspended, say what helps, and work again', async (t) => {
    const { ada, admin } = await payerAt(t, server, 'ada@example.com', { plan: '' });
    assert.equal((await admin.post(`${admin.path}/trial`)).status, 200);
    const made = await admin.post(`${admin.path}/connections`, httpApi(provider));
    assert.equal(made.status, 201, made.text);
    await badgeOf(ada, 'Enrichment', 'connections.health.valid').waitFor();
    ada.visitor.expectStatus(401);
    await advanceDays(admin, 15);
    // No session lives as long.
    await admin.post('/api/sign-in', { email: 'ada@example.com', password });
    await ada.signIn('ada@example.com');
    await ada.visitor.open(ada.settings('connections'));
    await badgeOf(ada, 'Enrichment', 'connections.health.suspended_by_plan').waitFor();
    await ada.page.getByRole('link', { name: ada.t('connections.see_plans') }).waitFor();
    await assertState(ada, 'a suspended account');
    await enterCard(admin, admin.path, cards.accepted);
    await changePlan(admin, admin.path, 'explorer', 10_000);
    await badgeOf(ada, 'Enrichment', 'connections.health.valid').waitFor();
  });
});
