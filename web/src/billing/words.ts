import type { Payment, PlanChoice } from '../client/billing-types.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import { utcDate } from '../ui/amounts.ts';

/** An operator may have added a plan, a feature or a limit without a text in this language. */
function nameOf(messages: Messages, id: string, name: string): string {
  return messages.has(id) ? messages.t(id) : name;
}

export const planName = (messages: Messages, plan: string) =>
  nameOf(messages, `plan.${plan}`, plan);
export const featureName = (messages: Messages, feature: string) =>
  nameOf(messages, `feature.${feature}`, feature);
export const limitName = (messages: Messages, limit: string) =>
  nameOf(messages, `limit.${limit}`, limit);

/** A limit as it stands in a plan; absent is unlimited. */
export function limitText(messages: Messages, value: number | undefined): string {
  return value === undefined ? messages.t('billing.unlimited') : messages.formats.number(value);
}

/** "Explorer, 10,000 credits a month, paid yearly". */
export function choiceText(messages: Messages, choice: PlanChoice): string {
  return messages.t('billing.choice', {
    plan: planName(messages, choice.plan),
    credits: choice.monthly_credits,
    period: choice.period,
  });
}

export const dateText = (messages: Messages, at: string) => utcDate(messages.formats, new Date(at));

/** Why a payment was refused; nothing where it was not. */
export function refusalIn(payment: Payment | undefined): Refusal | undefined {
  const { state, code, reason } = payment ?? {};
  if (state !== 'declined' || code === undefined) return undefined;
  return { code, params: reason === undefined ? {} : { reason } };
}

/** Names of their own, alike in every language. */
const brands = new Map([
  ['amex', 'American Express'],
  ['diners', 'Diners Club'],
  ['discover', 'Discover'],
  ['jcb', 'JCB'],
  ['mastercard', 'Mastercard'],
  ['unionpay', 'UnionPay'],
  ['visa', 'Visa'],
]);
export const brandName = (brand: string) => brands.get(brand) ?? brand;
