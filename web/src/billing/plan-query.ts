import type { PlanChoice } from '../client/billing-types.ts';

/** What the page shows, as it stands in its address (G1): the back button closes each of it. */
export interface PlanView {
  readonly view: 'overview' | 'plans' | 'simulator';
  /** What is being reviewed. */
  readonly choice?: PlanChoice | undefined;
}

export function readPlanView(text: string): PlanView {
  const given = new URLSearchParams(text);
  if (given.has('simulate')) return { view: 'simulator' };
  const plan = given.get('change');
  if (plan === null) return { view: 'overview' };
  const monthly_credits = Number(given.get('credits') ?? Number.NaN);
  const period = given.get('period') === 'yearly' ? 'yearly' : 'monthly';
  const isChoice = plan !== '' && Number.isSafeInteger(monthly_credits) && monthly_credits > 0;
  return { view: 'plans', choice: isChoice ? { plan, monthly_credits, period } : undefined };
}

export function writePlanView({ view, choice }: PlanView): string {
  if (view === 'overview') return '';
  if (view === 'simulator') return 'simulate';
  if (choice === undefined) return 'change';
  const { plan, monthly_credits, period } = choice;
  const credits = String(monthly_credits);
  return new URLSearchParams({ change: plan, credits, period }).toString();
}

export function sameChoice(one: PlanChoice, other: PlanChoice): boolean {
  return (
    one.plan === other.plan &&
    one.monthly_credits === other.monthly_credits &&
    one.period === other.period
  );
}
