// From nothing to the first answer, each time in a new process: the package beside the engine alone,
// which compiles the same bytes and instantiates them with imports that do nothing. What lies
// between the two is ours: scripts, start-up of the core, the first verdict; and Node's own way of
// importing, which `empty` shows by a file with nothing in it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { goal, printMachine } from '../support/measure.mjs';

const ROUNDS = 15;
const wasm = new URL('../../wasm/dist/core.wasm', import.meta.url);

const folder = mkdtempSync(path.join(tmpdir(), 'steward-cold-'));
const emptyFile = path.join(folder, 'empty.mjs');
writeFileSync(emptyFile, 'export {};\n');
process.on('exit', () => rmSync(folder, { recursive: true }));

const empty = `
  await import(${JSON.stringify(pathToFileURL(emptyFile).href)});
`;
const engine = `
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const module = await WebAssembly.compile(readFileSync(new URL(${JSON.stringify(wasm.href)})));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (imports[from] ??= {})[name] = () => 0;
  await WebAssembly.instantiate(module, imports);
`;
const imported = `
  await import('@steward/core');
`;
const steward = `
  const core = await import('@steward/core');
  await core.init();
  if (!core.parseEmail('jane@acme.test').ok) throw new Error('the first answer is wrong');
`;

/** Milliseconds by the clock and of processor, in a process of its own. */
function run(script) {
  const measured = `
    const begun = performance.now();
    const before = process.cpuUsage();
    ${script}
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify([performance.now() - begun, (user + system) / 1e3]));
  `;
  const options = { cwd: new URL('.', import.meta.url), encoding: 'utf8' };
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', measured], options),
  );
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

printMachine();
const candidates = { empty, engine, imported, steward };
const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, script] of Object.entries(candidates)) times[name].push(run(script));

console.log('\nCold start in Node, a new process each time');
const results = {};
for (const [name, taken] of Object.entries(times)) {
  const [clock, processor] = [0, 1].map((at) => median(taken.map((pair) => pair[at])));
  results[name] = { clock, processor };
  console.log(
    `  ${name.padEnd(10)} ${clock.toFixed(1).padStart(7)} ms by the clock` +
      ` ${processor.toFixed(1).padStart(7)} ms of processor`,
  );
}
console.log(
  `  beside the engine alone: × ${(results.steward.clock / results.engine.clock).toFixed(2)} by` +
    ` the clock, × ${(results.steward.processor / results.engine.processor).toFixed(2)} of processor`,
);
goal('import to first answer', results.steward.clock, 15, ' ms');
