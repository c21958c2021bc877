// Every suite of script/test, once. `needs`: parts of script/build that are built before it.
// `slots`: how many cores it keeps busy. `count`: how its closing lines tell the numbers.
// `onDemand`: why it only runs when it is named.
import { existsSync, readdirSync } from 'node:fs';

/** Test files below a folder; support modules have other names. */
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.mjs'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function nodeTests(name, needs = []) {
  const files = testFiles(`tests/${name}`);
  const command = ['node', '--test', '--test-reporter=spec', ...files];
  return { name, needs, slots: 1, count: 'node', command, missing: files.length === 0 };
}

function ctest(name, preset) {
  const command = ['ctest', '--preset', preset, '--parallel', '1'];
  return { name, needs: [preset], slots: 1, count: 'ctest', command };
}

/** In the order in which they are started: those that others wait for, and the long ones, first. */
export const suites = [
  nodeTests('tidy'),
  {
    name: 'lint',
    needs: ['wasm', 'web'],
    slots: 1,
    count: 'plain',
    command: ['script/lint', 'format', 'shell', 'scripts', 'web', 'types'],
  },
  nodeTests('e2e', ['native', 'wasm', 'web']),
  {
    name: 'clang_tidy',
    needs: ['native'],
    slots: 1,
    count: 'plain',
    command: ['script/lint', 'tidy'],
  },
  nodeTests('server', ['native', 'wasm', 'web']),
  {
    name: 'fuzz',
    needs: ['fuzz'],
    slots: 1,
    count: 'plain',
    command: ['node', 'script/support/fuzz.mjs', 'build/fuzz'],
  },
  ctest('native', 'native'),
  ctest('sanitizers', 'asan'),
  ctest('core_wasm', 'wasm'),
  {
    ...nodeTests('threads', ['web', 'tsan']),
    onDemand: 'the server compiled a second time takes minutes: script/test threads',
    environment: {
      STEWARD_BUILD_DIR: 'build/tsan',
      TSAN_OPTIONS: `suppressions=${process.cwd()}/tests/threads/tsan.supp`,
    },
  },
  nodeTests('wasm', ['wasm']),
  {
    name: 'web',
    needs: ['wasm', 'web'],
    slots: 1,
    count: 'vitest',
    command: ['npm', 'run', '--silent', 'test', '--workspace', 'web'],
    missing: !existsSync('web/src'),
  },
  nodeTests('budgets', ['wasm', 'web']),
];
