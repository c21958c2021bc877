// `core_blocked`: a proxy in front of Steward sends a policy of its own, without
// 'wasm-unsafe-eval'. The rules cannot run in the page; it says so once and the server judges.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from '../support/browser.mjs';
import { png } from '../support/pictures.mjs';
import { Person } from './support/person.mjs';
import { startBehindProxy } from './support/proxy.mjs';

const browser = await launch(after);
const picture = png(64, 64, (x, y) => [x * 4, y * 4, 90]);
const name = 'content-security-policy';
/** The package as npm has it, for whoever asks it directly. */
const folders = { '/core/': new URL('../../wasm/', import.meta.url) };

/** As a careful operator would write it who does not know of WebAssembly. */
function withoutWasm(headers) {
  const policy = headers[name];
  return policy ? { ...headers, [name]: policy.replace(" 'wasm-unsafe-eval'", '') } : headers;
}

describe('core blocked by the policy', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startBehindProxy({ change: withoutWasm, folders })));
  after(() => server.stop());

  /** Someone whose browser reports that WebAssembly was refused, which is what we provoke. */
  async function arrive(t, email) {
    const ada = await Person.arrive(t, browser, server);
    ada.visitor.expectMistake(/policy violation: script-src wasm-eval/);
    ada.visitor.expectMistake(/WebAssembly.*Content Security Policy/);
    return ada.signUp({ email, name: 'Ada' });
  }

  test('core_blocked: the package names the policy as the reason', async (t) => {
    const ada = await arrive(t, 'probe@example.com');
    const error = await ada.page.evaluate(async () => {
      const core = await import('/core/dist/index.js');
      const { code, message } = await core.init().catch((reason) => reason);
      return { code, message };
    });
    assert.equal(error.code, 'core_blocked');
    assert.match(error.message, /policy here forbids compiling WebAssembly/);
  });

  test('SYS-1: the page says once that the server checks', async (t) => {
    const ada = await arrive(t, 'ada@example.com');
    const said = ada.page.locator('steward-toasts').getByText(ada.t('shell.core_absent'));
    await ada.openAccount();
    await said.waitFor();
    await ada.openWorkspace();
    await said.waitFor();
    // A page that is opened anew says it again; moving between pages does not.
    await ada.page.getByRole('link', { name: ada.t('account.title') }).click();
    await ada.heading('account.title').waitFor();
    await ada.field('account.name').waitFor();
    assert.equal(await said.count(), 1);
  });

  test('SYS-1: the same where the texts come after the refusal', async (t) => {
    const ada = await arrive(t, 'late@example.com');
    const refused = ada.page.waitForEvent('console', (said) => /wasm-eval/.test(said.text()));
    await ada.page.route(/\/assets\/en-[^/]*\.js$/, async (route) => {
      await refused;
      await route.continue();
    });
    await ada.page.reload();
    const said = ada.page.locator('steward-toasts').getByText(ada.t('shell.core_absent'));
    await said.waitFor();
  });

  test('SYS-1, ACC-5, ACC-6: the server judges, and what is right is saved', async (t) => {
    const ada = await arrive(t, 'grace@example.com');
    ada.visitor.expectStatus(422);
    await ada.field('account.name').fill('a'.repeat(101));
    await ada.button('form.save').click();
    const verdict = ada.t('code.name_too_long', { limit: 100, actual: 101 });
    await ada.page.getByRole('link', { name: verdict }).waitFor();
    assert.equal(await ada.field('account.name').getAttribute('aria-invalid'), 'true');

    await ada.field('account.name').fill('Grace Hopper');
    await ada.choosePicture('me.png', picture, 'image/png');
    await ada.page.getByText(ada.t('picture.unjudged')).waitFor();
    await ada.save();
    await ada.openAccount();
    assert.equal(await ada.field('account.name').inputValue(), 'Grace Hopper');
    assert.equal((await ada.shownPicture()).width, 64);
  });

  test('SYS-1, ACC-2: a picture that only the server can refuse is refused by it', async (t) => {
    const ada = await arrive(t, 'joan@example.com');
    ada.visitor.expectStatus(422);
    await ada.choosePicture('half.png', picture.subarray(0, picture.length - 20), 'image/png');
    await ada.button('form.save').click();
    await ada.page
      .locator('steward-picture-field .said')
      .getByText(/ends before/)
      .waitFor();
    await ada.button('picture.undo').click();
    await ada.field('account.name').fill('Joan Clarke');
    await ada.save();
  });

  test('WS-4, WS-7: an admin still edits the workspace', async (t) => {
    const ada = await arrive(t, 'mary@example.com');
    await ada.openWorkspace();
    await ada.field('workspace.name').fill('Looms');
    await ada.save();
  });
});
