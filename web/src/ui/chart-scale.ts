/** Where the grid lines of an axis stand: round numbers from 0 to at least the greatest value. */
export function ticksFor(greatest: number, countMax = 4): readonly number[] {
  if (greatest <= 0) return [0, 1];
  const rough = greatest / countMax;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((part) => part * power).find((size) => size >= rough) ?? rough;
  // Whole things are counted, so there are no lines between two of them.
  const whole = Math.max(1, step);
  const count = Math.ceil(greatest / whole);
  return Array.from({ length: count + 1 }, (_nothing, index) => index * whole);
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
}
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gapShare = 0.25;
const shortestBar = 1.5;
/** A single day is no wall. */
const widestBar = 64;

/**
 * One bar for each value, side by side from the left; `top` is the value at the upper edge. A
 * value above 0 is always seen.
 */
export function barsOf(values: readonly number[], top: number, box: ChartBox): readonly Bar[] {
  const room = box.width / Math.max(values.length, 1);
  const width = Math.min(room * (1 - gapShare), widestBar);
  return values.map((value, index) => {
    const height = value === 0 ? 0 : Math.max(shortestBar, (value / top) * box.height);
    const x = index * room + (room - width) / 2;
    return { x, y: box.height - height, width, height };
  });
}

/** Which of `count` labels are written, so that at most `countMax` are, evenly from the first. */
export function labelled(count: number, countMax: number): readonly number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, countMax)));
  return Array.from({ length: Math.ceil(count / step) }, (_nothing, index) => index * step);
}

/** Where the reader is after a key; nothing where the key is none of ours. */
export function moved(
  key: string,
  at: number,
  count: number,
  rightToLeft: boolean,
): number | undefined {
  const forward = rightToLeft ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    ArrowUp: at + 1,
    ArrowDown: at - 1,
    PageUp: at + 7,
    PageDown: at - 7,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.min(Math.max(next, 0), count - 1);
}
