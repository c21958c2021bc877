/** How long something still lasts, in the unit that matters: hours on the last day (B9). */
export interface TimeLeft {
  readonly unit: 'day' | 'hour';
  readonly count: number;
}

const hourMilliseconds = 3_600_000;

/** Rounded up, so that nothing is said to be over before it is; never below one. */
export function timeLeft(endsAt: string, now: number): TimeLeft {
  const hours = Math.max(1, Math.ceil((Date.parse(endsAt) - now) / hourMilliseconds));
  return hours <= 24
    ? { unit: 'hour', count: hours }
    : { unit: 'day', count: Math.ceil(hours / 24) };
}
