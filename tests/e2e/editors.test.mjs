// Two people, or two windows, at the same settings; and a network that goes away.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { launch } from '../support/browser.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);

describe('editors', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  /** One person at two browsers, both on the workspace settings. */
  async function twoEditors(t, email) {
    const first = await Person.arrive(t, browser, server);
    await first.signUp({ email, workspaceName: 'Engines' });
    const second = await Person.arrive(t, browser, server);
    await second.signIn(email);
    await first.openWorkspace();
    await second.openWorkspace();
    second.visitor.expectStatus(412);
    return { first, second };
  }

  test('WS-6, W4, G10: what both changed is asked, and the choice is saved', async (t) => {
    const { first, second } = await twoEditors(t, 'ada@example.com');
    // Typed before the other saves: a page without a draft takes that over at once (ADV-19).
    await second.field('workspace.name').fill('Mills');
    await first.field('workspace.name').fill('Looms');
    await first.save();
    await second.button('form.save').click();
    const dialog = second.page.getByRole('dialog', { name: second.t('conflict.title') });
    await dialog.waitFor();
    await dialog.getByText('Looms').first().waitFor();
    await dialog.getByText('Mills').first().waitFor();
    await dialog.getByLabel('Looms').check();
    await second.button('conflict.save').click();
    await dialog.waitFor({ state: 'detached' });
    await second.openWorkspace();
    assert.equal(await second.field('workspace.name').inputValue(), 'Looms');
  });

  test('WS-6, G10: what only one side changed is merged without a question', async (t) => {
    const { first, second } = await twoEditors(t, 'grace@example.com');
    await first.field('workspace.name').fill('Looms');
    await first.save();
    await second.field('workspace.billing_email').fill('bills@example.org');
    await second.save();
    assert.equal(await second.field('workspace.name').inputValue(), 'Looms');
    await second.page.getByText('bills@example.org').first().waitFor();
  });

  test('G9, A1: offline the core still judges, and the draft waits for Save', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'joan@example.com', name: 'Joan' });
    const { context } = ada.visitor;
    ada.visitor.expectMistake(/ERR_INTERNET_DISCONNECTED/);
    const name = ada.field('account.name');
    await name.waitFor(); // the page has arrived before the network goes
    await context.setOffline(true);
    await name.fill('a'.repeat(101));
    await name.blur();
    await ada.page.getByText(ada.t('code.name_too_long', { actual: 101, limit: 100 })).waitFor();
    await name.fill('Joan Clarke');
    await ada.button('form.save').click();
    await ada.page.getByText(ada.t('connection.server_unreachable')).first().waitFor();
    assert.equal(await name.inputValue(), 'Joan Clarke', 'the draft is kept');
    await context.setOffline(false);
    await ada.save();
    await ada.openAccount();
    assert.equal(await ada.field('account.name').inputValue(), 'Joan Clarke');
  });

  test('WS-7, C7, ADV-2: a user sees the settings, and who could change them', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'mary@example.com' });
    const role = `UPDATE memberships SET role = 'user' WHERE workspace_id = ${ada.workspaceId}`;
    execFileSync('sqlite3', [join(server.folder, 'steward.db'), '.timeout 5000', role]);
    await ada.visitor.open(ada.settings('workspace'));
    await ada.page.getByText(ada.t('workspace.read_only')).waitFor();
    assert.equal(await ada.field('workspace.name').getAttribute('readonly'), '');
    assert.equal(await ada.button('form.save').count(), 0);
    assert.equal(await ada.button('picture.upload').count(), 0);
  });

  test('C1: leaving with changes asks first', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'hedy@example.com', name: 'Hedy' });
    await ada.field('account.name').fill('Hedy Lamarr');
    await ada.page.getByRole('link', { name: ada.t('workspace.title') }).click();
    const dialog = ada.page.getByRole('dialog', { name: ada.t('leave.title') });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: ada.t('leave.stay') }).click();
    assert.equal(await ada.field('account.name').inputValue(), 'Hedy Lamarr');
    await ada.page.getByRole('link', { name: ada.t('workspace.title') }).click();
    await dialog.getByRole('button', { name: ada.t('leave.discard') }).click();
    await ada.heading('workspace.title').waitFor();
  });
});
