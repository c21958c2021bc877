// Invitations from the row that is sent to the membership that begins, or does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { invitationTools } from './support/invitations.mjs';
import { invite, refusal } from './support/team.mjs';

const tools = invitationTools();
const { freshTeam, fresh, read, decline, accept, acceptAsNew, mailed, members } = tools;

test('TM-4 TM-5 an invited person reads, accepts and joins with the role of the invitation', async () => {
  const team = await freshTeam('Ada Lovelace');
  const email = fresh('Grace.H');
  const { outcome, invitation } = await invite(team.admin, team.path, email, {
    role: 'admin',
    display_name: 'Grace H.',
  });
  assert.equal(outcome, 'sent');
  assert.equal(invitation.state, 'pending');
  assert.equal(invitation.invited_by.name, 'Ada Lovelace');
  assert.equal(Date.parse(invitation.expires_at) - Date.parse(invitation.sent_at), 7 * 86_400_000);
  const listed = await team.admin.get(`${team.path}/invitations`);
  assert.deepEqual(listed.json.items, [invitation]);
  assert.equal((await members(team)).pending_count, 1);

  const token = await mailed(email);
  const reading = (await read(token)).json;
  assert.deepEqual(
    [reading.workspace.name, reading.inviter_name, reading.email, reading.role, reading.state],
    ['Engines', 'Ada Lovelace', invitation.email, 'admin', 'pending'],
  );
  assert.deepEqual([reading.account_exists, reading.proves_address], [false, true]);

  const client = new Client(tools.server());
  const joined = await client.post('/api/invitations/accept', { token, name: 'Grace', password });
  assert.equal(joined.status, 201, joined.text);
  assert.deepEqual(
    joined.json.workspaces.map(({ id, role }) => [id, role]),
    [[team.id, 'admin']],
  );
  assert.equal((await client.get(`${team.path}/invitations`)).status, 200);
  const now = await members(team);
  assert.deepEqual([now.member_count, now.admin_count, now.pending_count], [2, 2, 0]);
  assert.equal((await read(token)).json.state, 'accepted');
  const again = new Client(tools.server());
  assert.equal((await again.post('/api/sign-in', { email, password })).status, 200);
});

test('TM-10 a person with an account accepts signed in, and is in two workspaces then', async () => {
  const team = await freshTeam();
  const guest = await signUp(tools.server(), { email: fresh('guest') });
  await invite(team.admin, team.path, fresh('GUEST'));
  const token = await mailed(fresh('GUEST'));
  assert.equal((await read(token)).json.account_exists, true);
  assert.equal(refusal(await accept(token)), '401 session_missing');
  assert.equal(refusal(await acceptAsNew(token)), '401 session_missing');
  const joined = await accept(token, guest);
  assert.equal(joined.status, 200, joined.text);
  assert.deepEqual(
    joined.json.workspaces.map(({ role }) => role),
    ['admin', 'user'],
  );
  assert.deepEqual((await guest.get('/api/session')).json.workspaces, joined.json.workspaces);
});

test('TM-10 declined once, by whoever has the link; the sender can invite again', async () => {
  const team = await freshTeam();
  const { invitation } = await invite(team.admin, team.path, fresh('no'));
  const token = await mailed(fresh('no'));
  assert.equal((await decline(token)).status, 204);
  assert.equal(refusal(await decline(token)), '409 invitation_declined');
  assert.equal(refusal(await acceptAsNew(token)), '409 invitation_declined');
  const base = `${team.path}/invitations/${invitation.id}`;
  assert.equal(refusal(await team.admin.request('DELETE', base)), '409 invitation_declined');
  assert.equal((await invite(team.admin, team.path, fresh('no'))).outcome, 'sent');
});

test('TM-10 SEC-23 inviting again replaces, whatever the case of the letters', async () => {
  const team = await freshTeam();
  await invite(team.admin, team.path, fresh('twice'), { role: 'user' });
  const first = await mailed(fresh('twice'));
  const { invitation } = await invite(team.admin, team.path, fresh('TWICE'), { role: 'admin' });
  assert.equal(refusal(await acceptAsNew(first)), '409 invitation_replaced');
  const listed = (await team.admin.get(`${team.path}/invitations`)).json.items;
  assert.deepEqual(
    listed.map(({ id }) => id),
    [invitation.id],
  );
  const joined = await acceptAsNew(await mailed(fresh('TWICE')));
  assert.equal(joined.json.workspaces[0].role, 'admin');
  const row = await invite(team.admin, team.path, fresh('tWice'));
  assert.equal(row.problem.code, 'member_exists');
});
