// KEY-1 to KEY-3, A7 to A9: the API key and the sessions, as their owner sees them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { byKey } from '../server/support/keys.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person, password } from './support/person.mjs';

const browser = await launch(after);
const mine = '/v3/my-workspaces';

describe('API key', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  const open = async (person, page = 'account/api-key') => {
    await person.visitor.open(person.settings(page));
    await person.heading('api_key.title').waitFor();
  };
  const shown = (person) => person.page.getByTestId('text').textContent();
  const status = async (key) => (await byKey(server, key, mine)).status;

  test('KEY-1, KEY-3, A8: made, shown once, regenerated with the reason and the digits typed', async (t) => {
    const ada = await (await Person.arrive(t, browser, server)).signUp({ email: 'ada@keys.test' });
    await open(ada);
    await ada.button('api_key.make').click();
    const first = await shown(ada);
    assert.equal(await status(first), 200);
    await ada.button('api_key.stored').click();
    await ada.page.getByTestId('text').waitFor({ state: 'detached' });

    await open(ada, 'profile/api-key'); // the other address
    assert.equal(await ada.page.getByText(first).count(), 0, 'shown once');
    await ada.button('api_key.replace_ask').click();
    const go = ada.button('api_key.replace');
    assert.equal(await go.getAttribute('aria-disabled'), 'true');
    await ada.page.getByLabel(ada.t('api_key.reason.routine')).check();
    await ada.page.getByLabel(ada.t('api_key.overlap')).check();
    const hint = first.slice(-4);
    await ada.page.getByLabel(ada.t('api_key.typed', { hint })).fill(hint);
    await go.click();
    const second = await shown(ada);
    assert.deepEqual([await status(first), await status(second)], [200, 200], 'an overlap');
    await ada.button('api_key.revoke_now').click();
    await ada.button('api_key.revoke_now').waitFor({ state: 'detached' });
    assert.deepEqual([await status(first), await status(second)], [401, 200]);

    await ada.button('api_key.revoke').click();
    await ada.heading('api_key.revoke_title').waitFor();
    await ada.page.locator('steward-confirm-dialog .danger').click();
    await ada.button('api_key.make').waitFor();
    assert.equal(await status(second), 401);
  });

  test('KEY-2: a copy asks for the password when the sign-in is a while ago', async (t) => {
    const bob = await (await Person.arrive(t, browser, server)).signUp({ email: 'bob@keys.test' });
    await bob.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(bob);
    await bob.button('api_key.make').click();
    const key = await shown(bob);
    await bob.button('api_key.stored').click();
    await fetch(`${server.url}/dev/clock?advance_seconds=1000`, { method: 'POST' });
    bob.visitor.expectStatus(403);
    await bob.button('api_key.copy').click();
    await bob.heading('api_key.again_title').waitFor();
    await bob.field('field.password').fill(password);
    await bob.button('api_key.again_go').click();
    await bob.page.getByText(bob.t('api_key.copied')).waitFor();
    assert.equal(await bob.page.evaluate(() => navigator.clipboard.readText()), key);
    assert.equal(await bob.page.getByText(key).count(), 0, 'SEC-34: not on the page');
  });

  test('G11: the tab in its states, in German too', async (t) => {
    const person = await Person.arrive(t, browser, server, { locale: 'de-DE' });
    await person.signUp({ email: 'dora@keys.test' });
    const look = async (state) => {
      await assertAccessible(person.page, state);
      await assertReflows(person.page, state);
    };
    await open(person);
    await look('no key');
    await person.button('api_key.make').click();
    await shown(person);
    await look('a new key');
    await person.button('api_key.replace_ask').click();
    await person.heading('api_key.replace_title').waitFor();
    await look('the question');
    await person.page.keyboard.press('Escape');
    await person.openSecurity();
    await person.heading('sessions.title').waitFor();
    await look('sessions');
  });

  test('A9, LNK-2: another tool gets the workspace id and a call to try', async (t) => {
    const eve = await (await Person.arrive(t, browser, server)).signUp({ email: 'eve@keys.test' });
    await open(eve);
    await eve.heading('api_key.tool_title').waitFor();
    await eve.page
      .locator('#connect code', { hasText: String(eve.workspaceId) })
      .first()
      .waitFor();
    await eve.page.getByText('/v3/my-workspaces').waitFor();
  });

  test('ADV-12: a key of the workspace, for some things, until some day, ended at once', async (t) => {
    const fay = await (await Person.arrive(t, browser, server)).signUp({ email: 'fay@keys.test' });
    await open(fay);
    const card = fay.page.locator('steward-workspace-keys');
    await card.getByRole('button', { name: fay.t('api_key.new') }).click();
    await fay.heading('api_key.new_title').waitFor();
    await assertAccessible(fay.page, 'a new key of the workspace');
    await card.getByLabel(fay.t('field.name')).fill('Zapier');
    await card.getByLabel(fay.t('api_key.scope.credits_read')).check();
    await card.getByLabel(fay.t('api_key.scope.workspace_read')).uncheck();
    await card.getByRole('button', { name: fay.t('api_key.make') }).click();
    const key = await card.getByTestId('text').textContent();
    const path = `/api/workspaces/${fay.workspaceId}`;
    assert.equal((await byKey(server, key, `${path}/credits`)).status, 200);
    assert.equal((await byKey(server, key, path)).json.code, 'api_key_scope_insufficient');
    await card.getByText(`Ada Lovelace: ${fay.t('api_key.scope.credits_read')}`).waitFor();
    await card
      .getByRole('button', { name: fay.t('api_key.revoke_named', { name: 'Zapier' }) })
      .click();
    await fay.heading('api_key.revoke_title').waitFor();
    await card.locator('steward-confirm-dialog .danger').click();
    await card.getByText(fay.t('api_key.all_none')).waitFor();
    assert.equal((await byKey(server, key, `${path}/credits`)).json.code, 'api_key_revoked');
  });

  test('LNK-1, LNK-5, ADV-8: the linking form finds a typo before it asks, then proves both', async (t) => {
    const gina = await (
      await Person.arrive(t, browser, server)
    ).signUp({ email: 'gina@keys.test' });
    await open(gina);
    await gina.button('api_key.make').click();
    const key = await shown(gina);
    const asked = [];
    gina.page.on('request', (request) => {
      if (request.url().endsWith('/api/link-checks')) asked.push(request.method());
    });
    const form = gina.page.locator('steward-link-check');
    const check = async (text, workspace) => {
      await form.getByLabel(gina.t('api_key.title'), { exact: true }).fill(text);
      await form.getByLabel(gina.t('api_key.link_workspace')).fill(workspace);
      await form.getByRole('button', { name: gina.t('api_key.link_check') }).click();
    };
    const says = (id) => form.getByText(gina.t(id)).first().waitFor();
    await check(key.slice(0, -1) + (key.endsWith('0') ? '1' : '0'), String(gina.workspaceId));
    await says('code.api_key_mistyped');
    await check('no key', 'https://elsewhere.test/');
    await says('code.api_key_malformed');
    await says('code.workspace_address_unrecognised');
    assert.deepEqual(asked, [], 'nothing was sent');

    gina.visitor.expectStatus(404);
    await check(key, '99999999');
    await says('code.api_key_other_workspace');
    await check(key, `https://x.test/workspaces/${gina.workspaceId}/settings`);
    await form.locator('.success').waitFor();
    assert.deepEqual(asked, ['POST', 'POST']);
    assert.equal(await form.getByLabel(gina.t('api_key.title'), { exact: true }).inputValue(), '');
  });

  test('ADV-14, A7: a session is seen and ended from another browser', async (t) => {
    const email = 'carl@keys.test';
    const here = await (await Person.arrive(t, browser, server)).signUp({ email });
    const there = await (await Person.arrive(t, browser, server)).signIn(email);
    await here.openSecurity();
    await here.heading('sessions.title').waitFor();
    const end = here.page.getByRole('button', { name: /^End the session of/ });
    await end.click();
    await end.waitFor({ state: 'detached' });
    there.visitor.expectStatus(401);
    await there.page.reload();
    await there.heading('sign_in.title').waitFor();
  });
});
