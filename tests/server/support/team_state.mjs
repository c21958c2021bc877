// The team of a fixture, put straight into the database of a running server: a person could reach
// few of these states by requests, and none of them at a moment that is given.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

export const quoted = (value) =>
  value === undefined ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;

export function putState(database, statements) {
  const script = ['BEGIN IMMEDIATE', ...statements, 'COMMIT;'].join(';\n');
  execFileSync('sqlite3', ['-bail', '-cmd', '.timeout 5000', database], { input: script });
}

/** A moment of the fixture's clock, on the clock of the server. */
export function shifted(moment, now) {
  return moment === undefined ? undefined : Date.now() + Date.parse(moment) - Date.parse(now);
}

export const token = 'the-token-of-the-fixture';
const hash = createHash('sha256').update(token).digest('hex');
const minutes = 60_000;
/** Of the cases that no moment decides. */
const anyMoment = '2026-11-21T12:00:00.000Z';

/** Until when what a case says of its invitation or removal holds. */
function deadlines({ invitation, removal, address }) {
  const after = (moment, span) => (moment ? [Date.parse(moment) + span] : []);
  return [invitation, address?.open]
    .filter(Boolean)
    .flatMap(({ expires_at: end, sent_at: sent, settlement }) => [
      ...after(end, 0),
      ...after(sent, minutes),
      ...after(settlement?.at, 10 * minutes),
    ])
    .concat(after(removal?.removed_at, 10 * minutes));
}

/** Why the case cannot be put before a server, or false. */
export function whyNot({ given = {}, when, now, expect }) {
  if (given.facts?.seat_limit !== undefined) return 'this server sets no seats (TM-11)';
  if (expect.rejection?.code === 'role_withdrawn' && when.role === expect.rejection.params.role)
    return 'a request that names such a role is malformed: fixtures of parse_role';
  const margin = deadlines(given).map((deadline) => deadline - Date.parse(now));
  return margin.some((left) => left > 0 && left < 1000) && 'true for less than a second';
}

function insertInvitation(world, invitation, tokenHash, now) {
  const { id, email, display_name: name, role, settlement } = invitation;
  const at = (moment) => shifted(moment, now) ?? 'NULL';
  const { invited_at: invited, sent_at: sent, expires_at: expires } = invitation;
  const texts = [email, email.toLowerCase(), name, role, world.actor.id, 'en', tokenHash];
  return `INSERT INTO invitations VALUES (${quoted(id)}, ${world.workspaceId},
    ${texts.map(quoted).join(', ')}, NULL, ${[invited, sent, expires].map(at).join(', ')},
    ${quoted(settlement?.state)}, ${at(settlement?.at)})`;
}

/** Others who wait, so many that the counts are those of the case. */
function insertWaiting({ workspaceId, actor }, count) {
  const [sent, expires] = [Date.now(), Date.now() + 60 * minutes];
  return `INSERT INTO invitations WITH RECURSIVE n (i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    SELECT 'inv_w' || i, ${workspaceId}, 'w' || i || '@example.test', 'w' || i || '@example.test',
      '', 'user', ${quoted(actor.id)}, 'en', 'hash' || i, NULL, ${sent}, ${sent}, ${expires},
      NULL, NULL FROM n WHERE i <= ${count}`;
}

/** The counts of the case, whoever is there: rules go by them alone (ADR 0072). */
function insertCounts(
  { workspaceId, roles },
  moved,
  { member_count: members, admin_count: admins },
) {
  const isAdmin = (name) =>
    roles.find((role) => role.name === name)?.permissions.includes('roles_assign') ?? false;
  const counts = new Map([
    [isAdmin(moved) ? moved : 'admin', admins],
    [moved === undefined || isAdmin(moved) ? 'user' : moved, members - admins],
  ]);
  return [...counts].map(
    ([role, count]) => `INSERT INTO role_counts VALUES (${workspaceId}, ${quoted(role)}, ${count})`,
  );
}

/**
 * Brings the team into the state of the case: `world` has `{database, workspaceId, roles, actor,
 * other}`, of which `other` is the member, the removed or the invited person.
 */
export function putTeam(world, { given, now = anyMoment, when }) {
  const { workspaceId, other } = world;
  const { actor = { role: 'admin' }, member, removal, invitation, address = {} } = given;
  const facts = given.facts ?? { member_count: 2, admin_count: 1, pending_count: 0 };
  const isSelf = member !== undefined && member.user_id === actor.user_id;
  const people = [{ id: world.actor.id, role: actor.role }];
  if (member && !isSelf) people.push({ ...member, id: other.id });
  if (given.is_member || address.is_member) people.push({ id: other.id, role: 'user' });
  const invitations = [invitation, address.open].filter(Boolean);
  const isPending = ({ settlement, expires_at: expires }) =>
    !settlement && Date.parse(expires) > Date.parse(now);
  const email = when.email ?? invitation?.email ?? 'bob@example.test';
  putState(world.database, [
    ...['invitations', 'removals', 'memberships', 'member_words', 'role_counts'].map(
      (table) => `DELETE FROM ${table} WHERE workspace_id = ${workspaceId}`,
    ),
    'DELETE FROM attempts',
    `UPDATE users SET email = ${quoted(email)}, email_key = ${quoted(email.toLowerCase())}
       WHERE id = ${quoted(other.id)}`,
    ...people.map(
      ({ id, role, joined_at: joined = now }) =>
        `INSERT INTO memberships (workspace_id, user_id, role, joined_at)
           VALUES (${workspaceId}, ${quoted(id)}, ${quoted(role)}, ${shifted(joined, now)})`,
    ),
    ...insertCounts(world, member?.role, facts),
    ...[removal].filter(Boolean).map(
      ({ role, joined_at: joined, removed_at: removed }) =>
        `INSERT INTO removals VALUES (${workspaceId}, ${quoted(other.id)}, ${quoted(role)},
           ${shifted(joined, now)}, ${shifted(removed, now)})`,
    ),
    ...invitations.map((one) =>
      insertInvitation(world, one, one === invitation ? hash : `hash of ${one.id}`, now),
    ),
    insertWaiting(world, facts.pending_count - invitations.filter(isPending).length),
  ]);
}
