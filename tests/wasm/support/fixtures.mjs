// The corpus of tests/fixtures, the way its README defines it.
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);

const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** `given` may name a catalogue file instead of repeating it. */
function withCatalogues(given = {}) {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('assets/') ? readJson(value) : value,
    ]),
  );
}

/** Pictures have a corpus of their own: bytes do not travel in JSON. */
export function fixtureFiles() {
  return readdirSync(new URL('tests/fixtures/', root), { recursive: true })
    .filter((name) => name.endsWith('.json') && !name.startsWith('picture/'))
    .sort()
    .map((name) => ({ name, cases: readJson(`tests/fixtures/${name}`) }));
}

/** The state of one case; an empty one where it has none. */
export function givenOf({ given }) {
  return withCatalogues(given);
}

/** The call of one case, as `evaluate` takes it. */
export function callOf({ given, when, now }) {
  return JSON.stringify({ given: withCatalogues(given), when, now });
}
