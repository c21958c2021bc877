// Rules about every source file.
import { linesWith } from '../support/repository.mjs';

const isSource = (path) =>
  /\.(cpp|hpp|def|ts|mjs|js|css|cmake|sh|yaml)$|^script\/[a-z]+$/.test(path);
const isTest = (path) => /^tests\/|\.test\.ts$/.test(path);

/** Files that are longer than the rule says, each with its reason; one that no longer is fails. */
const longFiles = new Map([['docs/openapi.yaml', 'one document by its format']]);

function tooLong(file) {
  const lines = file.text.split('\n').length - 1;
  const limit = isTest(file.path) ? 300 : 250;
  if (longFiles.has(file.path)) return [];
  return lines > limit
    ? [{ line: lines, says: `split it by concept: ${lines} lines, limit ${limit}` }]
    : [];
}

export const rules = [
  {
    name: 'files are short',
    applies: isSource,
    check: tooLong,
    bad: [
      { path: 'core/a.cpp', text: '\n'.repeat(251) },
      { path: 'tests/core/a.cpp', text: '\n'.repeat(301) },
    ],
    good: [{ path: 'core/a.cpp', text: '\n'.repeat(250) }],
  },
  {
    name: 'a TODO names its ticket',
    applies: (path) => isSource(path) || path.endsWith('.md'),
    check: (file) =>
      linesWith(
        file.text,
        /\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\): \S)/,
        'write `TODO(#12): why`, or do it',
      ).filter(() => !speaksOfIt.has(file.path)),
    bad: [{ path: 'core/a.cpp', text: '// TODO later\n' }],
    good: [{ path: 'core/a.cpp', text: '// TODO(#12): wait for the second engine\n' }],
  },
  {
    // What a test waits for is an event or a state; a pause makes it slow and still flaky.
    name: 'tests wait for something, never for time',
    applies: isTest,
    check: (file) =>
      linesWith(
        file.text,
        /\bwaitForTimeout\b|\b[a-z]*sleep(_for|_until)?\s*\(|setTimeout\(\s*(resolve|done|ok|r)\b|timers\/promises|\bsleep \d/,
        'wait for the event or the state itself',
      ).filter(() => !speaksOfIt.has(file.path) && !pollers.has(file.path)),
    bad: [
      { path: 'tests/e2e/a.test.mjs', text: 'await page.waitForTimeout(500);\n' },
      { path: 'tests/server/a.test.mjs', text: 'await new Promise((r) => setTimeout(r, 100));\n' },
      { path: 'tests/core/a.cpp', text: 'std::this_thread::sleep_for(1s);\n' },
    ],
    good: [{ path: 'tests/e2e/a.test.mjs', text: "await page.getByRole('status').waitFor();\n" }],
  },
  {
    name: 'nothing names this machine or a registry',
    applies: (path) => !speaksOfIt.has(path),
    check: (file) =>
      linesWith(
        file.text,
        /(^|[\s"'=:(])\/(work|root|home)\/|https?:\/\/[\w.-]*registry[\w.-]*\//,
        'keep machine paths out',
      ),
    bad: [
      { path: 'docs/a.md', text: 'see /work/main\n' },
      { path: 'package-lock.json', text: '"resolved": "https://registry.npmjs.org/a/-/a.tgz"\n' },
    ],
    good: [{ path: 'docs/a.md', text: 'see docs/work/a.md\n' }],
  },
  {
    name: 'text files end with one line break and have no trailing spaces or tabs',
    applies: (path) => isSource(path) || path.endsWith('.md'),
    check: (file) => [
      ...linesWith(file.text, /[ \t]+$/, 'trailing space'),
      ...linesWith(file.text, /\t/, 'a tab'),
      ...(/[^\n]\n$/.test(file.text) ? [] : [{ line: 1, says: 'must end with one line break' }]),
    ],
    bad: [
      { path: 'core/a.cpp', text: 'int a; \n' },
      { path: 'core/a.cpp', text: 'int a;' },
    ],
    good: [{ path: 'core/a.cpp', text: 'int a;\n' }],
  },
];

/** They plant what they forbid. */
const speaksOfIt = new Set(['tests/tidy/rules/text.mjs']);

/** The one place of each kind of test that asks again until a state is reached. */
const pollers = new Map([['tests/support/until.mjs', 'polls a state with a deadline']]);

/** Exceptions that are no longer needed; the list stays honest. */
export function staleExceptions(files) {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [...longFiles.keys()].filter((path) => {
    const file = byPath.get(path);
    return !file || file.text.split('\n').length - 1 <= (isTest(path) ? 300 : 250);
  });
}
