// Builds what the chosen suites need, runs them side by side on the machine's cores, and ends with
// one line of counts. usage: node script/support/test_run.mjs [suite ...]
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { once } from 'node:events';

import { countsOf, skipsOf } from './counts.mjs';
import { suites } from './suites.mjs';

const logs = 'build/test';
const cores = Math.max(2, availableParallelism());
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

function choose(names) {
  const known = suites.map((suite) => suite.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`there is no suite \`${unknown.join('`, `')}\`; there are: ${known.join(', ')}`);
    process.exit(2);
  }
  if (names.length === 0) return suites.filter(({ onDemand }) => !onDemand);
  return suites.filter((suite) => names.includes(suite.name));
}

/** The pages are built on the modules, so those come before them. */
const buildOrder = ['wasm', 'web', 'native', 'fuzz', 'asan', 'tsan'];

/** Parts that could not be built; suites that need one of them fail. */
function build(needed) {
  const unordered = needed.filter((part) => !buildOrder.includes(part));
  if (unordered.length > 0) throw new Error(`buildOrder lacks ${unordered.join(', ')}`);
  const parts = buildOrder.filter((part) => needed.includes(part));
  return parts.filter((part) => {
    const since = Date.now();
    const { status } = spawnSync('script/build', [part], { stdio: 'inherit' });
    console.log(`build ${part}: ${status === 0 ? 'done' : 'FAILED'} (${seconds(since)})`);
    return status !== 0;
  });
}

async function run(suite) {
  const since = Date.now();
  const log = `${logs}/${suite.name}.log`;
  const file = createWriteStream(log);
  const [program, ...words] = suite.command;
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...suite.environment },
  });
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const [status] = await once(child, 'close');
  file.end();
  await once(file, 'finish');
  const output = readFileSync(log, 'utf8');
  const counts = countsOf(suite.count, output, status);
  const { passed, failed, skipped } = counts;
  if (failed > 0)
    console.log(`\n---- ${suite.name}: the end of ${log}\n${output.slice(-6000)}\n----`);
  console.log(
    `${suite.name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds(since)})`,
  );
  return { ...counts, leftOut: skipsOf(output).map((text) => `${suite.name}: ${text}`) };
}

/** Starts suites in their order as soon as there are slots for them. */
async function runAll(queue) {
  const results = [];
  const running = new Set();
  let free = cores;
  while (queue.length > 0 || running.size > 0) {
    const next = queue.findIndex((suite) => Math.min(suite.slots, cores) <= free);
    if (next < 0) {
      await Promise.race(running);
      continue;
    }
    const [suite] = queue.splice(next, 1);
    const slots = Math.min(suite.slots, cores);
    free -= slots;
    const job = run(suite).then((result) => {
      results.push(result);
      running.delete(job);
      free += slots;
    });
    running.add(job);
  }
  return results;
}

const begun = Date.now();
mkdirSync(logs, { recursive: true });
const chosen = choose(process.argv.slice(2));
const leftOut = [
  ...chosen.filter(({ missing }) => missing).map(({ name }) => `${name}: it has no tests yet`),
  ...suites
    .filter((suite) => suite.onDemand && !chosen.includes(suite))
    .map(({ name, onDemand }) => `${name}: ${onDemand}`),
];
const present = chosen.filter((suite) => !suite.missing);
const broken = build(present.flatMap((suite) => suite.needs));
const blocked = present.filter((suite) => suite.needs.some((part) => broken.includes(part)));
for (const suite of blocked) console.log(`${suite.name}: not run, its parts could not be built`);

const results = await runAll(present.filter((suite) => !blocked.includes(suite)));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
for (const text of [...leftOut, ...results.flatMap((result) => result.leftOut)]) {
  console.log(`left out: ${text}`);
}
const failed = sum('failed') + blocked.length;
console.log(`took ${seconds(begun)}`);
console.log(`${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped`);
process.exit(failed === 0 && sum('passed') > 0 ? 0 : 1);
