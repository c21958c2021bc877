// How the decisions about a team travel over HTTP: the state of a case is put into the database,
// the request is sent by whoever the case says, and what it answers and leaves is compared.
import assert from 'node:assert/strict';

import { putTeam, shifted, token } from './team_state.mjs';

/** What a refusal says, without what every problem says. */
const refusalOf = ({ code, params = {}, unlock }) => ({
  code,
  params,
  ...(unlock ? { unlock } : {}),
});

/** Moments are the server's own: the clock has run on since the case was put. */
function assertMoment(actual, expected, now) {
  const late = Date.parse(actual) - shifted(expected, now);
  assert.ok(Math.abs(late) < 30_000, `${actual} is ${late} ms from what was expected`);
}

/**
 * The carrier of a rule: `send(world, fixture)` sends its request; `check(world, fixture, answer)`
 * looks at what a yes has changed. A no leaves the list of members and invitations as it was.
 */
function carrier(send, check) {
  return async (world, fixture) => {
    putTeam(world, fixture);
    const before = world.state();
    const answer = await send(world, fixture);
    if (fixture.expect.ok) {
      assert.ok(answer.status < 300, answer.text);
      await check(world, fixture, answer);
      return;
    }
    assert.deepEqual(refusalOf(answer.json), fixture.expect.rejection, answer.text);
    assert.deepEqual(world.state(), before, 'nothing has changed');
  };
}

const subjectOf = ({ actor, other }, { given }) =>
  given.actor?.user_id === given.member.user_id ? actor : other;

const invitationPath = ({ path }, { given }) => `${path}/invitations/${given.invitation.id}`;

/** A request about the invitation of the case, by the actor. */
const onInvitation = (method, verb) => (world, fixture) =>
  world.actor.client.request(method, invitationPath(world, fixture) + verb);

function assertMember(world, { user_id: id = world.other.id, role, joined_at: joined }, now) {
  const found = world.state().members.find(({ user_id: of }) => of === id);
  assert.equal(found.role, role);
  if (joined) assertMoment(new Date(found.joined_at).toISOString(), joined, now);
}

const assertGone = (world) =>
  assert.ok(!world.state().members.some(({ user_id: id }) => id === world.other.id));

function assertSettled(world, { given, expect }, state) {
  const { settled_as: settled } = world
    .state()
    .invitations.find(({ id }) => id === given.invitation.id);
  assert.equal(settled, state, JSON.stringify(expect));
}

/** A row of a bulk request has a result of its own; who may invite nobody is refused as a whole. */
const carryInvite = async (world, fixture) => {
  const { when, now, expect } = fixture;
  putTeam(world, fixture);
  const { email, role, display_name: displayName } = when;
  const row = { email, role, ...(displayName ? { display_name: displayName } : {}) };
  const answer = await world.actor.client.post(`${world.path}/invitations`, { invitations: [row] });
  if (answer.status !== 200) {
    assert.deepEqual(refusalOf(answer.json), expect.rejection, answer.text);
    return;
  }
  const [{ outcome, invitation, problem, issue }] = answer.json.results;
  assert.equal(outcome, expect.ok ? 'sent' : 'refused', answer.text);
  if (expect.rejection) assert.deepEqual(refusalOf(problem), expect.rejection);
  if (expect.issues) assert.deepEqual(issue, { ...expect.issues[0], path: '/email' });
  if (!expect.ok) return;
  const { invitation: expected, replaces } = expect.value;
  for (const name of ['email', 'display_name', 'role', 'state'])
    assert.equal(invitation[name], expected[name], name);
  for (const name of ['invited_at', 'sent_at', 'expires_at'])
    assertMoment(invitation[name], expected[name], now);
  const earlier = world.state().invitations.find(({ id }) => id === fixture.given.address.open?.id);
  assert.equal(earlier?.settled_as, replaces ? 'replaced' : undefined);
};

export const teamCarriers = new Map([
  [
    'parse_role',
    async (world, { when, expect }) => {
      const member = { user_id: 'usr_bob', role: 'user', joined_at: '2026-01-02T03:04:05.000Z' };
      putTeam(world, { given: { member }, when });
      const path = `${world.path}/members/${world.other.id}`;
      const answer = await world.actor.client.patch(path, { role: when.text });
      if (expect.ok) assert.equal(answer.json.role, expect.value, answer.text);
      else assert.deepEqual(answer.json.issues, [{ ...expect.issues[0], path: '/role' }]);
    },
  ],
  [
    'decide_change_role',
    carrier(
      (world, fixture) =>
        world.actor.client.patch(`${world.path}/members/${subjectOf(world, fixture).id}`, {
          role: fixture.when.role,
        }),
      (world, { when }, { json }) => {
        assert.equal(json.role, when.role);
        assertMember(world, { user_id: json.user_id, role: when.role });
      },
    ),
  ],
  [
    'decide_remove_member',
    carrier(
      (world, fixture) =>
        world.actor.client.request(
          'DELETE',
          `${world.path}/members/${subjectOf(world, fixture).id}`,
        ),
      assertGone,
    ),
  ],
  ['decide_leave', carrier((world) => world.other.client.post(`${world.path}/leave`), assertGone)],
  [
    'decide_restore_member',
    carrier(
      (world) => world.actor.client.post(`${world.path}/members/${world.other.id}/restore`),
      (world, { now, expect: { value } }) =>
        assertMember(world, { role: value.role, joined_at: value.joined_at }, now),
    ),
  ],
  ['decide_invite', carryInvite],
  [
    'decide_resend_invitation',
    carrier(onInvitation('POST', '/resend'), (world, { now, expect: { value } }, { json }) => {
      assert.equal(json.state, 'pending');
      assertMoment(json.sent_at, value.sent_at, now);
      assertMoment(json.expires_at, value.expires_at, now);
    }),
  ],
  [
    'decide_revoke_invitation',
    carrier(onInvitation('DELETE', ''), (world, fixture) =>
      assertSettled(world, fixture, 'revoked'),
    ),
  ],
  [
    'decide_restore_invitation',
    carrier(onInvitation('POST', '/restore'), (world, fixture, { json }) => {
      assertSettled(world, fixture, null);
      assert.equal(json.state, 'pending');
    }),
  ],
  [
    'decide_copy_invitation_link',
    carrier(onInvitation('POST', '/link'), (world, { given, now }, { json }) => {
      assert.match(json.url, /#/);
      assertMoment(json.expires_at, given.invitation.expires_at, now);
    }),
  ],
  [
    'decide_accept_invitation',
    carrier(
      (world) => world.other.client.post('/api/invitations/accept', { token }),
      (world, fixture) => {
        assertMember(world, { role: fixture.expect.value.role }, fixture.now);
        assertSettled(world, fixture, 'accepted');
      },
    ),
  ],
  [
    'decide_decline_invitation',
    carrier(
      (world) => world.other.client.post('/api/invitations/decline', { token }),
      (world, fixture) => assertSettled(world, fixture, 'declined'),
    ),
  ],
]);
