import { describe, expect, it } from 'vitest';
import { daysOf, usageRange } from '../../../web/src/billing/usage-range.ts';

const now = Date.parse('2028-03-01T10:00:00.000Z');

describe('B6: the days of the usage chart', () => {
  it.each([
    ['month', { from: '2028-02-01', to: '2028-03-01' }],
    ['quarter', { from: '2027-12-03', to: '2028-03-01' }],
    ['year', { from: '2027-03-03', to: '2028-03-01' }],
    ['period', { from: '2028-02-15', to: '2028-03-01' }],
  ] as const)('%s', (name, range) => {
    expect(usageRange(name, '2028-02-15T08:00:00.000Z', now)).toEqual(range);
  });

  it('is one day where the period has only begun by the clock of the server', () => {
    const range = usageRange('period', '2028-03-02T00:00:00.000Z', now);
    expect(daysOf(range)).toEqual(['2028-03-02']);
  });

  it('has every day once, the leap day too', () => {
    const range = { from: '2028-02-27', to: '2028-03-01' };
    expect(daysOf(range)).toEqual(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01']);
  });
});
