/**
 * The rules of plans and billing, loaded by the billing page beside what it shows. This is the
 * only file that imports `@steward/core/plans`. Where the module cannot run the page shows what
 * the server says and lets it judge.
 */
import type { PlanCatalogue } from './client/billing-types.ts';

export type Plans = typeof import('@steward/core/plans');
export type { Quote, QuoteLine, SimulatedPlan } from '@steward/core/plans';

let loading: Promise<Plans | undefined> | undefined;
let known: string | undefined;

async function load(): Promise<Plans | undefined> {
  try {
    const plans = await import('@steward/core/plans');
    await plans.init();
    return plans;
  } catch {
    // Why it did not come, the core's own failure tells on every page; the next call tries again.
    loading = undefined;
    return undefined;
  }
}

/** The rules with this catalogue; nothing where they cannot run here. */
export async function plansWith(catalogue: PlanCatalogue): Promise<Plans | undefined> {
  const plans = await (loading ??= load());
  const text = JSON.stringify(catalogue);
  if (plans === undefined || text === known) return plans;
  plans.loadPlans(text);
  known = text;
  return plans;
}
