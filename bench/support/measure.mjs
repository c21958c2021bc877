// Measures alternatives in turns, so that a busy machine is unfair to all alike, and prints each
// one's median and spread beside a ratio to the first.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';

export function printMachine() {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [{ model }] = cpus();
  console.log(`${model}, ${cpus().length} cores, Node ${process.version}, commit ${commit}`);
}

async function timed({ run, repeat = 1 }) {
  const begun = performance.now();
  for (let i = 0; i < repeat; i += 1) await run();
  return (performance.now() - begun) / repeat;
}

function timedDirectly({ run, repeat }) {
  const begun = performance.now();
  for (let i = 0; i < repeat; i += 1) run();
  return (performance.now() - begun) / repeat;
}

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, (sorted.length * part) | 0)];

/**
 * @param {{ name: string, run: () => unknown, repeat?: number, direct?: boolean }[]} candidates
 *   `repeat`: calls per measurement; `direct`: synchronous, measured without an await per call
 * @returns milliseconds per call: `{ name: { median, low, high } }`; low, high: 1st and 9th decile
 */
export async function measure(candidates, rounds = 15) {
  const times = candidates.map(() => []);
  for (let round = -2; round < rounds; round += 1)
    for (const [index, candidate] of candidates.entries()) {
      const time = candidate.direct ? timedDirectly(candidate) : await timed(candidate);
      if (round >= 0) times[index].push(time); // the first two only warm up
    }
  return Object.fromEntries(
    candidates.map(({ name }, index) => {
      const sorted = times[index].sort((a, b) => a - b);
      const [low, median, high] = [0.1, 0.5, 0.9].map((part) => quantile(sorted, part));
      return [name, { low, median, high }];
    }),
  );
}

function readable(ms) {
  if (ms >= 1) return `${ms.toFixed(1)} ms`;
  return ms >= 0.001 ? `${(ms * 1e3).toFixed(2)} µs` : `${(ms * 1e6).toFixed(1)} ns`;
}

/** `bytes`: what one call handles, for a rate. Ratios are to the first entry. */
export function print(title, results, { bytes } = {}) {
  console.log(`\n${title}`);
  const [[, { median: ours }]] = Object.entries(results);
  for (const [name, { low, median, high }] of Object.entries(results)) {
    const spread = `${readable(low)} … ${readable(high)}`;
    const rate = bytes ? `  ${(bytes / median / 1e3).toFixed(0).padStart(6)} MB/s` : '';
    console.log(
      `  ${name.padEnd(34)} ${readable(median).padStart(9)}  (${spread})${rate}  × ${(median / ours).toFixed(2)}`,
    );
  }
}

/** One line a reader can judge at a glance. */
export function goal(text, value, limit, unit = '') {
  const met = value <= limit;
  console.log(
    `  goal: ${text}: ${value.toFixed(2)}${unit}, ${met ? 'met' : 'MISSED'} (${limit}${unit})`,
  );
}
