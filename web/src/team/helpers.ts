import type { Client } from '../client/index.ts';
import { Team } from '../client/team.ts';
import { coreReady } from '../core.ts';

const helpersShown = 3;

/**
 * Names of people who may do what `role` may not: they say more than "ask an admin" (ADV-2). None
 * where the rules cannot run here.
 */
export async function findHelpers(
  client: Client,
  workspaceId: number,
  role: string,
  permission: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  // The first answer may be here before the rules are.
  const rules = await coreReady();
  const decision = rules?.authorize(role, permission);
  const needed = decision?.ok === false ? decision.rejection.unlock?.role : undefined;
  if (needed === undefined) return [];
  const query = { role: needed, limit: helpersShown };
  const { items } = await new Team(client, workspaceId).readMembers(query, { signal });
  return items.map(({ name }) => name);
}
