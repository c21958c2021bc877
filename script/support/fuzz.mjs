// Runs every fuzzer below the build folder for a while: `node fuzz.mjs <build folder>`.
// Each starts from tests/fuzz/corpus/<name>; what it finds stays in the build folder.
// STEWARD_FUZZ_SECONDS: time for each; a minute in CI, a few seconds at the desk.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

const build = process.argv[2] ?? 'build/fuzz';
const seconds = process.env.STEWARD_FUZZ_SECONDS ?? (process.env.CI === 'true' ? '60' : '5');

const fuzzers = readdirSync(build, { recursive: true })
  .filter((name) => name.endsWith('_fuzzer'))
  .sort();

function fuzz(program) {
  const name = path.basename(program).replace(/_fuzzer$/, '');
  const found = path.join(build, 'found', name);
  mkdirSync(found, { recursive: true });
  const corpus = `tests/fuzz/corpus/${name}`;
  if (!existsSync(corpus)) {
    console.log(`${name}: there is no corpus at ${corpus}`);
    return false;
  }
  const dictionary = `tests/fuzz/${name}.dict`;
  const { status } = spawnSync(
    path.join(build, program),
    [
      ...(existsSync(dictionary) ? [`-dict=${dictionary}`] : []),
      `-max_total_time=${seconds}`,
      '-timeout=10',
      '-rss_limit_mb=1024',
      '-max_len=4096',
      '-print_final_stats=1',
      `-artifact_prefix=${found}-crash-`,
      found,
      corpus,
    ],
    { stdio: 'inherit' },
  );
  console.log(`fuzz ${name}: ${status === 0 ? 'no crash' : 'FAILED'} in ${seconds} s`);
  return status === 0;
}

const passed = fuzzers.filter(fuzz).length;
console.log(`${passed} passed, ${fuzzers.length - passed} failed`);
process.exit(passed > 0 && passed === fuzzers.length ? 0 : 1);
