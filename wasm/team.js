// What a page asks about a team before it sends anything: the decisions of core/team, what a role
// may do, and whether a log is as it was written. The server decides again.
import { answerOf, askWithRoles, onRolesLoaded } from './documents.js';

const abilitiesByRole = new Map();
onRolesLoaded(() => abilitiesByRole.clear());

export function abilities(role) {
  const known = abilitiesByRole.get(role);
  if (known) return known;
  const { value: bits } = askWithRoles({ rule: 'abilities_of', role });
  const { value: names } = askWithRoles({ rule: 'permissions_of', role });
  // Both go by the order of permissions.def: the n-th name is the n-th bit that is set.
  const mask = Object.create(null);
  let left = bits;
  for (const name of names) {
    mask[name] = left & -left;
    left &= left - 1;
  }
  const found = Object.freeze({ bits, can: (permission) => (bits & mask[permission]) !== 0 });
  abilitiesByRole.set(role, found);
  return found;
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
