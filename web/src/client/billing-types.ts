import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
type Path = '/api/workspaces/{workspace_id}';
type Answer<
  Operation extends { responses: { 200: { content: { 'application/json': unknown } } } },
> = Operation['responses'][200]['content']['application/json'];

export type CreditBudgets = Schemas['CreditBudgets'];
export type Credits = Schemas['Credits'];
export type Invoice = Schemas['Invoice'];
export type InvoicePage = Schemas['InvoicePage'];
export type Payment = Schemas['Payment'];
export type Period = Schemas['BillingPeriod'];
export type PlanCatalogue = Schemas['PlanCatalogue'];
export type Plan = PlanCatalogue['plans'][number];
export type PlanChoice = Schemas['PlanChoice'];
export type Subscription = Schemas['Subscription'];
export type Card = NonNullable<Subscription['card']>;
/** The figures that are agreed to, by their id. */
export type PlanQuote = Schemas['PlanQuote'];
export type Usage = Answer<paths[`${Path}/usage`]['get']>;
export type UsageItem = Usage['items'][number];
export type UsageBy = Usage['by'];
