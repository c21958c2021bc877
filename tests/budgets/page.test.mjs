// The page budgets of ux.md §5, on the built shell, in KB of brotli as the server sends it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));
const names = readdirSync(path.join(dist, 'assets')).filter((name) => !name.endsWith('.br'));
const page = readFileSync(path.join(dist, 'index.html'), 'utf8');

/** What the server sends for a file: its compressed form, unless that is no gain. */
function sizeBytes(name) {
  const file = path.join(dist, name);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}
const textOf = (name) => readFileSync(path.join(dist, 'assets', name), 'utf8');
const named = (stem, extension) => {
  const found = names.filter((name) => new RegExp(`^${stem}-[\\w-]{8}\\.${extension}$`).test(name));
  assert.equal(found.length, 1, `one chunk of ${stem}: ${found.join()}`);
  return found[0];
};

/** The scripts that `roots` bring with them before they run. */
function withImports(roots) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, next] of textOf(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      visit(next);
    }
  };
  roots.forEach(visit);
  return [...found];
}

const entries = [...page.matchAll(/src="\/assets\/([^"]+\.js)"/g)].map(([, name]) => name);
const kilobytes = (files) =>
  files.reduce((sum, name) => sum + sizeBytes(`assets/${name}`), 0) / 1024;

function within(what, files, limit) {
  const size = kilobytes(files);
  // The figure is what later work watches, so it is printed also when it is fine.
  test(`${what}: ${size.toFixed(1)} of ${limit} KB`, () => {
    assert.ok(files.length > 0, 'nothing was measured');
    assert.ok(size <= limit, files.map((name) => `${name} ${kilobytes([name])}`).join('\n'));
  });
}

const shell = withImports(entries);
/** What the core needs beside its module: the scripts of @steward/core. */
const glue = names.filter((name) => textOf(name).includes('core.wasm') && !shell.includes(name));
const language = named('en', 'js');
within('scripts of the frame alone', shell, 35);
// The visitors' pages are one chunk.
const pages = Object.fromEntries(
  [
    'visitor-pages',
    'invitation-page',
    'account',
    'workspace',
    'team-members',
    'connections',
    'plans-billing',
    'activity',
  ].map((name) => [name, named(name, 'js')]),
);
/** Texts of their own that a page waits for, beside those of every page. */
const areas = {
  'visitor-pages': ['visitor'],
  'invitation-page': ['invitation', 'visitor'],
  'team-members': ['team'],
  connections: ['connections'],
  'plans-billing': ['billing'],
  activity: ['activity'],
};
for (const [name, file] of Object.entries(pages)) {
  const all = withImports([...entries, ...glue, file]);
  const texts = (areas[name] ?? []).map((area) => named(`en\\.${area}`, 'js'));
  within(`a first visit to \`${name}\`, texts and glue included`, [...all, language, ...texts], 50);
  within(`chunk of \`${name}\``, [file], 10);
}
within(
  'the scripts of @steward/core',
  withImports(glue).filter((name) => !shell.includes(name)),
  6,
);
within('the command palette', [named('palette', 'js')], 6);
within('the invitation dialog', [named('invite-dialog-element', 'js')], 10);
within('the dialog of a connection', [named('connect-dialog-element', 'js')], 10);
within(
  'style sheets',
  names.filter((name) => name.endsWith('.css')),
  4,
);

test('no page loads the module of all rules', () => {
  assert.deepEqual(
    names.filter((name) => name.startsWith('rules-') || /rules-[\w-]+\.wasm/.test(textOf(name))),
    [],
  );
});

test('the page asks for at most 8 files before its first content, all of this origin', () => {
  const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  assert.ok(
    files.every((address) => address.startsWith('/')),
    files.join(),
  );
  // The document, what it names, and the texts.
  assert.ok(1 + files.length + 1 <= 8, files.join());
});

test('SEC-40: the page has no inline script, style or event handler', () => {
  assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=/);
});
