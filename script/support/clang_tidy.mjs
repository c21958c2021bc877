// Runs clang-tidy 14 over the product's C++ sources: `node clang_tidy.mjs <build folder>`.
// A source is looked at again only when it, a header of ours that it includes, or the
// configuration has changed since it was found sound; ninja knows the headers.
import { createHash } from 'node:crypto';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = 'clang-tidy-14';
const root = process.cwd();
const build = path.resolve(process.argv[2] ?? 'build/native');
const judged = /^(core|server|wasm)\//;

/** Below the checkout, or below the build folder for a batch of sources (CMake's unity build). */
const sourceOf = ({ file }) => path.relative(file.startsWith(build) ? build : root, file);

const ours = (file) => {
  const relative = path.relative(root, path.resolve(build, file));
  return !relative.startsWith('..') && !path.isAbsolute(relative);
};

/** Object file → files it was compiled from, as ninja recorded them. */
function recordedDependencies() {
  const text = execFileSync('ninja', ['-C', build, '-t', 'deps'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const dependencies = new Map();
  for (const block of text.trim().split('\n\n')) {
    const [head, ...files] = block.split('\n');
    const object = head.slice(0, head.indexOf(':'));
    dependencies.set(
      object,
      files.map((file) => file.trim()).filter((file) => file && ours(file)),
    );
  }
  return dependencies;
}

const dependencies = recordedDependencies();
const contents = new Map();
function contentOf(file) {
  if (!contents.has(file)) contents.set(file, readFileSync(file));
  return contents.get(file);
}

/** Undefined for a source that was never compiled: what it includes is not known then. */
function fingerprint(entry) {
  const [, object] = / -o (\S+)/.exec(entry.command) ?? [];
  const files = dependencies.get(object);
  if (!files) return undefined;
  const hash = createHash('sha256');
  hash.update(contentOf('.clang-tidy')).update(entry.command).update(contentOf(entry.file));
  for (const file of files) hash.update(file).update(contentOf(path.resolve(build, file)));
  return hash.digest('hex');
}

async function inspect(entry) {
  try {
    await run(program, [
      '-p',
      build,
      '--quiet',
      '--extra-arg=-Wno-unknown-warning-option',
      '--extra-arg=-Wreserved-identifier',
      entry.file,
    ]);
    return true;
  } catch (error) {
    process.stdout.write(`${error.stdout}${error.stderr}`);
    return false;
  }
}

const seen = path.join(build, 'tidy');
mkdirSync(seen, { recursive: true });
const entries = JSON.parse(readFileSync(path.join(build, 'compile_commands.json'), 'utf8')).filter(
  (entry) => judged.test(sourceOf(entry)),
);
if (entries.length === 0) throw new Error(`${build} compiles none of our sources`);

const queue = entries
  .map((entry) => ({ entry, stamp: fingerprint(entry) }))
  .filter(({ stamp }) => !stamp || !existsSync(path.join(seen, stamp)));
console.log(`clang-tidy: ${queue.length} of ${entries.length} sources to look at`);

let failures = 0;
async function worker() {
  for (let job = queue.shift(); job; job = queue.shift()) {
    if (!(await inspect(job.entry))) failures += 1;
    else if (job.stamp) writeFileSync(path.join(seen, job.stamp), '');
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.exit(failures === 0 ? 0 : 1);
