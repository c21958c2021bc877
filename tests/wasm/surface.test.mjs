// The hand-written types and the scripts name the same things, and npm would publish them right.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';

const packageRoot = new URL('../../wasm/', import.meta.url);

/** Values (not types) that a declaration file exports, with the number of required parameters. */
function declared(file) {
  const path = fileURLToPath(new URL(file, packageRoot));
  const program = ts.createProgram([path], {
    strict: true,
    noEmit: true,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
  });
  const problems = ts.getPreEmitDiagnostics(program);
  assert.deepEqual(
    problems.map(({ messageText }) => messageText),
    [],
    `${file} type-checks`,
  );
  const checker = program.getTypeChecker();
  const symbols = checker.getExportsOfModule(
    checker.getSymbolAtLocation(program.getSourceFile(path)),
  );
  const isAlias = (symbol) => (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return symbols
    .map((symbol) => (isAlias(symbol) ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => symbol.flags & ts.SymbolFlags.Value)
    .map((symbol) => symbol.name)
    .sort();
}

const entries = {
  'index.d.ts': ['dist/index.js', 'dist/node.js'],
  'rules/index.d.ts': ['rules/dist/index.js', 'rules/dist/node.js'],
  'plans/index.d.ts': ['plans/dist/index.js', 'plans/dist/node.js'],
  'connections/index.d.ts': ['connections/dist/index.js', 'connections/dist/node.js'],
  'picture/index.d.ts': ['picture/dist/index.js', 'picture/dist/node.js'],
};

for (const [types, scripts] of Object.entries(entries))
  for (const script of scripts)
    test(`${script} exports exactly what ${types} declares`, async () => {
      const exported = Object.keys(await import(new URL(script, packageRoot))).sort();
      assert.deepEqual(exported, declared(types));
    });

test('the version is the one of package.json', async () => {
  const { version } = await import(new URL('dist/node.js', packageRoot));
  assert.equal(version, JSON.parse(readFileSync(new URL('package.json', packageRoot))).version);
});

test('every entry can be imported in bare Node, as a server pass does', () => {
  for (const entry of Object.values(entries).flat()) {
    const url = new URL(entry, packageRoot).href;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `await import(${JSON.stringify(url)})`],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, `${entry}: ${stderr}`);
  }
});

test('an error of one module is the class of all, so `instanceof` tells it', async () => {
  for (const script of ['index.js', 'node.js']) {
    const [core, rules, plans] = await Promise.all(
      ['dist/', 'rules/dist/', 'plans/dist/'].map(
        (folder) => import(new URL(folder + script, packageRoot)),
      ),
    );
    assert.ok(core.CoreError === rules.CoreError && core.CoreError === plans.CoreError, script);
    assert.throws(() => plans.loadPlans('{}'), core.CoreError);
  }
});

test('ADR 0121: a cold start loads two files of ours', () => {
  const text = readFileSync(new URL('dist/node.js', packageRoot), 'utf8');
  const ours = (source) => [...source.matchAll(/from "(\.[^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual(ours(text), ['./node_shared.js']);
  const shared = readFileSync(new URL('dist/node_shared.js', packageRoot), 'utf8');
  assert.deepEqual(ours(shared), []);
});

test('nothing in the scripts evaluates text or branches on Node', () => {
  for (const file of [
    'dist/index.js',
    'dist/index_shared.js',
    'rules/dist/index.js',
    'plans/dist/index.js',
    'connections/dist/index.js',
    'picture/dist/index.js',
    'picture/dist/worker.js',
  ]) {
    const text = readFileSync(new URL(file, packageRoot), 'utf8');
    assert.doesNotMatch(text, /\beval\(|new Function|require\(|node:/, file);
  }
});

test('the modules ask for nothing but what instance.js gives', async () => {
  const given = [
    'env.emscripten_notify_memory_growth',
    'env.number_of',
    'wasi_snapshot_preview1.proc_exit',
  ];
  for (const file of [
    'dist/core.wasm',
    'plans/dist/plans.wasm',
    'connections/dist/connections.wasm',
    'rules/dist/rules.wasm',
  ]) {
    const module = await WebAssembly.compile(readFileSync(new URL(file, packageRoot)));
    const asked = WebAssembly.Module.imports(module).map((one) => `${one.module}.${one.name}`);
    assert.deepEqual(asked.sort(), given, file);
  }
});

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: fileURLToPath(packageRoot), strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});
