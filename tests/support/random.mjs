// Repeatable chance: the seed of a failing run is printed, STEWARD_SEED runs it again.

/** mulberry32: small, and good enough to choose moments. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (limit) => Math.floor(next() * limit) };
}

export const seed = Number(process.env.STEWARD_SEED ?? Date.now() % 1_000_000);
