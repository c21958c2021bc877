// docs/providers.schema.json beside the core's own check of a catalogue: it refuses nothing that is
// sound, and of what is wrong it leaves to the core only what entries say of each other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const fits = new Ajv({ strict: true, strictRequired: false }).compile(
  read('docs/providers.schema.json'),
);

/** Descriptions of the fixtures that no schema can judge. */
const leftToTheCore = [
  'features are those of the plans',
  'managed only asks for no credentials',
  'an own account needs fields or OAuth',
  'and instructions',
  'an example fits its pattern',
  'texts are there in every language',
  'no such category',
  'calls name fields that exist',
  'a brace is closed',
  'a field with other characters does not choose the host',
  'ranges run forwards',
  'OAuth takes no secret in its address',
  'ids and names are unique, names without regard to case',
];

test('CON-14 the catalogue of this repository fits its schema', () => {
  assert.ok(fits(read('assets/providers.json')), JSON.stringify(fits.errors?.slice(0, 3)));
});

for (const { description, given, expect } of read(
  'tests/fixtures/connections/check_providers.json',
))
  test(`CON-14 the schema judges as the core does: ${description}`, () => {
    const isSound = expect.value.length === 0;
    const isAccepted = fits(given.providers);
    const wanted = isSound || leftToTheCore.includes(description);
    assert.equal(isAccepted, wanted, JSON.stringify(fits.errors?.slice(0, 3)));
  });
