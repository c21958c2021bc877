// Rows of every filter (PNG §9.2), in more pieces than one, must come out of the picture module
// sample by sample as the plain reader of these tests has them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { editPicture } from '@steward/core/picture';
import { noise } from '../samples/bytes.mjs';
import { tiff } from '../samples/metadata.mjs';
import { chunk, png } from '../samples/png.mjs';
import { readPng } from './support/raster.mjs';

for (const [color, channels] of [
  [0, 1],
  [2, 3],
])
  test(`ACC-2 a PNG of ${channels} samples a pixel comes out as its filters say`, async () => {
    const [width, height] = [211, 640]; // more rows than one piece of unpacked data holds
    const next = noise(7);
    const rowBytes = width * channels;
    const rows = Buffer.alloc((1 + rowBytes) * height).map((_, at) =>
      at % (1 + rowBytes) === 0 ? next() % 5 : next(),
    );
    const file = png({ width, height, color, packed: deflateSync(rows), idat: 5000 });
    const expected = readPng(file);
    const edited = readPng((await editPicture(new Uint8Array(file), { format: 'png' })).bytes);
    assert.equal(edited.channels, channels);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        assert.deepEqual(edited.at(x, y), expected.at(x, y), `pixel ${x}, ${y}`);
  });

test('ACC-1 EXIF turns a PNG alike before and behind the image data', async () => {
  const [width, height] = [48, 32];
  const exif = chunk('eXIf', tiff(6));
  const [early, late] = await Promise.all(
    [{ before: [exif] }, { after: [exif] }].map((place) =>
      editPicture(new Uint8Array(png({ width, height, ...place }))),
    ),
  );
  assert.deepEqual([early.width, early.height], [height, width]);
  assert.deepEqual(late, early);
});

test('ACC-2 a plain PNG that is damaged in its last row gives no picture', async () => {
  const file = new Uint8Array(png({ width: 48, height: 32 }));
  const rows = Buffer.alloc(32 * (1 + 48 * 3));
  rows[31 * (1 + 48 * 3)] = 5; // a filter that does not exist
  const broken = new Uint8Array(png({ width: 48, height: 32, packed: deflateSync(rows) }));
  assert.equal((await editPicture(file)).width, 48);
  await assert.rejects(editPicture(broken), { code: 'picture_corrupt' });
});
