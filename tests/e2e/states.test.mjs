// G4 to G6, G11: every page in every state, in both themes, narrow, mirrored and in forced colours.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { png } from '../support/pictures.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person } from './support/person.mjs';
import { visitorPages } from './support/visitor_pages.mjs';

const browser = await launch(after);
const picture = png(160, 80, (x, y) => [x, y, 200]);

/** As in a language that is written from the right: every element that says its direction. */
function mirror() {
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (element.dir) element.dir = 'rtl';
    }
  };
  visit(document);
  document.documentElement.dir = 'rtl';
}

describe('states', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  async function assertState(person, state) {
    await assertAccessible(person.page, state);
    await assertReflows(person.page, state);
  }

  test('G11: the pages of visitors', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    for (const [path, title] of visitorPages) {
      await ada.visitor.open(path);
      await ada.heading(title).waitFor();
      await assertState(ada, path);
    }
    await ada.visitor.open('/sign-up');
    await ada.button('sign_up.submit').click();
    await ada.page.locator('[aria-invalid=true]').first().waitFor();
    await assertState(ada, 'sign-up with issues');
  });

  test('G11: account, from untouched to refused', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'ada@example.com' });
    await assertState(ada, 'account');
    await ada.button('shell.account_menu_of', { name: 'Ada Lovelace' }).click();
    await assertAccessible(ada.page, 'account menu');
    await ada.page.keyboard.press('Escape');

    await ada.choosePicture('me.png', picture, 'image/png');
    await ada.button('picture.crop').waitFor();
    await assertState(ada, 'staged picture');
    await ada.button('picture.crop').click();
    await ada.page.getByRole('slider', { name: ada.t('picture.crop_stage') }).waitFor();
    await assertState(ada, 'cropper');
    await ada.page.keyboard.press('Escape');
    await ada.button('picture.icon').click();
    await ada.field('icon.search').waitFor();
    await assertState(ada, 'icon picker');
    await ada.page.keyboard.press('Escape');
    await ada.choosePicture('notes.png', Buffer.from('a text'), 'image/png');
    await ada.page.getByText(ada.t('picture.refused', { name: 'notes.png' })).waitFor();
    await assertState(ada, 'refused picture');

    await ada.field('account.name').fill(' ');
    await ada.button('form.save').click();
    await ada.page.getByRole('heading', { name: ada.t('form.summary_title') }).waitFor();
    await assertState(ada, 'error summary');
    await ada.button('form.discard').click();
    await ada.openSecurity();
    await assertState(ada, 'security');
  });

  test('G11: workspace, with an issue, a saved change and a conflict', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'grace@example.com' });
    await ada.openWorkspace();
    await assertState(ada, 'workspace');
    await ada.field('workspace.billing_email').fill('no address');
    await ada.button('form.save').click();
    await ada.page.getByRole('heading', { name: ada.t('form.summary_title') }).waitFor();
    await assertState(ada, 'workspace with an issue');
    await ada.field('workspace.billing_email').fill('bills@example.com');
    await ada.save();
    await assertState(ada, 'workspace with a pending address');

    const other = await Person.arrive(t, browser, server);
    await other.signIn('grace@example.com');
    await other.openWorkspace();
    other.visitor.expectStatus(412);
    await other.field('workspace.name').fill('Mills');
    await ada.field('workspace.name').fill('Looms');
    await ada.save();
    await other.button('form.save').click();
    await other.page.getByRole('dialog', { name: other.t('conflict.title') }).waitFor();
    await assertState(other, 'conflict');
  });

  test('G6: right to left, nothing scrolls sideways and nothing is found', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'joan@example.com' });
    await ada.page.evaluate(mirror);
    await assertState(ada, 'account, mirrored');
    const [sidebar, main] = await Promise.all([
      ada.page.getByRole('navigation').first().boundingBox(),
      ada.page.locator('main').boundingBox(),
    ]);
    assert.ok(sidebar.x > main.x, 'the sidebar stands at the right');
  });

  test('G4: forced colours keep borders and the focus visible', async (t) => {
    const ada = await Person.arrive(t, browser, server, { forcedColors: 'active' });
    await ada.signUp({ email: 'mary@example.com' });
    const save = ada.button('form.save');
    await ada.field('account.name').focus();
    for (let presses = 0; presses < 9; presses += 1) {
      await ada.page.keyboard.press('Tab');
      if (await save.evaluate((node) => node.matches(':focus'))) break;
    }
    const style = await save.evaluate((node) => {
      const { borderTopWidth, outlineStyle, outlineWidth } = getComputedStyle(node);
      return { borderTopWidth, outlineStyle, outlineWidth };
    });
    assert.notEqual(style.borderTopWidth, '0px');
    assert.notEqual(style.outlineStyle, 'none');
    assert.notEqual(style.outlineWidth, '0px');
    // The colours are the person's own then, so their contrast is not ours to judge.
    const options = { disabledRules: ['color-contrast'] };
    await assertAccessible(ada.page, 'account in forced colours', options);
  });

  test('ADV-20: German from the first page on', async (t) => {
    const ada = await Person.arrive(t, browser, server, { locale: 'de-DE' });
    await ada.visitor.open('/sign-in');
    await ada.heading('sign_in.title').waitFor();
    assert.equal(await ada.page.getAttribute('html', 'lang'), 'de');
    await assertState(ada, 'sign-in in German');
  });
});
