// A limit is the core's: its number is written in core/ and nowhere else.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { withoutComments } from '../support/cpp.mjs';
import { linesWith, readRepository, root } from '../support/repository.mjs';

/** Value of a constant expression of integers, or undefined. */
function valueOf(expression) {
  const plain = expression
    .replace(/std::\w+\{(\d[\d']*)\}/g, '$1')
    .replace(/'/g, '')
    .trim();
  if (!/^\d[\d *+()]*$/.test(plain)) return undefined;
  return plain.split('*').reduce((product, factor) => product * Number(factor), 1);
}

/** Powers of two and of ten are too common in other senses: buffers, milliseconds. */
const isRound = (value) => (value & (value - 1)) === 0 || /^10*$/.test(String(value));

/**
 * Limits declared in the core's headers that can be recognised by their number: at least 1,000 and
 * not round. Smaller ones are left to review.
 */
function limits() {
  return readRepository()
    .filter((file) => /^core\/.*\.hpp$/.test(file.path))
    .flatMap((file) => [...file.text.matchAll(/constexpr [\w: ]+?(\w+_(?:max|min)) = ([^;]+);/g)])
    .map(([, name, expression]) => ({ name, value: valueOf(expression) }))
    .filter(({ value }) => value >= 1000 && !isRound(value));
}

const known = limits();
const number = /\d[\d'_]*(?:\s*\*\s*\d[\d'_]*)*/g;

function check(file) {
  const findings = [];
  const code = /\.(cpp|hpp)$/.test(file.path) ? withoutComments(file.text) : file.text;
  code.split('\n').forEach((line, index) => {
    for (const [found] of line.matchAll(number)) {
      const value = found
        .split('*')
        .reduce((product, part) => product * Number(part.replace(/[\s'_]/g, '')), 1);
      const limit = known.find((entry) => entry.value === value);
      if (limit) findings.push({ line: index + 1, says: `${found} is the core's ${limit.name}` });
    }
  });
  return findings;
}

export const rules = [
  {
    name: 'the numbers of the limits are written in the core',
    applies: (file) =>
      /^(server|wasm|web\/src)\/.*\.(cpp|hpp|ts|js|mjs)$/.test(file) &&
      !/\.(test|d)\.ts$/.test(file),
    check,
    bad: [
      { path: 'server/http/a.cpp', text: 'options.body_bytes_max = 5 * 1024 * 1024;\n' },
      { path: 'web/src/ui/a.ts', text: 'if (file.size > 5_242_880) refuse();\n' },
    ],
    good: [
      {
        path: 'server/a.cpp',
        text: 'options.body_bytes_max = picture_size_bytes_max; // 5242880\n',
      },
    ],
  },
];
