// SYS-1, ADV-1, SEC-2: the corpus that C++ replays natively, through the npm package.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as core from '@steward/core';

import { callOf, fixtureFiles } from './support/fixtures.mjs';

before(() => core.init());

const files = fixtureFiles();

for (const { name, cases } of files)
  test(`SYS-1 ${name}: ${cases.length} cases give the verdict they expect`, () => {
    for (const fixture of cases)
      assert.deepEqual(
        JSON.parse(core.evaluate(callOf(fixture))),
        fixture.expect,
        `${fixture.rows} ${fixture.description}`,
      );
  });

test('SYS-1 the corpus is there', () => {
  const count = files.reduce((total, { cases }) => total + cases.length, 0);
  assert.ok(count > 100, `${count} cases`);
});

/** What a typed function makes of a fixture that asks its rule with nothing but a text. */
const typed = {
  parse_account_name: core.parseAccountName,
  parse_workspace_name: core.parseWorkspaceName,
  parse_workspace_address: core.parseWorkspaceAddress,
  parse_email: core.parseEmail,
  parse_password: (text, when) => core.parsePassword(text, when),
};
const fieldKind = (rule) => rule.replace('parse_', '');

for (const { name, cases } of files) {
  const plain = cases.filter(
    ({ when }) => when.rule in typed && typeof when.text === 'string' && !('known_domain' in when),
  );
  if (plain.length === 0) continue;
  test(`SYS-1 ${name}: the typed function says the same`, () => {
    for (const { when, expect, description } of plain) {
      const verdict = typed[when.rule](when.text, when);
      if (expect.ok && when.rule === 'parse_email') {
        const { email, suggestion } = expect.value;
        assert.deepEqual(
          verdict.value,
          suggestion ? { email, suggestion } : { email },
          description,
        );
      } else {
        assert.deepEqual(verdict, expect, description);
      }
    }
  });

  test(`SYS-1 ${name}: a form of one field says the same`, () => {
    for (const { when, expect, description } of plain.filter(
      ({ when: w }) => !w.email && !w.name,
    )) {
      const [issue] = core.checkForm([
        { kind: fieldKind(when.rule), path: '/field', text: when.text },
      ]);
      assert.deepEqual(
        issue,
        expect.ok ? null : { ...expect.issues[0], path: '/field' },
        description,
      );
    }
  });
}
