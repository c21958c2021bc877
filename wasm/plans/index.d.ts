/**
 * Plans, credits and billing by the rules that the server decides by, offline: what a change costs
 * to the cent, what is gained and lost, which plan would suffice. The server's word is law.
 *
 * Amounts of money are whole minor units (cents), credits are whole numbers, times in documents are
 * RFC 3339 texts; `now` and `until` are dates or milliseconds since 1970.
 */
import type { InitOptions, Rejection, Issue } from '../index.js';

export { CoreError } from '../index.js';

export type Instant = Date | number | string;
export type Period = 'monthly' | 'yearly';

/** `assets/plans.json`, and what `GET /api/plans` answers. */
export interface PlanCatalogue {
  readonly currencies: readonly string[];
  readonly features: readonly string[];
  readonly limits: readonly string[];
  readonly plans: readonly Plan[];
  readonly trial?: {
    readonly plan: string;
    readonly without: readonly string[];
    readonly credits: number;
    readonly days: number;
  };
  readonly top_ups: readonly {
    readonly credits: number;
    readonly prices: Readonly<Record<string, number>>;
  }[];
  readonly top_up_months: number;
  readonly upgrade_cycle: 'restart' | 'keep';
  readonly tax: { readonly name: string; readonly basis_points: number };
  readonly renewal_retry_days: readonly number[];
  readonly credit_alerts_percent: readonly number[];
}
export interface Plan {
  readonly name: string;
  readonly sale: 'free' | 'self_service' | 'by_contact';
  readonly features: readonly string[];
  /** A limit that is absent is unlimited. */
  readonly limits: Readonly<Record<string, number>>;
  readonly quantities: readonly {
    readonly monthly_credits: number;
    readonly yearly_credits: number;
    readonly prices: Readonly<
      Record<string, { readonly monthly: number; readonly yearly: number }>
    >;
  }[];
}
export interface PlanChoice {
  readonly plan: string;
  readonly monthly_credits: number;
  readonly period: Period;
}

/** Something in use that needs a feature. */
export interface FeatureUse {
  readonly feature: string;
  readonly type: string;
  readonly id: string;
  readonly display: string;
}
/** `subscription`: the `document` of the server's subscription; `account.grants`: its grants. */
export interface RehearsedWorkspace {
  readonly subscription: object;
  readonly account: { readonly grants: readonly object[] };
  readonly uses?: readonly FeatureUse[];
}

export interface LimitChange {
  readonly limit: string;
  /** Absent: unlimited. */
  readonly from?: number;
  readonly to?: number;
}
export interface PlanComparison {
  readonly features_gained: readonly string[];
  readonly features_lost: readonly string[];
  readonly limits_changed: readonly LimitChange[];
}
export interface QuoteLine {
  readonly kind: 'new_plan' | 'top_up' | 'unused_time' | 'tax' | 'money_credit';
  readonly amount_minor: number;
  readonly choice?: PlanChoice;
  readonly from?: string;
  readonly to?: string;
}
/** What a change does, before anybody agrees to it: the server charges by the same function. */
export interface Quote extends PlanComparison {
  readonly from: PlanChoice;
  readonly to: PlanChoice;
  readonly timing: 'immediate' | 'at_period_end' | 'none';
  readonly currency: string;
  readonly quoted_at: string;
  readonly expires_at: string;
  readonly effective_at: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly lines: readonly QuoteLine[];
  readonly subtotal_minor: number;
  readonly tax_minor: number;
  readonly due_minor: number;
  /** Absent: nothing will be charged. */
  readonly next_charge_at?: string;
  readonly next_charge_minor: number;
  readonly credits: {
    readonly granted: number;
    readonly kept: number;
    readonly lost: number;
    readonly balance_after: number;
  };
  readonly suspends: readonly FeatureUse[];
}
export interface Forecast {
  readonly lapses: readonly {
    readonly at: string;
    readonly amount: number;
    readonly reason: 'expired' | 'trimmed';
    /** Absent: of credits that are still to come. */
    readonly grant_id?: string;
  }[];
  readonly runs_out_at?: string;
}
export interface SimulatedPlan extends PlanChoice {
  readonly period_price_minor: number;
  readonly monthly_price_minor: number;
  /** What a year paid at once costs less than its months one by one. */
  readonly saved_by_year_minor: number;
  readonly features_lost: readonly string[];
  readonly left_over: number;
  readonly short_by: number;
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** Loads `plans.wasm` once. Later calls give the same promise; a failed load can be tried again. */
export function init(options?: InitOptions): Promise<void>;
export function isReady(): boolean;

/** Keeps the catalogue. Throws `catalogue_wrong` with what is wrong, place by place. */
export function loadPlans(catalogueJson: string): void;
/** Keeps the workspace that `quoteChange`, `rehearse` and `forecast` are about. */
export function loadWorkspace(workspace: RehearsedWorkspace): void;

export function quoteChange(choice: PlanChoice, now: Instant): Answer<Quote>;
/** Every choice that is for sale. */
export function rehearse(now: Instant): readonly {
  readonly choice: PlanChoice;
  readonly quote?: Quote;
  readonly rejection?: Rejection;
}[];
/** What lapses when, if as many credits a day go on being spent; three years ahead at most. */
export function forecast(
  question: { readonly daily_use: number; readonly until: Instant },
  now: Instant,
): Forecast;
/** Each plan for what a month really took: its price, the features it lacks, credits left or short. */
export function simulate(use: {
  readonly monthly_credits: number;
  readonly features: readonly string[];
  readonly currency: string;
  readonly period: Period;
}): Answer<{ readonly plans: readonly SimulatedPlan[]; readonly best?: SimulatedPlan }>;
export function comparePlans(from: string, to: string): PlanComparison;

/** Why not, and which plan would: for the one question that `can` answered with no. */
export function checkFeature(
  access: { readonly plan: string; readonly is_trial?: boolean },
  feature: string,
): Answer<true>;
export function checkLimit(
  access: { readonly plan: string; readonly is_trial?: boolean },
  limit: string,
  wanted: number,
): Answer<true>;

export interface Entitlements {
  readonly plan: string;
  readonly isTrial: boolean;
  /** Costs nanoseconds: ask while you render. */
  can(feature: string): boolean;
  /** Infinity: unlimited. 0: nobody has it. */
  limit(name: string): number;
}
/** Of what `GET …/entitlements` answers. Needs no `init`. */
export function entitlementsOf(
  catalogue: Pick<PlanCatalogue, 'features' | 'limits'>,
  answer: {
    readonly plan: string;
    readonly is_trial?: boolean;
    readonly features: readonly string[];
    readonly limits: Readonly<Record<string, number>>;
  },
): Entitlements;

/** A ledger in the module's memory; one at a time. */
export interface Ledger {
  readonly grants: readonly string[];
}
export function openLedger(
  entries: readonly {
    readonly grant_id: string;
    readonly amount: number;
    readonly occurred_at: string;
  }[],
): Ledger;
/** The balances at an instant: of the entries up to and including it. */
export function replay(
  ledger: Ledger,
  until: Instant,
): {
  readonly balance: number;
  readonly grants: readonly { readonly grant_id: string; readonly balance: number }[];
};
