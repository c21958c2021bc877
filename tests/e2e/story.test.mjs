// The story of the first issue: a new user signs up, chooses a real picture, renames account and
// workspace, and finds it all again after a restart of the server.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { launch } from '../support/browser.mjs';
import { linkSentTo } from '../support/outbox.mjs';
import { png } from '../support/pictures.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);
const sunset = png(200, 150, (x, y) => [255 - y, x, 90]);

test('ACC-1, ACC-5, ACC-6, WS-4, WS-5: sign up, settle in, and find it again', async (t) => {
  let server = await startServer();
  t.after(() => server.stop());
  const ada = await Person.arrive(t, browser, server);
  await ada.signUp({ email: 'ada@example.com', name: 'Ada', workspaceName: 'Engines' });
  const { page } = ada;

  await ada.choosePicture('me.png', sunset, 'image/png');
  await ada.field('account.name').fill('  Ada Lovelace ');
  await ada.save();
  const { src, width, height } = await ada.shownPicture();
  assert.deepEqual([width, height], [200, 150]);
  assert.equal(await ada.field('account.name').inputValue(), 'Ada Lovelace');
  await page.getByRole('button', { name: 'Your account: Ada Lovelace' }).waitFor();

  await ada.openWorkspace();
  await ada.field('workspace.name').fill('Analytical Engines');
  await ada.field('workspace.billing_email').fill('bills@example.com');
  await ada.save();
  // WS-4: at once, everywhere on the page.
  await page.locator('header').getByText('Analytical Engines').waitFor();
  await page.getByText('bills@example.com').first().waitFor();
  const link = await linkSentTo(server.folder, 'bills@example.com');
  await ada.followLink(link, 'confirm_billing_email.submit');
  await page.getByRole('status').filter({ hasText: 'bills@example.com' }).waitFor();

  const { folder, port } = server;
  await server.end();
  server = await startServer({ folder, settings: { listen: `127.0.0.1:${port}` } });
  await ada.openAccount();
  assert.equal(await ada.field('account.name').inputValue(), 'Ada Lovelace');
  assert.equal((await ada.shownPicture()).src, src);
  await ada.openWorkspace();
  assert.equal(await ada.field('workspace.name').inputValue(), 'Analytical Engines');
  assert.equal(await ada.field('workspace.billing_email').inputValue(), 'bills@example.com');

  // LNK-2: the number in the address is the id that can be copied.
  assert.match(page.url(), new RegExp(`/workspaces/${ada.workspaceId}/settings`));
  await page.getByText(String(ada.workspaceId), { exact: true }).first().waitFor();
});

test('ACC-5: nothing is stored before Save, and Discard brings everything back', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const ada = await Person.arrive(t, browser, server);
  await ada.signUp({ email: 'ada@example.com', name: 'Ada' });
  const writes = [];
  ada.page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(`${request.method()} ${request.url()}`);
  });

  await ada.field('account.name').fill('Somebody else');
  await ada.choosePicture('me.png', sunset, 'image/png');
  await ada.face().locator('img').first().waitFor();
  await ada.button('form.discard').click();
  assert.equal(await ada.field('account.name').inputValue(), 'Ada');
  assert.equal(await ada.face().locator('img').count(), 0);
  await ada.page.reload();
  await ada.field('account.name').waitFor();
  assert.equal(await ada.field('account.name').inputValue(), 'Ada');
  assert.deepEqual(writes, []);
});

test('C2, ACC-6: an invalid Save leads to the field with the same words', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const ada = await Person.arrive(t, browser, server);
  await ada.signUp({ email: 'ada@example.com', name: 'Ada' });
  await ada.field('account.name').fill('   ');
  await ada.button('form.save').click();
  const said = ada.t('code.name_empty');
  const summary = ada.page.getByRole('region', { name: ada.t('form.summary_title') });
  await summary.getByRole('link', { name: said }).click();
  const name = ada.field('account.name');
  assert.ok(await name.evaluate((input) => input.matches(':focus')), 'the link leads to the field');
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  assert.match(await ada.page.title(), /^Error: /);
});
