// What a page asks about a team before it sends anything: the decisions of core/team, what a role
// may do, and whether a log is as it was written. The server decides again.
import { core } from './core.js';
import { answerOf, askWithRoles, onRolesLoaded, requireRoles } from './documents.js';

const abilitiesByRole = new Map();
onRolesLoaded(() => abilitiesByRole.clear());

export function abilities(role) {
  const known = abilitiesByRole.get(role);
  if (known) return known;
  const { value: bits } = askWithRoles({ rule: 'abilities_of', role });
  const { value: names } = askWithRoles({ rule: 'permissions_of', role });
  const granted = new Set(names);
  const found = Object.freeze({ bits, can: (permission) => granted.has(permission) });
  abilitiesByRole.set(role, found);
  return found;
}

/** The number that asks what `authorize(role, permission)` asks, for `authorizeAll`. */
export function authorizationQuestion(role, permission) {
  requireRoles();
  const question = core.exports.authorization_question(...core.writeAll(role, permission));
  if (question < 0) throw new TypeError(`there is no permission ${permission}`);
  return question;
}

export function authorizeAll(questions) {
  requireRoles();
  const { length } = questions;
  const start = core.room(length * 4);
  core.words.set(questions, start >> 2);
  core.exports.authorize_all(start, length);
  return core.bytes.slice(start, start + length);
}

const decision = (rule, given, when, now) =>
  askWithRoles({ rule, ...when }, given, now?.toISOString());

export function decideChangeRole({ actor, member, facts }, role) {
  return decision('decide_change_role', { actor, member, facts }, { role });
}

export function decideRemoveMember({ actor, member, facts }, now = new Date()) {
  return decision('decide_remove_member', { actor, member, facts }, {}, now);
}

export function decideLeave({ member, facts }) {
  return decision('decide_leave', { member, facts });
}

export function decideInvite({ actor, address = {}, facts }, offer, now = new Date()) {
  return decision('decide_invite', { actor, address, facts }, { id: '', ...offer }, now);
}

export function sortInvitees(text, { members = [], invited = [] } = {}) {
  return answerOf({ given: { members, invited }, when: { rule: 'sort_invitees', text } });
}

export function verifyAuditEvents(events, { head, expected } = {}) {
  return answerOf({ given: { head, expected }, when: { rule: 'verify_audit_events', events } });
}
