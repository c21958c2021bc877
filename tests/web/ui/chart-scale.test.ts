import { describe, expect, it } from 'vitest';
import { barsOf, labelled, moved, ticksFor } from '../../../web/src/ui/chart-scale.ts';

describe('B6: the scale of a chart', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [10, [0, 5, 10]],
    [999, [0, 500, 1000]],
    [1000, [0, 500, 1000]],
    [150_000, [0, 50_000, 100_000, 150_000]],
  ])('goes up to at least %i in whole, round steps', (greatest, ticks) => {
    expect(ticksFor(greatest)).toEqual(ticks);
  });

  it('draws each value in its own column, in proportion, and none for 0', () => {
    const bars = barsOf([0, 50, 100], 100, { width: 300, height: 200 });
    expect(bars.map(({ height }) => height)).toEqual([0, 100, 200]);
    expect(bars.map(({ y }) => y)).toEqual([200, 100, 0]);
    const [first, second, third] = bars;
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0);
    expect((third?.x ?? 0) + (third?.width ?? 0)).toBeLessThanOrEqual(300);
  });

  it('makes a single day no wall', () => {
    const [only] = barsOf([1], 1, { width: 600, height: 100 });
    expect(only).toMatchObject({ x: 268, width: 64 });
  });

  it('shows one credit beside a million', () => {
    const [small] = barsOf([1, 1_000_000], 1_000_000, { width: 100, height: 100 });
    expect(small?.height).toBeGreaterThan(1);
  });

  it('writes as many labels as there is room for, the first among them', () => {
    expect(labelled(5, 7)).toEqual([0, 1, 2, 3, 4]);
    expect(labelled(31, 7)).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect(labelled(0, 7)).toEqual([]);
  });
});

describe('G2: reading a chart by keys', () => {
  it.each([
    ['ArrowRight', false, 6],
    ['ArrowLeft', false, 4],
    ['ArrowRight', true, 4],
    ['ArrowLeft', true, 6],
    ['Home', false, 0],
    ['End', false, 9],
    ['PageUp', false, 9],
    ['PageDown', false, 0],
  ])('%s (right to left: %s) goes to %i', (key, rightToLeft, next) => {
    expect(moved(key, 5, 10, rightToLeft)).toBe(next);
  });

  it('stays at the ends and leaves other keys alone', () => {
    expect(moved('ArrowRight', 9, 10, false)).toBe(9);
    expect(moved('ArrowLeft', 0, 10, false)).toBe(0);
    expect(moved('Tab', 5, 10, false)).toBeUndefined();
  });
});
