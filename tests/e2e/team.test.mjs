// Two people in two browsers: invited by pasting, mailed, joined, promoted, removed, brought back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertReflows } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { linkSentTo } from '../support/outbox.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person, password } from './support/person.mjs';

const browser = await launch(after);

/** The page of the team, by what an admin sees and does there. */
class TeamPage {
  constructor(person) {
    this.person = person;
    this.page = person.page;
    this.t = person.t;
  }

  async open(query = '') {
    await this.person.visitor.open(this.person.settings(`team-members${query}`));
    await this.page.getByRole('table').waitFor();
    return this;
  }
  row(name) {
    return this.page.getByRole('row').filter({ hasText: name });
  }
  role(name) {
    return this.page.getByLabel(this.t('team.role_of', { name }), { exact: true });
  }
  said(id, params) {
    return this.page.getByText(this.t(id, params), { exact: true }).first();
  }
  button(id, params) {
    return this.person.button(id, params);
  }
  dialog(id, params) {
    return this.page.getByRole('dialog', { name: this.t(id, params) });
  }
  async undo() {
    await this.button('shell.undo').last().click();
  }

  /** Pastes, checks how many are ready, and sends. */
  async invite(text, { role, count = 1 } = {}) {
    await this.button('team.invite').click();
    await this.person.field('team.invite_who').fill(text);
    if (role !== undefined) {
      await this.dialog('team.invite_title')
        .getByLabel(this.t('team.invite_role'), { exact: true })
        .selectOption(role);
    }
    await this.button('team.invite_send', { count }).click();
  }
}

