import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../../web/src/billing/time-left.ts';

const end = '2026-03-15T12:00:00.000Z';
const before = (milliseconds: number) => timeLeft(end, Date.parse(end) - milliseconds);
const hour = 3_600_000;

describe('B9, TRI-1: how long the trial lasts', () => {
  it.each([
    [14 * 24 * hour, 'day', 14],
    [24 * hour + 1, 'day', 2],
    [24 * hour, 'hour', 24],
    [hour + 1, 'hour', 2],
    [hour, 'hour', 1],
    [1, 'hour', 1],
    [-5 * hour, 'hour', 1],
  ] as const)('%i ms before its end', (milliseconds, unit, count) => {
    expect(before(milliseconds)).toEqual({ unit, count });
  });
});
