// The page Connections, lived by an admin and a user, against a real service on loopback.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { Client, password } from '../support/client.mjs';
import { httpApi, reachesLoopback, startProvider } from '../server/support/provider.mjs';
import { startServer } from '../server/support/server.mjs';
import { join } from '../server/support/team.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);
const secret = 'canary-77c1-secret-token';

async function assertState(person, state) {
  await assertAccessible(person.page, state);
  await assertReflows(person.page, state);
}

describe('connections', { concurrency: false }, () => {
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
  beforeEach(() => {
    provider.answer = { status: 200, body: '{}' };
    provider.calls.length = 0;
  });

  const said = (person, id, params) =>
    person.page.getByText(person.t(id, params), { exact: true }).first();
  const dialogOf = (person, id, params) =>
    person.page.getByRole('dialog', { name: person.t(id, params) });
  const accountOf = (person, name) =>
    person.page.locator('.account').filter({ has: person.page.getByText(name, { exact: true }) });
  const press = (person, id, name) => person.button(`connections.${id}_of`, { name }).click();

  /** An admin on the page, and their API side; the trial lets them connect an HTTP API. */
  async function adminAt(t, email, { trial = true, ...options } = {}) {
    const ada = await Person.arrive(t, browser, server, options);
    await ada.signUp({ email, name: 'Ada Lovelace' });
    const admin = new Client(server);
    await admin.post('/api/sign-in', { email, password });
    const path = `/api/workspaces/${ada.workspaceId}`;
    if (trial) assert.equal((await admin.post(`${path}/trial`)).status, 200);
    await ada.visitor.open(ada.settings('connections'));
    await ada.heading('connections.services').waitFor();
    return { ada, admin, path };
  }
  async function made({ admin, path }, fields) {
    const answer = await admin.post(`${path}/connections`, httpApi(provider, fields));
    assert.equal(answer.status, 201, answer.text);
    return answer.json;
  }

  test('CON-1, CON-5, X3, X4, CON-17: found, pasted, tried, named, and under its service', async (t) => {
    const { ada } = await adminAt(t, 'ada@example.com');
    await assertState(ada, 'no account yet');
    await ada.button('connections.add').click();
    await ada.field('connect.search').fill('rest');
    await assertState(ada, 'choosing a service');
    await ada.page.locator('steward-connect-dialog [data-provider=http_api]').click();
    const dialog = dialogOf(ada, 'connect.title', { service: 'HTTP API' });
    const token = dialog.getByLabel('Bearer token (optional)', { exact: true });
    await dialog.getByLabel('Address of the API', { exact: true }).fill('http://wrong');
    await token.focus();
    await said(ada, 'code.credential_prefix_wrong', { expected: 'https://' }).waitFor();
    assert.equal(provider.calls.length, 0);
    await dialog.getByLabel('Address of the API', { exact: true }).fill(`${provider.url}/v1/me`);
    await token.fill(` "Bearer ${secret}" `);
    await ada.field('connect.name').focus();
    assert.equal(await token.inputValue(), secret);
    await said(ada, 'connect.cause.accepted', { service: 'HTTP API' }).waitFor();
    assert.equal(provider.calls.at(-1).headers.authorization, `Bearer ${secret}`);
    await assertState(ada, 'tested before it is saved');
    await ada.field('connect.name').fill('Enrichment');
    await ada.button('connect.save').click();
    await dialog.waitFor({ state: 'detached' });
    const account = accountOf(ada, 'Enrichment');
    await account.getByText(ada.t('connections.default'), { exact: true }).waitFor();
    await account.getByText(ada.t('connections.health.valid'), { exact: true }).waitFor();
    await account.getByText(ada.t('connections.ends_in', { hint: 'oken' })).waitFor();
    await assertState(ada, 'one account');
    // Nowhere in the page, its address or what the browser keeps.
    const kept = await ada.page.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        { ...localStorage },
        { ...sessionStorage },
      ]),
    );
    assert.ok(!kept.includes(secret) && !ada.page.url().includes(secret));
  });

  test('X4, CON-18: a key that is refused is not kept; a name that is taken is said at its field', async (t) => {
    const all = await adminAt(t, 'ada2@example.com');
    const { ada } = all;
    await made(all, { name: 'Enrichment' });
    await ada.visitor.open(`${ada.settings('connections')}?add=http_api`);
    const dialog = dialogOf(ada, 'connect.title', { service: 'HTTP API' });
    provider.answer = { status: 401 };
    await dialog.getByLabel('Address of the API', { exact: true }).fill(`${provider.url}/v1/me`);
    await ada.field('connect.name').focus();
    await said(ada, 'connect.cause.key_refused', { service: 'HTTP API' }).waitFor();
    await assertState(ada, 'key refused');
    ada.visitor.expectStatus(409);
    await ada.button('connect.save').click();
    await dialog.getByRole('alert').getByText(/./).first().waitFor();
    await assertState(ada, 'refused credentials are not kept');
    provider.answer = { status: 200, body: '{}' };
    await ada.field('connect.name').fill('ENRICHMENT');
    await ada.button('connect.save').click();
    await said(ada, 'code.connection_name_taken', { name: 'Enrichment' }).waitFor();
    assert.ok(await ada.field('connect.name').evaluate((field) => field.matches(':focus')));
  });

  test('CON-9, CON-11, X7, ADV-19: the default moves in one click, seen in the other window', async (t) => {
    const all = await adminAt(t, 'ada3@example.com');
    const { ada } = all;
    await made(all, { name: 'First', is_default: true });
    await made(all, { name: 'Second' });
    const other = await Person.arrive(t, browser, server);
    await other.signIn('ada3@example.com');
    await other.visitor.open(other.settings('connections'));
    const label = (person, name) =>
      accountOf(person, name).getByText(person.t('connections.default'), { exact: true });
    await label(other, 'First').waitFor();
    await accountOf(ada, 'Second').waitFor();
    await press(ada, 'make_default', 'Second');
    for (const person of [ada, other]) {
      await label(person, 'Second').waitFor();
      await label(person, 'First').waitFor({ state: 'detached' });
    }
  });

  test('CON-13, CON-15, ADV-9: needs attention, then reconnected in place', async (t) => {
    const all = await adminAt(t, 'ada4@example.com');
    const { ada, admin, path } = all;
    const { id } = await made(all, { name: 'Enrichment', is_default: true });
    provider.answer = { status: 401 };
    await accountOf(ada, 'Enrichment').waitFor();
    await press(ada, 'test', 'Enrichment');
    const refused = accountOf(ada, 'Enrichment');
    await refused.getByText(ada.t('connections.health.invalid'), { exact: true }).waitFor();
    await assertState(ada, 'an account that needs attention');
    await ada.button('connections.attention', { count: 1 }).click();
    assert.match(ada.page.url(), /\?attention$/);
    await ada.heading('connections.services').waitFor({ state: 'detached' });
    await refused.getByRole('button', { name: ada.t('connections.reconnect') }).click();
    const dialog = dialogOf(ada, 'connect.edit_title', { name: 'Enrichment' });
    await dialog.getByText(ada.t('connect.history', { count: 2 }), { exact: true }).waitFor();
    await assertState(ada, 'reconnecting');
    provider.answer = (request, response) =>
      response.writeHead(request.headers.authorization === 'Bearer the-new-one' ? 200 : 401).end();
    await dialog.getByLabel('Bearer token (optional)', { exact: true }).fill('the-new-one');
    await ada.button('connect.save').click();
    await dialog.waitFor({ state: 'detached' });
    await said(ada, 'connections.nothing_found').waitFor();
    await ada.button('connections.clear_filters').click();
    await refused.getByText(ada.t('connections.health.valid'), { exact: true }).waitFor();
    await refused.getByText(ada.t('connections.default'), { exact: true }).waitFor();
    const kept = (await admin.get(`${path}/connections/${id}`)).json;
    assert.equal(kept.id, id);
  });

  test('CON-12, X8: what uses an account is shown, and its name is typed', async (t) => {
    const all = await adminAt(t, 'ada5@example.com');
    const { ada, admin, path } = all;
    const { id } = await made(all, { name: 'Enrichment', is_default: true });
    await made(all, { name: 'Second' });
    const uses = [
      { type: 'table', id: 'tbl_1', display: 'Leads' },
      { type: 'table', id: 'tbl_2', display: 'Companies' },
      { type: 'workflow', id: 'wfl_1', display: 'Nightly', follows_default: true },
    ];
    const put = await admin.request('PUT', `${path}/connections/${id}/uses`, { json: { uses } });
    assert.equal(put.status, 204);
    await accountOf(ada, 'Enrichment').waitFor();
    await press(ada, 'delete', 'Enrichment');
    const dialog = dialogOf(ada, 'connect.delete_title', { name: 'Enrichment' });
    await dialog.getByText('Leads', { exact: true }).waitFor();
    await said(ada, 'connect.was_default', { uses: '1 workflow' }).waitFor();
    await assertState(ada, 'before an account in use is deleted');
    ada.visitor.expectStatus(409);
    const submit = dialog.getByRole('button', { name: ada.t('connections.delete'), exact: true });
    await submit.click();
    await dialog
      .getByRole('alert')
      .getByText(/Enrichment/)
      .waitFor();
    await ada.field('connect.replacement').selectOption({ label: 'Second' });
    await dialog.getByLabel(ada.t('connect.type_name', { name: 'Enrichment' })).fill('Enrichment');
    await submit.click();
    await accountOf(ada, 'Enrichment').waitFor({ state: 'detached' });
    await accountOf(ada, 'Second')
      .getByText(ada.t('connections.default'), { exact: true })
      .waitFor();
  });

  test('CON-6, X1, CON-14, BYOK-1, BYOK-8: search, keyboard, and what a plan lacks', async (t) => {
    const { ada } = await adminAt(t, 'ada6@example.com', { trial: false });
    await ada.field('connections.search').fill('firm');
    const tile = ada.page.locator('.tile[data-provider=firmable]');
    await ada.page.locator('.tile[data-provider=hubspot]').waitFor({ state: 'detached' });
    await tile.focus();
    await ada.page.keyboard.press('Enter');
    const dialog = dialogOf(ada, 'connect.title', { service: 'Firmable' });
    const params = { service: 'Firmable', feature: ada.t('feature.own_api_keys'), plan: 'Starter' };
    await dialog.getByText(ada.t('connect.plan_lacks', params), { exact: true }).waitFor();
    await dialog.getByText('Your Firmable plan needs API access.', { exact: true }).waitFor();
    await assertState(ada, 'an account that the plan does not include');
    await dialog.getByRole('link', { name: ada.t('connections.see_plans') }).click();
    await ada.page.waitForURL(/plans-billing\?view=plans/);
    await ada.visitor.open(`${ada.settings('connections')}?category=crm`);
    const tiles = ada.page.locator('.tile');
    await tiles.first().focus();
    await ada.page.keyboard.press('ArrowRight');
    assert.ok(await tiles.nth(1).evaluate((node) => node.matches(':focus')));
    await ada.page.keyboard.press('End');
    assert.ok(await tiles.last().evaluate((node) => node.matches(':focus')));
  });

  test('TM-12, C7, ADV-2: a User changes their own, and reads who changes the rest', async (t) => {
    const all = await adminAt(t, 'ada7@example.com');
    await made(all, { name: 'Shared' });
    const grace = await join(server, all, 'grace7@example.com', { name: 'Grace Hopper' });
    grace.path = all.path;
    await made({ admin: grace, path: all.path }, { name: 'Own' });
    const user = await Person.arrive(t, browser, server);
    await user.signIn('grace7@example.com');
    await user.visitor.open(`/workspaces/${all.ada.workspaceId}/settings/connections`);
    await said(user, 'connections.helpers', { names: 'Ada Lovelace' }).waitFor();
    await user.button('connections.edit_of', { name: 'Own' }).waitFor();
    assert.equal(await user.button('connections.edit_of', { name: 'Shared' }).count(), 0);
    assert.equal(await user.button('connections.make_default_of', { name: 'Own' }).count(), 0);
    await assertState(user, 'connections as a User');
  });

  test('ADV-20, G4, G5: in German, on a phone, and in forced colours', async (t) => {
    const all = await adminAt(t, 'ada8@example.com', {
      locale: 'de-DE',
      viewport: { width: 390, height: 844 },
    });
    const { ada } = all;
    await made(all, { name: 'Anreicherung', is_default: true });
    await accountOf(ada, 'Anreicherung').waitFor();
    await assertState(ada, 'connections in German');
    await ada.visitor.open(`${ada.settings('connections')}?add=http_api`);
    await ada.page.getByText('Adresse der API', { exact: true }).waitFor();
    await assertState(ada, 'adding in German');
    await ada.page.emulateMedia({ forcedColors: 'active' });
    const system = { disabledRules: ['color-contrast'] }; // the system's own
    await assertAccessible(ada.page, 'adding in forced colours', system);
  });
});
