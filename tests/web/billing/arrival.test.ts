import { describe, expect, it } from 'vitest';
import { readArrival } from '../../../web/src/billing/arrival.ts';
import { readPlanView } from '../../../web/src/billing/plan-query.ts';

describe('B7: who comes back from another page', () => {
  it.each([
    ['?card=saved', { card: 'saved', payment: undefined }],
    ['payment=pay_1', { card: undefined, payment: 'pay_1' }],
    ['', undefined],
    ['?change', undefined],
  ] as const)('%s', (query, arrival) => {
    expect(readArrival(query)).toEqual(arrival);
  });

  it('is in the review they came from', () => {
    const query = '?card=saved&change=starter&credits=2000&period=yearly';
    const choice = { plan: 'starter', monthly_credits: 2000, period: 'yearly' };
    expect(readArrival(query)?.card).toBe('saved');
    expect(readPlanView(query)).toEqual({ view: 'plans', choice });
  });
});
