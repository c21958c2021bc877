// K2: two copies of Steward on one page, under two prefixes and in a registry of its own.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { launch } from '../support/browser.mjs';
import { Person } from './support/person.mjs';
import { buildEmbed } from './support/host/build.mjs';
import { startBehindProxy } from './support/proxy.mjs';

const browser = await launch(after);
// As strict as Steward's own; two copies of Lit make the policy of one name twice.
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; " +
  "img-src 'self' data: blob:; connect-src 'self'; require-trusted-types-for 'script'; " +
  "trusted-types lit-html steward 'allow-duplicates'";

/** Every custom element below `root`, through shadow roots: its name, and whether it came alive. */
function partsOf(root) {
  const parts = [];
  const visit = (node) => {
    for (const element of node.querySelectorAll('*')) {
      if (element.localName.includes('-')) {
        parts.push({ name: element.localName, alive: element.matches(':defined') });
      }
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(root.shadowRoot);
  return parts;
}

describe('two copies on one page', { concurrency: false }, () => {
  let server;
  let embed;
  before(async () => {
    embed = await buildEmbed();
    server = await startBehindProxy({
      folders: {
        '/host/': new URL('./support/host/', import.meta.url),
        '/one/': embed,
        '/two/': embed,
      },
      change: (headers, path) =>
        path.startsWith('/host/') ? { ...headers, 'content-security-policy': policy } : headers,
    });
  });
  after(async () => {
    await server.stop();
    await rm(embed, { recursive: true });
  });

  async function openHost(t, email) {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email, name: 'Ada' });
    await ada.visitor.open(`/host/index.html#${ada.workspaceId}`);
    for (const tag of ['steward-account', 'acme-account'])
      await ada.page.locator(tag).getByLabel(ada.t('account.name'), { exact: true }).waitFor();
    await ada.field('workspace.name').waitFor();
    return ada;
  }

  const namesOf = (parts) => [...new Set(parts.map(({ name }) => name))].sort();

  test('K2: each copy draws its own elements, and all of them come alive', async (t) => {
    const ada = await openHost(t, 'ada@example.com');
    for (const prefix of ['steward', 'acme']) {
      const parts = await ada.page.locator(`${prefix}-account`).evaluate(partsOf);
      assert.deepEqual(namesOf(parts), [`${prefix}-avatar`, `${prefix}-picture-field`]);
      assert.ok(
        parts.every(({ alive }) => alive),
        JSON.stringify(parts),
      );
    }
    const owners = await ada.page.evaluate(() => {
      const { first, second } = window.copies;
      const [one, two] = ['steward-account', 'acme-account'].map((tag) =>
        document.querySelector(tag),
      );
      return [
        first.AccountElement === second.AccountElement,
        one instanceof first.AccountElement,
        two instanceof second.AccountElement,
        two instanceof first.AccountElement,
      ];
    });
    assert.deepEqual(owners, [false, true, true, false]);
  });

  test('K2: in a registry of its own nothing is looked for outside', async (t) => {
    const ada = await openHost(t, 'grace@example.com');
    const scoped = ada.page.locator('#scoped > steward-workspace, steward-workspace');
    const parts = await scoped.evaluate(partsOf);
    assert.deepEqual(namesOf(parts), [
      'steward-avatar',
      'steward-copy-button',
      'steward-picture-field',
      'steward-workspace-id',
    ]);
    assert.ok(
      parts.every(({ alive }) => alive),
      JSON.stringify(parts),
    );
    const outside = await ada.page.evaluate(() =>
      ['steward-workspace', 'steward-workspace-id'].map((tag) => customElements.get(tag) ?? null),
    );
    assert.deepEqual(outside, [null, null]);
    const same = await scoped.evaluate(
      (element) =>
        element.shadowRoot.querySelector('steward-picture-field').constructor ===
        customElements.get('steward-picture-field'),
    );
    assert.equal(same, false, 'the picture field is of the second copy');
  });

  test('K2: what is fetched later is found too, and saving works', async (t) => {
    const ada = await openHost(t, 'joan@example.com');
    const acme = ada.page.locator('acme-account');
    await acme.getByRole('button', { name: ada.t('picture.icon'), exact: true }).click();
    await acme.getByLabel(ada.t('icon.search'), { exact: true }).fill('rocket');
    await acme.getByRole('radio', { name: ada.t('icon.name.rocket') }).click();
    const dialog = await acme.evaluate(partsOf);
    assert.ok(namesOf(dialog).includes('acme-icon-dialog'));
    await acme.getByRole('button', { name: ada.t('icon.use') }).click();
    await acme.getByRole('button', { name: ada.t('form.save') }).click();
    await acme.locator('acme-picture-field acme-avatar[size="88"] svg').waitFor();
    await acme.locator('.save-bar [role=status]').getByText(/Saved/).waitFor();

    const scoped = ada.page.locator('#scoped');
    await scoped.getByRole('button', { name: ada.t('picture.icon'), exact: true }).click();
    await scoped.getByLabel(ada.t('icon.search'), { exact: true }).waitFor();
    await ada.page.keyboard.press('Escape');
  });
});
