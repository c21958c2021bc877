// SEC-1, SEC-2, ADV-1: the picture corpus through the npm package, and what only the package does.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as core from '@steward/core';

import { makeSamples } from '../samples/samples.mjs';

const folder = new URL('../fixtures/picture/', import.meta.url);
const samples = makeSamples();

before(() => core.init());

for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const cases = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  test(`SEC-2 picture/${name}: ${cases.length} cases give the verdict they expect`, () => {
    for (const { given, when, expect, description } of cases) {
      const file = samples.get(given.file);
      const { file_name: fileName, media_type: mediaType } = when;
      const expected = structuredClone(expect);
      if (expected.ok) expected.value.size_bytes = file.length;
      assert.deepEqual(core.checkPicture(file, { fileName, mediaType }), expected, description);
    }
  });
}

test('the head alone tells the dimensions, and refuses what the whole refuses by its head', () => {
  let seen = 0;
  for (const [name, file] of samples) {
    const whole = core.checkPicture(file);
    const head = core.checkPictureHead(file.subarray(0, 65536), file.length);
    if (whole.ok) {
      const { format, width, height } = whole.value;
      assert.equal(head.value.format, format, name);
      if (head.value.width > 0) {
        assert.deepEqual(head.value, { format, width, height }, name);
        seen += 1;
      }
    }
    if (!head.ok) assert.equal(whole.ok, false, name);
  }
  assert.ok(seen > 50, `${seen} heads`);
});

test('ACC-3 what is over the limit is refused by its size alone', () => {
  const { pictureSizeBytesMax: limit } = core.limits;
  const [issue] = core.checkPicture(new Uint8Array(limit + 1)).issues;
  assert.equal(issue.code, 'picture_too_large');
  assert.deepEqual([issue.params.actual_bytes, issue.params.limit_bytes], [limit + 1, limit]);
  assert.notEqual(core.checkPicture(new Uint8Array(limit)).issues[0].code, 'picture_too_large');
});

test('a file larger than 4 GiB can be asked about by its head', () => {
  const head = samples.get('png_packed.png');
  const [issue] = core.checkPictureHead(head, 5 * 2 ** 30).issues;
  assert.equal(issue.params.actual_bytes, 5 * 2 ** 30);
});

test('SEC-5 stripping takes what the check counted, and leaves the argument alone', () => {
  let stripped = 0;
  for (const [name, file] of samples) {
    const verdict = core.checkPicture(file);
    if (!verdict.ok) continue;
    const copy = Buffer.from(file);
    const bare = core.stripPicture(file);
    assert.equal(bare.length, file.length - verdict.value.metadata_bytes, name);
    assert.equal(Buffer.from(bare).includes('CANARY'), false, name);
    assert.ok(copy.equals(file), name);
    if (bare.length < file.length) stripped += 1;
  }
  assert.ok(stripped > 10, `${stripped} files had metadata`);
});
