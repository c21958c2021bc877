// Files of a page that do not come: the network is away, or a deployment has replaced them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { assertAccessible } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person, password } from './support/person.mjs';

const browser = await launch(after);
const workspacePage = /\/assets\/workspace-[^/]*\.js$/;
const visitorPages = /\/assets\/visitor-pages-[^/]*\.js$/;

describe('a page that cannot be loaded', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  async function arrive(t, email) {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email, name: 'Ada' });
    // A new document, which has fetched nothing but the page it shows.
    await ada.openAccount();
    await ada.page.evaluate(() => (window.sameDocument = true));
    ada.visitor.expectMistake(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    return ada;
  }

  const link = (ada) => ada.page.getByRole('link', { name: ada.t('workspace.title') });
  const failure = (ada) =>
    ada.page.getByRole('alert').filter({ has: ada.heading('shell.failed.title') });
  const isSameDocument = (ada) => ada.page.evaluate(() => window.sameDocument === true);
  const focused = (ada) => ada.page.evaluate(() => document.activeElement?.id);

  test('G1, G7, G11: offline it says so, waits, and comes by itself with the network', async (t) => {
    const ada = await arrive(t, 'ada@example.com');
    await ada.visitor.context.setOffline(true);
    await link(ada).click();
    await failure(ada).waitFor();
    assert.equal(await focused(ada), 'main', 'a screen reader is led to it');
    assert.match(await ada.page.title(), /^Error: /);
    await assertAccessible(ada.page, 'page missing');

    await ada.button('shell.try_again').click();
    await failure(ada).waitFor();
    assert.ok(await isSameDocument(ada), 'offline nothing is thrown away');
    assert.equal(await focused(ada), 'main', 'the focus is not lost with the button');

    await ada.visitor.context.setOffline(false);
    await ada.field('workspace.name').waitFor();
    assert.equal(await focused(ada), 'main');
    assert.doesNotMatch(await ada.page.title(), /^Error: /);
    assert.ok(await isSameDocument(ada));
  });

  test('G1: Try again brings the page where the file comes the second time', async (t) => {
    const ada = await arrive(t, 'grace@example.com');
    await ada.page.route(workspacePage, (route) => route.abort());
    await link(ada).click();
    await failure(ada).waitFor();
    await ada.page.unroute(workspacePage);
    await ada.button('shell.try_again').click();
    await ada.field('workspace.name').waitFor();
    assert.equal(await focused(ada), 'main');
    assert.ok(await isSameDocument(ada));
  });

  test('G1: another page and back is another try', async (t) => {
    const ada = await arrive(t, 'joan@example.com');
    await ada.page.route(workspacePage, (route) => route.abort());
    await link(ada).click();
    await failure(ada).waitFor();
    await ada.page.unroute(workspacePage);
    await ada.page.goBack();
    await ada.field('account.name').waitFor();
    await link(ada).click();
    await ada.field('workspace.name').waitFor();
  });

  test('G1: after a deployment Try again opens the pages of today', async (t) => {
    const ada = await arrive(t, 'mary@example.com');
    ada.visitor.expectStatus(404);
    await ada.page.route(workspacePage, (route) => route.fulfill({ status: 404 }));
    await link(ada).click();
    await failure(ada).waitFor();
    const opened = ada.page.waitForEvent('domcontentloaded');
    await ada.button('shell.try_again').click();
    await opened;
    await ada.page.unroute(workspacePage);
    await ada.page.reload();
    await ada.field('workspace.name').waitFor();
    assert.ok(!(await isSameDocument(ada)));
  });

  test('C1, ADV-18: a draft is not given up for a page that does not come', async (t) => {
    const ada = await arrive(t, 'hedy@example.com');
    await ada.field('account.name').fill('Hedy Lamarr');
    await ada.page.route(workspacePage, (route) => route.abort());
    await link(ada).click();
    const dialog = ada.page.getByRole('dialog', { name: ada.t('shell.failed.title') });
    await dialog.waitFor();
    await assertAccessible(ada.page, 'page missing behind a draft');
    await dialog.getByRole('button', { name: ada.t('leave.stay') }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await ada.field('account.name').inputValue(), 'Hedy Lamarr');
    assert.match(ada.page.url(), /settings\/account$/);
    assert.ok(await link(ada).evaluate((node) => node.matches(':focus')), 'the focus is back');

    await link(ada).click();
    await dialog.waitFor();
    await ada.page.unroute(workspacePage);
    await dialog.getByRole('button', { name: ada.t('shell.try_again') }).click();
    const question = ada.page.getByRole('dialog', { name: ada.t('leave.title') });
    await question.getByRole('button', { name: ada.t('leave.stay') }).click();
    await question.waitFor({ state: 'detached' });
    await ada.save();
    await link(ada).click();
    await ada.field('workspace.name').waitFor();
  });

  test('C1: the sign-in in front of a draft can be asked for again', async (t) => {
    const email = 'kay@example.com';
    const ada = await arrive(t, email);
    ada.visitor.expectStatus(401);
    await ada.page.route(visitorPages, (route) => route.abort());
    execFileSync('sqlite3', [
      join(server.folder, 'steward.db'),
      '.timeout 5000',
      `DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = '${email}')`,
    ]);
    await ada.field('account.name').fill('Kay McNulty');
    await ada.button('form.save').click();
    const dialog = ada.page.getByRole('dialog', { name: ada.t('session_dialog.title') });
    await dialog.waitFor();
    await ada.page.getByRole('alert').getByText(ada.t('shell.failed.text')).waitFor();
    await assertAccessible(ada.page, 'sign-in missing');
    await ada.page.unroute(visitorPages);
    await ada.button('shell.try_again').click();
    await ada.fillSignIn(email, password);
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await ada.field('account.name').inputValue(), 'Kay McNulty');
    await ada.save();
  });
});
