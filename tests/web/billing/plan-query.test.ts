import { describe, expect, it } from 'vitest';
import { readPlanView, writePlanView } from '../../../web/src/billing/plan-query.ts';

describe('G1: what Plans & billing shows has an address', () => {
  const choice = { plan: 'explorer', monthly_credits: 10_000, period: 'yearly' } as const;

  it.each([
    ['', { view: 'overview' }],
    ['change', { view: 'plans', choice: undefined }],
    ['simulate', { view: 'simulator' }],
    ['change=explorer&credits=10000&period=yearly', { view: 'plans', choice }],
  ] as const)('%s', (query, view) => {
    expect(readPlanView(`?${query}`)).toEqual(view);
    expect(writePlanView(view)).toBe(query);
  });

  it.each([
    'change=explorer',
    'change=explorer&credits=x',
    'change=explorer&credits=-1',
    'change=',
  ])('%s is no choice, but the way to the plans', (query) => {
    expect(readPlanView(query)).toEqual({ view: 'plans', choice: undefined });
  });
});
