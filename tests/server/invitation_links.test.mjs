// SEC-23: the links of invitations, and everything with which they must not be opened.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Client, signUp } from '../support/client.mjs';
import { invitationTools } from './support/invitations.mjs';
import { invite, refusal } from './support/team.mjs';

const tools = invitationTools();
const {
  freshTeam,
  fresh,
  signInAgain,
  read,
  decline,
  accept,
  acceptAsNew,
  mailed,
  members,
  ask,
  advance,
  copiedToken,
} = tools;

test('TM-10 SEC-23 another address is refused, with either link', async () => {
  const team = await freshTeam();
  const other = await signUp(tools.server(), { email: fresh('other') });
  const { invitation } = await invite(team.admin, team.path, fresh('right'));
  const sent = await mailed(fresh('right'));
  const copied = await copiedToken(team, invitation.id);
  for (const token of [sent, copied]) {
    assert.equal(refusal(await accept(token, other)), '403 invitation_other_address');
    assert.equal((await members(team)).member_count, 1);
  }
  assert.equal(refusal(await acceptAsNew(copied)), '403 invitation_address_unproven');
  const { json } = await read(copied);
  assert.deepEqual([json.account_exists, json.proves_address], [false, false]);
  // SEC-25: of an address that has an account the copied link says no more.
  const { invitation: known } = await invite(team.admin, team.path, fresh('other'));
  assert.equal((await read(await copiedToken(team, known.id))).json.account_exists, false);
});

test('SEC-23 a copied link works for its address, and dies when it is copied again', async () => {
  const team = await freshTeam();
  const guest = await signUp(tools.server(), { email: fresh('guest') });
  const { invitation } = await invite(team.admin, team.path, fresh('guest'));
  const first = await copiedToken(team, invitation.id);
  const second = await copiedToken(team, invitation.id);
  assert.equal(refusal(await accept(first, guest)), '404 invitation_not_found');
  assert.equal((await accept(second, guest)).status, 200);
  assert.equal(
    refusal(await accept(await mailed(fresh('guest'), 2), guest)),
    '409 invitation_accepted',
  );
});

test('SEC-23 expired by the clock alone; sent again it opens anew, with a new link', async () => {
  const team = await freshTeam();
  const { invitation } = await invite(team.admin, team.path, fresh('late'));
  const token = await mailed(fresh('late'));
  const base = `${team.path}/invitations/${invitation.id}`;
  assert.equal(refusal(await team.admin.post(`${base}/resend`)), '429 rate_limited');
  await advance(7 * 86_400);
  await signInAgain(team);
  assert.equal(refusal(await acceptAsNew(token)), '409 invitation_expired');
  assert.equal(refusal(await decline(token)), '409 invitation_expired');
  assert.equal(refusal(await team.admin.post(`${base}/link`)), '409 invitation_expired');
  assert.equal((await read(token)).json.state, 'expired');
  const listed = (await team.admin.get(`${team.path}/invitations`)).json.items;
  assert.deepEqual(
    listed.map(({ state }) => state),
    ['expired'],
  );
  assert.equal((await members(team)).pending_count, 0);
  const resent = await team.admin.post(`${base}/resend`);
  assert.equal(resent.json.state, 'pending', resent.text);
  assert.equal(refusal(await acceptAsNew(token)), '404 invitation_not_found');
  assert.equal((await acceptAsNew(await mailed(fresh('late'), 2))).status, 201);
});

test('SEC-23 revoked opens nothing; for ten minutes that is taken back', async () => {
  const team = await freshTeam();
  const { invitation } = await invite(team.admin, team.path, fresh('maybe'));
  const token = await mailed(fresh('maybe'));
  const base = `${team.path}/invitations/${invitation.id}`;
  const revoke = () => team.admin.request('DELETE', base);
  assert.equal((await revoke()).status, 204);
  assert.equal((await revoke()).status, 204);
  assert.equal(refusal(await acceptAsNew(token)), '409 invitation_revoked');
  assert.equal(refusal(await decline(token)), '409 invitation_revoked');
  assert.equal(refusal(await team.admin.post(`${base}/resend`)), '409 invitation_revoked');
  assert.deepEqual((await team.admin.get(`${team.path}/invitations`)).json.items, []);
  assert.equal((await team.admin.post(`${base}/restore`)).json.state, 'pending');
  assert.equal((await read(token)).json.state, 'pending');
  await revoke();
  await advance(600);
  assert.equal(refusal(await team.admin.post(`${base}/restore`)), '409 undo_expired');
  assert.equal((await members(team)).member_count, 1);
});

test('SEC-23 a hundred acceptances of one link at once: one membership', async () => {
  const team = await freshTeam();
  const guest = await signUp(tools.server(), { email: fresh('hundred') });
  await invite(team.admin, team.path, fresh('hundred'));
  const token = await mailed(fresh('hundred'), 2);
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => {
      const client = new Client(tools.server());
      client.cookies = new Map(guest.cookies);
      return accept(token, client);
    }),
  );
  const outcomes = answers.map((answer) => (answer.status === 200 ? 'joined' : refusal(answer)));
  assert.equal(outcomes.filter((outcome) => outcome === 'joined').length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === '409 invitation_accepted').length, 99);
  assert.equal((await members(team)).member_count, 2);
});

test('SEC-23 two new people with one mailed link: one account, one membership', async () => {
  const team = await freshTeam();
  await invite(team.admin, team.path, fresh('new'));
  const token = await mailed(fresh('new'));
  const answers = await Promise.all([1, 2, 3, 4].map((at) => acceptAsNew(token, `Name ${at}`)));
  const outcomes = answers.map((answer) => (answer.status === 201 ? 'joined' : refusal(answer)));
  assert.deepEqual(outcomes.sort(), [...Array(3).fill('409 invitation_accepted'), 'joined']);
  assert.equal(ask(`SELECT count(*) FROM users WHERE email_key = '${fresh('new')}'`), '1');
});

test('SEC-23 a token is stored only as a hash, and one that is re-pointed opens nothing', async () => {
  const team = await freshTeam();
  const mine = await signUp(tools.server(), { email: fresh('mine') });
  const { invitation } = await invite(team.admin, team.path, fresh('theirs'));
  const token = await mailed(fresh('theirs'));
  const copied = await copiedToken(team, invitation.id);
  const row = ask(`SELECT * FROM invitations WHERE id = '${invitation.id}'`);
  for (const secret of [token, copied]) assert.equal(row.includes(secret), false);
  // Neither the id nor the hash is a token, and a token fits its own invitation only.
  const hash = ask(`SELECT token_hash FROM invitations WHERE id = '${invitation.id}'`);
  for (const wrong of [invitation.id, hash, token.slice(0, -1), `${token}A`, ''])
    assert.equal(refusal(await accept(wrong, mine)), '404 invitation_not_found', wrong);
  const rePointed = { token, email: fresh('mine'), invitation_id: 'inv_x' };
  assert.equal(refusal(await mine.post('/api/invitations/accept', rePointed)), '422 field_unknown');
  assert.equal((await members(team)).member_count, 1);
});
