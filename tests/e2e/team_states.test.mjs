// T1 to T7: the states of a team that the story of two people does not pass through, each in both
// themes and at 320 px: invitations that end otherwise, bulk changes, files, paper, another language.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { Client, password } from '../support/client.mjs';
import { linkSentTo } from '../support/outbox.mjs';
import { startServer } from '../server/support/server.mjs';
import { invite, join, startTeam } from '../server/support/team.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);

async function assertState(person, state) {
  await assertAccessible(person.page, state);
  await assertReflows(person.page, state);
}

describe('team states', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  /** An admin's window on a team of `names`, who joined by mail; `team` is its API side. */
  async function teamOf(t, email, names, options) {
    const team = await startTeam(server, email);
    for (const name of names) await join(server, team, `${name}.${email}`, { name });
    const ada = await Person.arrive(t, browser, server, options);
    await ada.signIn(email);
    await ada.visitor.open(ada.settings('team-members'));
    await ada.page.getByRole('table').waitFor();
    return { ada, team };
  }
  const said = (person, id, params) =>
    person.page.getByText(person.t(id, params), { exact: true }).first();
  const roleOf = (person, name) =>
    person.page.getByLabel(person.t('team.role_of', { name }), { exact: true });
  const isFocused = (locator) => locator.evaluate((node) => node.matches(':focus'));

  async function downloaded(person, link) {
    const [download] = await Promise.all([person.page.waitForEvent('download'), link.click()]);
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), 'utf8'),
    };
  }

  test('T6, TM-10: an invitation that has expired says so, and what to do', async (t) => {
    const own = await startServer({ context: t });
    const team = await startTeam(own);
    await invite(team.admin, team.path, 'late@example.com');
    const link = await linkSentTo(own.folder, 'late@example.com');
    await new Client(own).post('/dev/clock?advance_seconds=604800');
    const late = await Person.arrive(t, browser, own);
    await late.page.goto(link);
    await said(late, 'code.invitation_expired').waitFor();
    await assertState(late, 'expired invitation');
    // The next link, opened in the same window, differs from it in the token alone.
    await team.admin.post('/api/sign-in', { email: 'ada@example.test', password });
    await invite(team.admin, team.path, 'late2@example.com');
    await late.page.goto(await linkSentTo(own.folder, 'late2@example.com'));
    await late.button('invitation.decline').waitFor();
    const ada = await Person.arrive(t, browser, own);
    await ada.signIn('ada@example.test');
    await ada.visitor.open(ada.settings('team-members'));
    await ada.page.getByText('late@example.com').first().waitFor();
    await assertState(ada, 'team with an expired invitation');
  });

  test('TM-5, TM-10: accepted by whoever is signed in with the address', async (t) => {
    const team = await startTeam(server, 'ada1@example.test');
    const joan = await Person.arrive(t, browser, server);
    await joan.signUp({ email: 'joan@example.com', name: 'Joan Clarke', workspaceName: 'Own' });
    await invite(team.admin, team.path, 'joan@example.com', { role: 'admin' });
    await joan.page.goto(await linkSentTo(server.folder, 'joan@example.com', 2));
    const button = joan.button('invitation.join', { workspace: 'Engines' });
    await button.waitFor();
    await assertState(joan, 'invitation of who is signed in');
    await button.click();
    await joan.heading('shell.team_members').waitFor();
    assert.match(joan.page.url(), new RegExp(`/workspaces/${team.id}/`));
    assert.equal(await roleOf(joan, 'Joan Clarke').inputValue(), 'admin');
  });

  test('TM-10: declined after a second question, and the inviter sees it go', async (t) => {
    const { ada, team } = await teamOf(t, 'ada2@example.test', []);
    await invite(team.admin, team.path, 'no@example.com');
    const card = ada.page.getByRole('region', { name: ada.t('team.invitations') });
    await card.getByText('no@example.com').waitFor();
    const guest = await Person.arrive(t, browser, server);
    await guest.page.goto(await linkSentTo(server.folder, 'no@example.com'));
    await guest.button('invitation.decline').click();
    await said(guest, 'invitation.decline_text').waitFor();
    await assertState(guest, 'declining');
    await guest.button('invitation.decline').click();
    await said(guest, 'invitation.declined').waitFor();
    await assertState(guest, 'declined');
    await card.getByText('no@example.com').waitFor({ state: 'detached' });
    await guest.page.reload();
    await said(guest, 'code.invitation_declined').waitFor();
  });

  test('T7, T3: many roles change after a preview, and one Undo gives all back', async (t) => {
    const { ada } = await teamOf(t, 'ada3@example.test', ['Grace', 'Joan']);
    const everybody = ada.page.getByLabel(ada.t('team.select_all'), { exact: true });
    await everybody.check();
    await said(ada, 'team.selected', { count: 3 }).waitFor();
    await assertState(ada, 'three selected');
    await ada.page.getByLabel(ada.t('team.bulk_role'), { exact: true }).selectOption('admin');
    await said(ada, 'team.bulk.changed', { count: 2 }).waitFor();
    await said(ada, 'team.bulk.unchanged', { count: 1 }).waitFor();
    await assertState(ada, 'preview of a bulk change');
    await ada.button('team.bulk_apply', { count: 2 }).click();
    await said(ada, 'team.bulk_done', { count: 2, role: 'Admin' }).waitFor();
    assert.equal(await roleOf(ada, 'Grace').inputValue(), 'admin');
    await assertState(ada, 'after a bulk change');
    await ada.button('shell.undo').last().click();
    await said(ada, 'team.undone').waitFor();
    for (const name of ['Grace', 'Joan'])
      assert.equal(await roleOf(ada, name).inputValue(), 'user');
    assert.equal(await roleOf(ada, 'Ada Lovelace').inputValue(), 'admin');
    // Nobody is left at the top of the page: what was in use is in use again.
    assert.equal(await ada.page.evaluate(() => document.activeElement === document.body), false);
  });

  test('T3, G8: Undo gives the focus back, and an open menu lies above the toasts', async (t) => {
    const { ada } = await teamOf(t, 'ada4@example.test', ['Grace']);
    const role = roleOf(ada, 'Grace');
    await role.focus();
    await role.selectOption('admin');
    await said(ada, 'team.role_changed', { name: 'Grace', role: 'Admin' }).waitFor();
    await ada.button('shell.account_menu_of', { name: 'Ada Lovelace' }).click();
    const first = ada.page.getByRole('menuitem').first();
    await first.waitFor();
    const isOnTop = await first.evaluate((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return node.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    assert.ok(isOnTop, 'the first entry of the menu can be pressed');
    await ada.page.keyboard.press('Escape');
    await role.focus();
    await ada.button('shell.undo').last().focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.waitForFunction(
      (label) => {
        const find = (root) => {
          for (const node of root.querySelectorAll('*')) {
            if (node.getAttribute('aria-label') === label) return node;
            const found = node.shadowRoot && find(node.shadowRoot);
            if (found) return found;
          }
          return undefined;
        };
        return find(document)?.value === 'user';
      },
      ada.t('team.role_of', { name: 'Grace' }),
    );
    assert.ok(await isFocused(role), 'the focus is on the role again');
  });

  test('T7, ADV-11, SEC-37: the files hold what the pages show, and start no formula', async (t) => {
    const { ada } = await teamOf(t, 'ada5@example.test', ['=Grace', 'Joan']);
    const members = ada.page.getByRole('link', { name: ada.t('team.export') });
    const csv = await downloaded(ada, members);
    assert.match(csv.name, /\.csv$/);
    const lines = csv.text.trim().split('\r\n');
    assert.equal(lines.length, 4, csv.text);
    assert.match(csv.text, /Joan\.ada5@example\.test/i);
    assert.doesNotMatch(csv.text, /(^|[,"])=Grace/m);
    await ada.visitor.open(ada.settings('activity'));
    await ada.page.getByRole('link', { name: ada.t('activity.export_csv') }).waitFor();
    const log = await downloaded(
      ada,
      ada.page.getByRole('link', { name: ada.t('activity.export_csv') }),
    );
    assert.match(log.text, /member\.join/);
    assert.doesNotMatch(log.text, /(^|[,"])=Grace/m);
    const json = await downloaded(
      ada,
      ada.page.getByRole('link', { name: ada.t('activity.export_json') }),
    );
    assert.match(json.name, /\.json$/);
    const events = JSON.parse(json.text);
    const list = Array.isArray(events) ? events : events.items;
    assert.ok(list.some(({ action }) => action === 'member.join'));
  });

  test('T7, G12: on paper there is every row and no control', async (t) => {
    const { ada } = await teamOf(t, 'ada6@example.test', ['Grace', 'Joan']);
    await ada.page.emulateMedia({ media: 'print', colorScheme: 'light' });
    for (const name of ['Ada Lovelace', 'Grace', 'Joan'])
      assert.ok(await ada.page.getByRole('row').filter({ hasText: name }).isVisible(), name);
    const controls = ada.page.locator('button:not(.sort), input, summary, .button');
    const visible = [];
    for (const control of await controls.all())
      if (await control.isVisible()) visible.push(await control.evaluate((node) => node.outerHTML));
    assert.deepEqual(visible, []);
  });

  test('ADV-20, T1, T2, ADV-13: the team and its invitation dialog in German', async (t) => {
    const { ada } = await teamOf(t, 'ada7@example.test', ['Grace'], { locale: 'de-DE' });
    await ada.page.getByRole('row').filter({ hasText: 'Grace' }).waitFor();
    await assertState(ada, 'team in German');
    await ada.button('team.invite').click();
    await ada.field('team.invite_who').fill('joan@example.com, kein Name@');
    await said(ada, 'team.kind.ready', { count: 1 }).waitFor();
    await assertState(ada, 'invitation dialog in German');
  });
});
