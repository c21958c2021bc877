import type { Member, RoleChangeResult, TeamCounts } from '../client/index.ts';
import type { Team } from '../client/team.ts';
import { core } from '../core.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from './member-list.ts';
import { TeamRules, type Actor, type Objection } from './team-rules.ts';

export interface PreviewRow {
  readonly member: Member;
  readonly outcome: 'changed' | 'unchanged' | 'refused';
  readonly objection: Objection;
}

/**
 * What a bulk change would do, one member after the other as the server goes: the last admin is
 * the one who is left when the others have been changed.
 */
export function previewRoles(
  actor: Actor,
  counts: TeamCounts,
  members: readonly Member[],
  role: string,
): readonly PreviewRow[] {
  let facts = counts;
  return members.map((member): PreviewRow => {
    if (member.role === role) return { member, outcome: 'unchanged', objection: undefined };
    const objection = new TeamRules(actor, facts).toRole(member, role);
    if (objection !== undefined) return { member, outcome: 'refused', objection };
    const step = Number(keepsFromLockOut(role)) - Number(keepsFromLockOut(member.role));
    facts = { ...facts, admin_count: facts.admin_count + step };
    return { member, outcome: 'changed', objection: undefined };
  });
}

const keepsFromLockOut = (role: string): boolean =>
  core()?.authorize(role, 'roles_assign').ok ?? true;

/**
 * Gives everybody the role back that they had; one call for each role there was. Gives the first
 * refusal, nothing where all have it back.
 */
export async function giveRolesBack(
  team: Team,
  rows: readonly PreviewRow[],
  results: readonly RoleChangeResult[],
): Promise<Refusal | undefined> {
  const changed = new Set(
    results.filter(({ outcome }) => outcome === 'changed').map(({ user_id }) => user_id),
  );
  const members = rows.map(({ member }) => member).filter(({ user_id }) => changed.has(user_id));
  // Who was an admin becomes one again first, so that nobody is the last one on the way.
  const roles = [...new Set(members.map(({ role }) => role))].sort(
    (one, other) => Number(keepsFromLockOut(other)) - Number(keepsFromLockOut(one)),
  );
  let refusal: Refusal | undefined;
  try {
    for (const role of roles) {
      const ids = members.filter((member) => member.role === role).map(({ user_id }) => user_id);
      const { results: rows } = await team.changeRoles(ids, role);
      refusal ??= rows.find(({ problem }) => problem !== undefined)?.problem;
    }
  } catch (error) {
    return refusalOf(error);
  }
  return refusal;
}
