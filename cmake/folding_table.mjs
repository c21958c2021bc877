// Writes core/base/folding_table.inc from Debian's unicode-data (ADR 0080):
//   node folding_table.mjs FOLDER OUTPUT
// Full case folding: the lines C (common) and F (full) of CaseFolding.txt, sorted by code point.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, output] = process.argv.slice(2);
const rows = readFileSync(join(folder, 'CaseFolding.txt'), 'utf8')
  .split('\n')
  .map((line) =>
    line
      .replace(/#.*/, '')
      .split(';')
      .map((part) => part.trim()),
  )
  .filter(([, status]) => status === 'C' || status === 'F')
  .map(([point, , folded]) => [point, ...folded.split(' ')])
  .map((points) => points.map((text) => Number.parseInt(text, 16)))
  .sort(([a], [b]) => a - b);

const lines = rows.map(([point, ...folded]) => {
  const points = [0, 1, 2].map((at) => `0x${(folded[at] ?? 0).toString(16)}`);
  return `  {0x${point.toString(16)}, {${points.join(', ')}}},`;
});
writeFileSync(output, `constexpr Folding foldings[] = {\n${lines.join('\n')}\n};\n`);
