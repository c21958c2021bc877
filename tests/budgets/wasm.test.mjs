// performance.md 5: what a page downloads, as the server sends it. A limit only ever goes down.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

const budgets = [
  { file: 'dist/core.wasm', limit: 80 },
  { file: 'picture/dist/picture.wasm', limit: 40 },
  { file: 'plans/dist/plans.wasm', limit: 72 }, // only Plans & billing loads it
  { file: 'connections/dist/connections.wasm', limit: 82 }, // only Connections loads it
];

for (const { file, limit } of budgets)
  test(`${file} stays within ${limit} KB`, () => {
    const bytes = readFileSync(new URL(`../../wasm/${file}`, import.meta.url));
    const { length } = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    console.log(`${file}: ${bytes.length} bytes, ${length} compressed`);
    assert.ok(length <= limit * 1024, `${(length / 1024).toFixed(1)} KB of ${limit}`);
  });
