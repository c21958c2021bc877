import type { UsageDays } from '../client/billing.ts';

export type RangeName = 'period' | 'month' | 'quarter' | 'year';

const dayMilliseconds = 86_400_000;
const days = { month: 30, quarter: 90, year: 365 } as const;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The days of a range that ends today; `period`: since the present one of the plan began. */
export function usageRange(name: RangeName, periodStart: string, now: number): UsageDays {
  const to = dayOf(now);
  if (name !== 'period') return { from: dayOf(now - (days[name] - 1) * dayMilliseconds), to };
  // The clock of the reader may be behind the server's.
  const from = periodStart.slice(0, 10);
  return from <= to ? { from, to } : { from, to: from };
}

/** Every day of a range, so that days on which nothing was used are seen as well. */
export function daysOf({ from, to }: UsageDays): readonly string[] {
  const first = Date.parse(from);
  const count = Math.round((Date.parse(to) - first) / dayMilliseconds) + 1;
  return Array.from({ length: count }, (_nothing, index) => dayOf(first + index * dayMilliseconds));
}
