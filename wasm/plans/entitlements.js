// What a workspace may use, asked once and kept: bits for features and numbers for limits, so that
// a question in a render loop costs nanoseconds and crosses no boundary.

export function entitlementsOf(catalogue, { plan, is_trial: isTrial = false, features, limits }) {
  const places = new Map(catalogue.features.map((name, place) => [name, place]));
  // Bits 0 … 31 and 32 … 63: JavaScript's bit operations are 32 wide.
  let low = 0;
  let high = 0;
  for (const name of features) {
    const place = places.get(name);
    if (place === undefined) continue; // the server's catalogue is newer than ours
    if (place < 32) low |= 1 << place;
    else high |= 1 << (place - 32);
  }
  const numbers = new Map(catalogue.limits.map((name) => [name, limits[name] ?? Infinity]));
  return Object.freeze({
    plan,
    isTrial,
    can(feature) {
      const place = places.get(feature);
      if (place === undefined) return false;
      return ((place < 32 ? low >>> place : high >>> (place - 32)) & 1) === 1;
    },
    limit(name) {
      return numbers.get(name) ?? 0;
    },
  });
}
