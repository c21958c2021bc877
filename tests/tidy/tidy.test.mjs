// Style rules that no formatter knows, run as ordinary tests. Each is shown to fail on what it
// forbids before it is trusted with the repository.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rules as cpp } from './rules/cpp.mjs';
import { rules as limits } from './rules/limits.mjs';
import { rules as text, staleExceptions } from './rules/text.mjs';
import { rules as web } from './rules/web.mjs';
import { readRepository } from './support/repository.mjs';

const files = readRepository();

for (const rule of [...cpp, ...web, ...limits, ...text]) {
  describe(rule.name, () => {
    test('finds what is planted, and only that', () => {
      for (const file of rule.bad) {
        assert.ok(rule.applies(file.path), `applies to ${file.path}`);
        assert.notDeepEqual(
          rule.check(file),
          [],
          `must refuse ${file.path}:\n${file.text.slice(0, 200)}`,
        );
      }
      for (const file of rule.good) assert.deepEqual(rule.check(file), [], file.text);
    });

    test('holds in the repository', () => {
      const findings = files
        .filter((file) => rule.applies(file.path))
        .flatMap((file) =>
          rule.check(file).map(({ line, says }) => `${file.path}:${line}: ${says}`),
        );
      assert.deepEqual(findings, []);
    });
  });
}

test('no exception outlives its need', () => {
  assert.deepEqual(staleExceptions(files), []);
});
