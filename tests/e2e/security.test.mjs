// The password, changed by the mailed link, as two browsers of one person see it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { launch } from '../support/browser.mjs';
import { linkSentTo, tokenOf } from '../support/outbox.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person, password } from './support/person.mjs';

const browser = await launch(after);
const fresh = 'a sentence nobody has heard';

describe('security', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  test('ACC-7, ACC-10, SEC-24: the magic link works once and ends every other session', async (t) => {
    const email = 'ada@example.com';
    const here = await Person.arrive(t, browser, server);
    await here.signUp({ email });
    const elsewhere = await Person.arrive(t, browser, server);
    await elsewhere.signIn(email);

    await here.openSecurity();
    await here.button('account.password_send').click();
    await here.button('account.password_resend').waitFor();
    const link = await linkSentTo(server.folder, email, 2);
    // A mail scanner opens every link; nothing happens.
    assert.equal((await fetch(link)).status, 200);
    await here.page.goto(link);
    await here.field('field.new_password').fill(fresh);
    await here.button('change_password.submit').click();
    await here.heading('account.title').waitFor();

    elsewhere.visitor.expectStatus(401);
    await elsewhere.page.reload();
    await elsewhere.heading('sign_in.title').waitFor();
    elsewhere.visitor.expectStatus(403);
    await elsewhere.fillSignIn(email, password);
    await elsewhere.page.getByText(elsewhere.t('code.credentials_wrong')).first().waitFor();
    await elsewhere.field('field.password').fill(fresh);
    await elsewhere.button('sign_in.submit').click();
    await elsewhere.heading('account.title').waitFor();

    elsewhere.visitor.expectStatus(409);
    await elsewhere.page.goto(link);
    await elsewhere.field('field.new_password').fill('yet another long sentence');
    await elsewhere.button('change_password.submit').click();
    await elsewhere.page.getByText(elsewhere.t('code.link_used')).first().waitFor();
    assert.ok(!server.lines.join('\n').includes(tokenOf(link)), 'SEC-34: the token is in no log');
  });

  /** There is no Google in a test, so what a sign-in with it leaves behind is written down. */
  const store = (sql) =>
    execFileSync('sqlite3', [join(server.folder, 'steward.db'), '.timeout 5000', sql]);
  const ofUser = (email) => `user_id = (SELECT id FROM users WHERE email = '${email}')`;

  test('ACC-8, ACC-9, ADV-2: a session opened otherwise reads why before it sends', async (t) => {
    const email = 'mary@example.com';
    const mary = await Person.arrive(t, browser, server);
    await mary.signUp({ email, name: 'Mary' });
    store(`UPDATE sessions SET opened_with = 'google' WHERE ${ofUser(email)}`);
    const sent = [];
    mary.page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    await mary.openSecurity();
    await mary.page.getByText(mary.t('code.password_session_required')).waitFor();
    assert.equal(await mary.button('account.password_send').count(), 0, 'nothing is offered');
    assert.deepEqual(
      sent.filter((line) => line.startsWith('POST')),
      [],
    );
    // The way out that the text names.
    await mary.button('shell.account_menu_of', { name: 'Mary' }).click();
    await mary.page.getByRole('menuitem', { name: mary.t('shell.sign_out') }).click();
    await mary.heading('sign_in.title').waitFor();
    await mary.signIn(email);
    await mary.openSecurity();
    await mary.button('account.password_send').click();
    await mary.button('account.password_resend').waitFor();
  });

  test('SEC-34: no secret is in the address, the storage or the cookies a script sees', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'grace@example.com' });
    const seen = await ada.page.evaluate(() =>
      JSON.stringify([location.href, document.cookie, { ...localStorage }, { ...sessionStorage }]),
    );
    const link = await linkSentTo(server.folder, 'grace@example.com');
    for (const secret of [password, tokenOf(link)]) assert.ok(!seen.includes(secret));
    const cookies = await ada.visitor.context.cookies();
    assert.ok(cookies.length > 0 && cookies.every((cookie) => cookie.httpOnly));
    for (const { value } of cookies) assert.ok(!seen.includes(value));
  });

  test('ACC-11: the avatar leads to the settings and signs out', async (t) => {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email: 'joan@example.com', name: 'Joan' });
    const menu = ada.button('shell.account_menu_of', { name: 'Joan' });
    await menu.click();
    await ada.page.getByRole('menuitem', { name: ada.t('shell.settings') }).waitFor();
    await ada.page.keyboard.press('Escape');
    assert.ok(await menu.evaluate((node) => node.matches(':focus')), 'Escape gives the focus back');
    await menu.click();
    await ada.page.getByRole('menuitem', { name: ada.t('shell.sign_out') }).click();
    await ada.heading('sign_in.title').waitFor();
    ada.visitor.expectStatus(401);
    await ada.visitor.open(ada.settings('account'));
    await ada.heading('sign_in.title').waitFor();
  });
});
