import type { Credits, PlanCatalogue, PlanChoice, Subscription } from '../client/billing-types.ts';
import type { Rejection } from '../core.ts';
import type { Plans, Quote } from '../plans.ts';
import { sameChoice } from './plan-query.ts';

/** What choosing something would do, or why it cannot be chosen. */
export interface Rehearsed {
  readonly quote?: Quote;
  readonly rejection?: Rejection;
}

/** One choice of the catalogue with all that the core says of it. */
export interface Offer {
  readonly choice: PlanChoice;
  /** Of one whole period, in minor units. */
  readonly price: number;
  /** The same by the month; nothing where no core has worked it out. */
  readonly monthlyPrice: number | undefined;
  /** What a year paid at once costs less; likewise. */
  readonly savedByYear: number | undefined;
  readonly rehearsed: Rehearsed | undefined;
}

/** What the core has to know to rehearse. */
export interface Facts {
  readonly catalogue: PlanCatalogue;
  readonly subscription: Subscription;
  readonly credits: Credits;
}

/** Every choice that is for sale, as the core prices and rehearses it, now (ADV-4). */
export function offersOf(plans: Plans, facts: Facts, now: Date): readonly Offer[] {
  const { subscription, credits } = facts;
  const { document, currency } = subscription;
  plans.loadWorkspace({ subscription: document, account: { grants: credits.grants } });
  const rehearsals = plans.rehearse(now);
  return (['monthly', 'yearly'] as const).flatMap((period) => {
    const answer = plans.simulate({ monthly_credits: 0, features: [], currency, period });
    const priced = answer.ok ? answer.value.plans : [];
    return priced.map((plan) => ({
      choice: { plan: plan.plan, monthly_credits: plan.monthly_credits, period: plan.period },
      price: plan.period_price_minor,
      monthlyPrice: plan.monthly_price_minor,
      savedByYear: plan.saved_by_year_minor,
      rehearsed: rehearsals.find(({ choice }) => sameChoice(choice, plan)),
    }));
  });
}

/** The catalogue's own prices, for a page that has no core: the server quotes the rest. */
export function pricesOf({ catalogue, subscription }: Facts): readonly Offer[] {
  const { currency } = subscription;
  return catalogue.plans.flatMap(({ name: plan, quantities }) =>
    quantities.flatMap(({ monthly_credits, prices }) => {
      const { monthly = 0, yearly = 0 } = prices[currency] ?? {};
      const offer = (period: 'monthly' | 'yearly', price: number): Offer => ({
        choice: { plan, monthly_credits, period },
        price,
        monthlyPrice: period === 'monthly' ? price : undefined,
        savedByYear: undefined,
        rehearsed: undefined,
      });
      return monthly === 0
        ? [offer('monthly', 0)]
        : [offer('monthly', monthly), offer('yearly', yearly)];
    }),
  );
}

export function offerOf(offers: readonly Offer[], choice: PlanChoice): Offer | undefined {
  return offers.find((offer) => sameChoice(offer.choice, choice));
}
