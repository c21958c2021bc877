import assert from 'node:assert/strict';
import { test } from 'node:test';

import { countsOf, skipsOf } from '../../script/support/counts.mjs';

const zero = { passed: 0, failed: 0, skipped: 0 };

test('script/test reads the closing lines of each runner', () => {
  const cases = [
    ['node', 'ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n', [3, 1, 1]],
    ['node', '# pass 2\n# fail 0\n# cancelled 1\n# skipped 0\n', [2, 1, 0]],
    [
      'ctest',
      '3/3 Test #3: A.B ...***Skipped 0.0 sec\n\n67% tests passed, 1 tests failed out of 3\n',
      [1, 1, 1],
    ],
    ['vitest', '      Tests  1 failed | 12 passed | 2 skipped (15)\n', [12, 1, 2]],
    ['plain', '1 passed, 0 failed\n4 passed, 2 failed, 1 skipped\n', [4, 2, 1]],
  ];
  for (const [runner, output, [passed, failed, skipped]] of cases) {
    assert.deepEqual(
      countsOf(runner, output, failed > 0 ? 1 : 0),
      { passed, failed, skipped },
      output,
    );
  }
});

test('a suite that ran nothing, or ended badly without saying so, has failed', () => {
  assert.deepEqual(countsOf('node', '', 0), { ...zero, failed: 1 });
  assert.deepEqual(countsOf('plain', '3 passed, 0 failed\n', 1), {
    passed: 3,
    failed: 1,
    skipped: 0,
  });
});

test('skipped tests are named with their reason', () => {
  assert.deepEqual(skipsOf('✔ a (1ms)\n  ﹣ b c (0.2ms) # there is no chromium\n'), [
    'b c: there is no chromium',
  ]);
});