describe('team', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  async function adminAt(t, email, workspaceName = 'Engines') {
    const ada = await Person.arrive(t, browser, server);
    await ada.signUp({ email, name: 'Ada Lovelace', workspaceName });
    return { ada, team: await new TeamPage(ada).open() };
  }

  /** A new person follows the mail and joins. */
  async function joinByMail(t, address, name) {
    const person = await Person.arrive(t, browser, server);
    await person.page.goto(await linkSentTo(server.folder, address));
    await person.field('field.name').fill(name);
    await person.field('field.password').fill(password);
    await person.button('invitation.join', { workspace: 'Engines' }).click();
    await person.heading('shell.team_members').waitFor();
    person.workspaceId = Number(/\/workspaces\/(\d+)\//.exec(person.page.url())[1]);
    return { person, team: new TeamPage(person) };
  }

  async function assertState(person, state) {
    await assertAccessible(person.page, state);
    await assertReflows(person.page, state);
  }

  test('TM-4, TM-5, ADV-13: invited by pasting, mailed, and joined with that role', async (t) => {
    const { ada, team } = await adminAt(t, 'ada@example.com');
    await team.button('team.invite').click();
    const pasted =
      'Grace Hopper <grace@example.com>; grace@example.com, ada@example.com\nno address@';
    await ada.field('team.invite_who').fill(pasted);
    for (const kind of ['ready', 'twice', 'member', 'malformed']) {
      await team.said(`team.kind.${kind}`, { count: 1 }).waitFor();
    }
    await assertState(ada, 'invitation dialog');
    await team.button('team.invite_send', { count: 1 }).click();
    await team.said('team.invite_sent', { count: 1 }).waitFor();
    await ada.page.getByText('grace@example.com').first().waitFor();
    await assertState(ada, 'team with an open invitation');

    const { person: grace, team: theirs } = await joinByMail(
      t,
      'grace@example.com',
      'Grace Hopper',
    );
    await theirs.said('team.read_only').waitFor();
    await theirs.said('team.helpers', { names: 'Ada Lovelace' }).waitFor();
    assert.equal(await theirs.button('team.invite').count(), 0, 'a User has no way to invite');
    await assertState(grace, 'team as a User');
    await team.row('Grace Hopper').waitFor(); // by the live line, without a reload
    assert.equal(await team.role('Grace Hopper').inputValue(), 'user');
  });

  test('TM-6, T3, ADV-19: a role holds at once, in the open window of the member too', async (t) => {
    const { ada, team } = await adminAt(t, 'ada2@example.com');
    await team.invite('grace2@example.com');
    const { team: theirs } = await joinByMail(t, 'grace2@example.com', 'Grace Hopper');
    await theirs.said('team.read_only').waitFor();
    await team.role('Grace Hopper').selectOption('admin');
    await team.said('team.role_changed', { name: 'Grace Hopper', role: 'Admin' }).waitFor();
    await theirs.said('shell.role_changed', { workspace: 'Engines', role: 'Admin' }).waitFor();
    await theirs.button('team.invite').waitFor();
    await team.undo();
    await theirs.said('team.read_only').waitFor();
    await ada.page.getByLabel(ada.t('team.role_of', { name: 'Grace Hopper' })).waitFor();
    assert.equal(await team.role('Grace Hopper').inputValue(), 'user');
  });

  test('TM-7, TM-13, ADV-19: removed while the page is open, and brought back', async (t) => {
    const { ada, team } = await adminAt(t, 'ada3@example.com');
    await team.invite('grace3@example.com');
    const { person: grace } = await joinByMail(t, 'grace3@example.com', 'Grace Hopper');
    grace.visitor.expectStatus(403, 404);
    await team.button('team.remove_of', { name: 'Grace Hopper' }).click();
    const dialog = team.dialog('team.remove_title', { name: 'Grace Hopper' });
    await dialog.waitFor();
    const cancel = dialog.getByRole('button', { name: ada.t('form.cancel'), exact: true });
    assert.ok(await cancel.evaluate((node) => node.matches(':focus')), 'Cancel has the focus');
    await assertState(ada, 'removal');
    await dialog.getByRole('button', { name: ada.t('team.remove'), exact: true }).click();
    await team.said('team.removed', { name: 'Grace Hopper' }).waitFor();
    await grace.page.getByText(grace.t('shell.nowhere.text')).waitFor();
    await assertState(grace, 'removed');
    await team.undo();
    await team.said('team.restored', { name: 'Grace Hopper' }).waitFor();
    await team.row('Grace Hopper').waitFor();
  });

  test('TM-9, T4: the last admin can neither be demoted, nor removed, nor leave', async (t) => {
    const { ada, team } = await adminAt(t, 'ada4@example.com');
    assert.ok(await team.role('Ada Lovelace').isDisabled());
    await team.said('team.make_other_admin').waitFor();
    await team.button('team.leave').click();
    await team.dialog('team.leave_locked').waitFor();
    await assertState(ada, 'last admin');
    await ada.page.keyboard.press('Escape');
    ada.visitor.expectStatus(409);
    // The page locks the ways; the server refuses them as well.
    const refused = await ada.page.evaluate(async (id) => {
      const { user } = await (await fetch('/api/session')).json();
      const send = async (method, path, body) => {
        const reply = await fetch(`/api/workspaces/${id}/${path}`, {
          method,
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: body && JSON.stringify(body),
        });
        return (await reply.json()).code;
      };
      return [
        await send('PATCH', `members/${user.id}`, { role: 'user' }),
        await send('DELETE', `members/${user.id}`),
        await send('POST', 'leave'),
      ];
    }, ada.workspaceId);
    assert.deepEqual(refused, Array(3).fill('workspace_last_admin'));
  });

  test('T6: an invitation is sent again, revoked, brought back, and its link copied', async (t) => {
    const { ada, team } = await adminAt(t, 'ada5@example.com');
    await team.invite('grace5@example.com', { role: 'admin' });
    const card = ada.page.getByRole('region', { name: ada.t('team.invitations') });
    await card.getByText('grace5@example.com').waitFor();
    await card.getByRole('button', { name: ada.t('team.copy_link') }).click();
    const link = await card.locator('code').textContent();
    assert.match(link, /\/invitation#[\w-]+$/);
    await card.getByRole('button', { name: ada.t('team.revoke') }).click();
    await card.getByText('grace5@example.com').waitFor({ state: 'detached' });

    const grace = await Person.arrive(t, browser, server);
    await grace.page.goto(link);
    await grace.page.getByText(grace.t('code.invitation_revoked')).waitFor();
    await assertState(grace, 'revoked invitation');
    await team.undo();
    await card.getByText('grace5@example.com').waitFor();
    await grace.page.reload();
    // A copied link proves no address: a new person signs up by mail first.
    await grace.page
      .getByText(grace.t('invitation.unproven', { email: 'grace5@example.com' }))
      .waitFor();
    await assertState(grace, 'copied link');
  });

  test('TM-10: only the invited address may accept', async (t) => {
    const { team } = await adminAt(t, 'ada6@example.com');
    await team.invite('grace6@example.com');
    const link = await linkSentTo(server.folder, 'grace6@example.com');
    const joan = await Person.arrive(t, browser, server);
    await joan.signUp({ email: 'joan6@example.com', name: 'Joan Clarke' });
    await joan.page.goto(link);
    const params = { email: 'grace6@example.com', own: 'joan6@example.com' };
    await joan.page.getByText(joan.t('invitation.other_person', params)).waitFor();
    await assertState(joan, 'invitation of another person');
    await joan.button('invitation.sign_out').click();
    await joan.button('invitation.join', { workspace: 'Engines' }).waitFor();
    await assertState(joan, 'invitation of a new person');
  });

  test('ADV-11, WS-4: what was done stands in the log, and the chain is checked here', async (t) => {
    const { ada, team } = await adminAt(t, 'ada7@example.com');
    await team.invite('grace7@example.com');
    await team.said('team.invite_sent', { count: 1 }).waitFor();
    await ada.page.getByRole('link', { name: ada.t('shell.activity') }).click();
    const params = { actor: 'Ada Lovelace', target: 'grace7@example.com' };
    await ada.page.getByText(ada.t('activity.does.invitation_create', params)).waitFor();
    await assertState(ada, 'activity');
    await ada.button('activity.chain_check').click();
    await ada.page.locator('.notice.success').waitFor();
    const log = join(server.folder, 'steward.db');
    const change = `UPDATE audit_events SET event = replace(event, 'grace7', 'grace8') WHERE workspace_id = ${ada.workspaceId}`;
    execFileSync('sqlite3', [log, '.timeout 5000', change]);
    await ada.button('activity.chain_check').click();
    await ada.page.locator('.notice.danger').waitFor();
    await assertState(ada, 'a broken chain');
  });

  test('G3: the palette goes to pages and finds members', async (t) => {
    const { ada } = await adminAt(t, 'ada8@example.com');
    await ada.page.keyboard.press('Control+k');
    const box = ada.page.getByRole('combobox', { name: ada.t('palette.title') });
    await box.fill('lovelace');
    await ada.page.getByRole('option').filter({ hasText: 'ada8@example.com' }).waitFor();
    await assertAccessible(ada.page, 'palette');
    await box.fill('wks');
    await ada.page.keyboard.press('Enter');
    await ada.heading('workspace.title').waitFor();
  });
});
