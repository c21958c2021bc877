import { readPlans } from '../client/billing.ts';
import type { Client } from '../client/index.ts';
import { plansWith, type Plans } from '../plans.ts';

/** Which plan has a feature; nothing where the rules cannot run. Fetched once the page is drawn. */
export async function planRules(client: Client, signal: AbortSignal): Promise<Plans | undefined> {
  return plansWith(await readPlans(client, { signal }));
}
