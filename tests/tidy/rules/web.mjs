// Rules about web/: data goes round one way, and the page stays clean under its strict policy.
import ts from 'typescript';

import { roleNames } from '../support/catalogues.mjs';
import { factsOf, isCompared } from '../support/script_facts.mjs';
import { linesWith } from '../support/repository.mjs';

const isSource = (path) => /^web\/src\/.*\.ts$/.test(path) && !/\.test\.ts$/.test(path);

/** What imports each module of the package besides the core itself. */
const doors = [
  ['@steward/core/picture', 'web/src/picture/editor.ts'],
  ['@steward/core/plans', 'web/src/plans.ts'],
  ['@steward/core/connections', 'web/src/providers.ts'],
];
const doorOf = (module) =>
  doors.find(([start]) => module.startsWith(start))?.[1] ?? 'web/src/core.ts';

function rule(name, find, bad, good, applies = isSource) {
  return { name, applies, check: (file) => find(factsOf(file.path, file.text), file), bad, good };
}

const finding = (says) => (fact) => ({ line: fact.line, says });

export const rules = [
  rule(
    'each module of @steward/core has one door',
    (facts, file) =>
      facts.imports
        .filter(({ from, typeOnly }) => from.startsWith('@steward/core') && !typeOnly)
        .filter(({ from }) => doorOf(from) !== file.path)
        .map(({ from, line }) => ({ line, says: `import what ${doorOf(from)} offers` })),
    [{ path: 'web/src/ui/a.ts', text: "import { parseEmail } from '@steward/core';\n" }],
    [{ path: 'web/src/ui/a.ts', text: "import type { Issue } from '@steward/core';\n" }],
  ),
  rule(
    'only client/ talks to the network',
    (facts, file) =>
      file.path.startsWith('web/src/client/') || moduleFetchers.has(file.path)
        ? []
        : facts.calls
            .filter(({ callee }) =>
              /^((window|globalThis|self)\.)?(fetch|XMLHttpRequest|EventSource|WebSocket|navigator\.sendBeacon)$/.test(
                callee,
              ),
            )
            .map(finding('call a function of web/src/client')),
    [{ path: 'web/src/ui/a.ts', text: "await fetch('/api/account');\n" }],
    [{ path: 'web/src/client/a.ts', text: "await fetch('/api/account');\n" }],
  ),
  rule(
    'nothing is compared with the name of a role',
    (facts) =>
      facts.strings
        .filter(({ value, parent }) => roleNames().includes(value) && isCompared(parent))
        .map(finding('ask the core: authorize(role, permission)')),
    [{ path: 'web/src/a.ts', text: "if (workspace.role === 'admin') edit();\n" }],
    [{ path: 'web/src/a.ts', text: 'const label = text(`role.${role}`);\n' }],
  ),
  rule(
    'no inline style, no markup from strings, no evaluation (strict policy, Trusted Types)',
    (facts) => [
      ...facts.strings
        .filter(({ value }) => /\sstyle\s*=\s*["'$]/.test(value))
        .map(finding('use a class or setProperty')),
      ...facts.imports
        .filter(({ from }) => /directives\/(style-map|unsafe-html|unsafe-svg)/.test(from))
        .map(finding('this directive breaks the policy')),
      ...facts.members
        .filter(({ name }) => ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].includes(name))
        .map(finding('build nodes or use a template')),
      ...facts.calls
        .filter(({ callee }) => ['eval', 'Function', 'document.write'].includes(callee))
        .map(finding('the policy forbids evaluation')),
    ],
    [
      { path: 'web/src/a.ts', text: 'const t = html`<p style="color: red"></p>`;\n' },
      { path: 'web/src/a.ts', text: "import { styleMap } from 'lit/directives/style-map.js';\n" },
      { path: 'web/src/a.ts', text: 'node.innerHTML = text;\n' },
      { path: 'web/src/a.ts', text: "eval('1');\n" },
    ],
    [{ path: 'web/src/a.ts', text: 'const t = html`<p class="note"></p>`;\n' }],
  ),
  rule(
    'no cookie is read; storage is for what no secret can reach',
    (facts, file) =>
      facts.members
        .filter(({ text }) =>
          /^(window\.)?(document\.cookie|sessionStorage|localStorage)\b/.test(text),
        )
        .filter(() => !storageUsers.has(file.path))
        .map(finding('name this file and its reason in tests/tidy/rules/web.mjs')),
    [{ path: 'web/src/a.ts', text: "localStorage.setItem('token', token);\n" }],
    [{ path: 'web/src/a.ts', text: 'this.storage.keep();\n' }],
  ),
  rule(
    'numbers are written by the core or by Intl, money and dates by Intl',
    (facts) =>
      facts.calls
        .filter(({ callee, node }) => /\.toFixed$/.test(callee) && ts.isCallExpression(node))
        .map(finding('format with Intl through web/src/i18n')),
    [{ path: 'web/src/a.ts', text: 'const t = size.toFixed(1);\n' }],
    [{ path: 'web/src/a.ts', text: 'const t = formatNumber(size);\n' }],
  ),
  {
    name: 'pages load nothing from elsewhere',
    applies: (path) => /^web\/.*\.(html|css)$/.test(path) || isSource(path),
    check: (file) =>
      linesWith(
        file.text,
        /(src|href)=["']https?:|url\(["']?https?:|import\(["']https?:/,
        'serve it from here',
      ),
    bad: [{ path: 'web/index.html', text: '<script src="https://cdn.test/x.js"></script>\n' }],
    good: [{ path: 'web/index.html', text: '<script src="/boot.js"></script>\n' }],
  },
];

/** Files that fetch parts of the page itself ahead of time, never the API. */
const moduleFetchers = new Set(['web/src/picture/editor.ts']);

/** Files that may use browser storage, with what they keep there. */
const storageUsers = new Map([
  ['web/src/preferences.ts', 'theme, language, until when the trial is not mentioned'],
]);
