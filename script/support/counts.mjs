// Reads how many tests passed, failed and were skipped from what a runner printed.

const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);

const readers = {
  node: (text) => ({
    passed: number(text, /^[#ℹ] pass (\d+)$/m),
    failed: number(text, /^[#ℹ] fail (\d+)$/m) + number(text, /^[#ℹ] cancelled (\d+)$/m),
    skipped: number(text, /^[#ℹ] skipped (\d+)$/m) + number(text, /^[#ℹ] todo (\d+)$/m),
  }),
  ctest(text) {
    const [, failed, all] = /(\d+) tests failed out of (\d+)/.exec(text) ?? [, 0, 0];
    const skipped = text.match(/\*\*\*(Skipped|Not Run)/g)?.length ?? 0;
    return { passed: Number(all) - Number(failed) - skipped, failed: Number(failed), skipped };
  },
  vitest(text) {
    const line = /^\s*Tests\s+(.*)$/m.exec(text)?.[1] ?? '';
    return {
      passed: number(line, /(\d+) passed/),
      failed: number(line, /(\d+) failed/),
      skipped: number(line, /(\d+) (?:skipped|todo)/),
    };
  },
  plain(text) {
    const [, passed, failed, skipped] =
      [...text.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1) ?? [];
    return {
      passed: Number(passed ?? 0),
      failed: Number(failed ?? 0),
      skipped: Number(skipped ?? 0),
    };
  },
};

/**
 * `runner`: one of the readers; `status`: exit code. A suite that ended badly has at least one
 * failure, and a suite that ran nothing has failed: a test that cannot fail is a defect.
 */
export function countsOf(runner, output, status) {
  // eslint-disable-next-line no-control-regex -- colours are control characters
  const counts = readers[runner](output.replace(/\x1b\[[0-9;]*m/g, ''));
  const ranNothing = counts.passed + counts.failed + counts.skipped === 0;
  if (counts.failed === 0 && (status !== 0 || ranNothing)) counts.failed = 1;
  return counts;
}

/** What a runner says it left out, with the reason it gives. */
export function skipsOf(output) {
  return output
    .split('\n')
    .map((line) => /^\s*﹣ (.*?)(?: \([\d.]+ms\))? # (.*)$/.exec(line))
    .filter(Boolean)
    .map(([, name, reason]) => `${name}: ${reason}`);
}
