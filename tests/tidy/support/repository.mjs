// The repository as the tidy rules see it: every file git knows or would add, read once.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const binary = /\.(png|jpe?g|gif|webp|ico|wasm|br|woff2?|bin|pdf)$|^tests\/fuzz\/corpus\//;

function list() {
  const out = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  const paths = [...new Set(out.split('\0'))].filter((name) => name && !binary.test(name));
  return paths.filter(
    (name) => existsSync(path.join(root, name)) && statSync(path.join(root, name)).isFile(),
  );
}

/** `{path, text}` of every text file; paths are relative to the root. */
export function readRepository() {
  return list().map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') }));
}

/** Findings of a pattern, one per line that has it. */
export function linesWith(text, pattern, says) {
  return text
    .split('\n')
    .map((line, index) => (pattern.test(line) ? { line: index + 1, says } : undefined))
    .filter(Boolean);
}
