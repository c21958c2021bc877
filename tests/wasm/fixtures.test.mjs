// SYS-1, ADV-1, SEC-2: the corpus that C++ replays natively, through `@steward/core/rules`.
// typed.test.mjs asks the functions of pages the same.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as rules from '@steward/core/rules';

import { callOf, fixtureFiles } from './support/fixtures.mjs';

before(() => rules.init());

const files = fixtureFiles();

for (const { name, cases } of files)
  test(`SYS-1 ${name}: ${cases.length} cases give the verdict they expect`, () => {
    for (const fixture of cases)
      assert.deepEqual(
        JSON.parse(rules.evaluate(callOf(fixture))),
        fixture.expect,
        `${fixture.rows} ${fixture.description}`,
      );
  });

test('SYS-1 the corpus is there', () => {
  const count = files.reduce((total, { cases }) => total + cases.length, 0);
  assert.ok(count > 100, `${count} cases`);
});

test('every code has a kind and a status that fit', () => {
  const statuses = {
    issue: [401, 422], // 401: an API key, which may stand in a header (ADR 0161)
    rejection: [400, 499],
    request: [400, 499],
    fault: [500, 599],
  };
  const codes = rules.codes();
  assert.ok(codes.length > 50);
  for (const { name, kind, status, title } of codes) {
    const [least, most] = statuses[kind];
    assert.ok(status >= least && status <= most && title.length > 0, name);
  }
});
