// ADV-7, A2: the picture module's pixels, against a plain reading of the definitions.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as core from '@steward/core';
import { createPictureEditor, editPicture, previewPicture } from '@steward/core/picture';

import { gif, png, withExif } from '../support/pictures.mjs';
import { pngWithAlpha } from './support/pngs.mjs';
import {
  averaged,
  cropped,
  difference,
  painted,
  readPng,
  readRgba,
  shown,
} from './support/raster.mjs';

const editor = createPictureEditor();
before(() => core.init());
after(() => editor.close());

/** No two corners alike, no symmetry, and soft enough for JPEG. */
const paint = (x, y) => [(x * 5) & 255, (y * 7) & 255, x > y ? 200 : 40];
const smooth = (x, y) => [40 + x, 200 - y, 60 + ((x + y) >> 1)];
const [width, height] = [48, 32];
const original = painted(width, height, paint);
const file = png(width, height, paint);

function assertSame(actual, expected, limit = 0) {
  assert.deepEqual([actual.width, actual.height], [expected.width, expected.height]);
  const { largest } = difference(actual, expected);
  assert.ok(largest <= limit, `differs by ${largest}`);
}

test('an empty edit gives the same pixels', async () => {
  const edited = await editor.edit(file);
  assert.deepEqual([edited.width, edited.height, edited.format], [width, height, 'png']);
  assertSame(readPng(edited.bytes), original);
  assert.equal(core.checkPicture(edited.bytes).ok, true);
});

for (let orientation = 1; orientation <= 8; orientation += 1)
  test(`EXIF orientation ${orientation} is applied to the pixels`, async () => {
    const jpeg = Buffer.from(
      (await editor.edit(png(48, 32, smooth), { format: 'jpeg', quality: 100 })).bytes,
    );
    const stored = readRgba(await editor.preview(jpeg, 48));
    assertSame(stored, painted(48, 32, smooth), 8);
    const turned = withExif(jpeg, { orientation, canary: 'CANARY' });
    assert.equal(core.checkPicture(turned).value.orientation, orientation);
    const edited = await editor.edit(turned);
    assertSame(readPng(edited.bytes), shown[orientation](stored));
    assert.equal(Buffer.from(edited.bytes).includes('CANARY'), false);
  });

for (const turns of [-1, 0, 1, 2, 3, 5])
  test(`${turns} quarter turns clockwise`, async () => {
    const edited = await editor.edit(file, { quarterTurns: turns });
    const orientation = { 0: 1, 1: 6, 2: 3, 3: 8 }[(turns + 4) % 4];
    assertSame(readPng(edited.bytes), shown[orientation](original));
  });

test('the crop is measured on the picture as displayed', async () => {
  const crop = { x: 3, y: 30, width: 20, height: 10 };
  const turned = shown[6](original); // 32 × 48
  const edited = await editor.edit(file, { quarterTurns: 1, crop });
  assertSame(readPng(edited.bytes), cropped(turned, crop));
});

test('a reduction by a whole number is the mean of the areas', async () => {
  const edited = await editor.edit(file, { width: 12, height: 8 });
  assertSame(readPng(edited.bytes), averaged(original, 12, 8), 0.51);
});

test('the result fits into the box in proportion and is never enlarged', async () => {
  const sizes = [
    [{ width: 24, height: 24 }, [24, 16]],
    [{ width: 1000, height: 16 }, [24, 16]],
    [{ width: 500 }, [48, 32]],
    [{ crop: { x: 0, y: 0, width: 10, height: 10 }, width: 256, height: 256 }, [10, 10]],
    [{ crop: { x: 0, y: 0, width: 48, height: 1 }, width: 5, height: 5 }, [5, 1]],
  ];
  for (const [edit, size] of sizes) {
    const edited = await editor.edit(file, edit);
    assert.deepEqual([edited.width, edited.height], size);
  }
});

for (const side of [200, 100, 50])
  test(`a JPEG scaled while decoding to ${side} pixels is the mean of its areas`, async () => {
    const detailed = (x, y) =>
      [
        128 + 90 * Math.sin(x / 17),
        128 + 90 * Math.cos(y / 11),
        128 + 60 * Math.sin((x + y) / 23),
      ].map(Math.round);
    const large = await editor.edit(png(400, 400, detailed), { format: 'jpeg', quality: 95 });
    const whole = readRgba(await editor.preview(large.bytes, 400));
    const small = readRgba(await editor.preview(large.bytes, side));
    const { largest, mean } = difference(small, averaged(whole, side, side));
    assert.ok(largest <= 12 && mean <= 1.5, `largest ${largest}, mean ${mean}`);
  });

test('of an animation the first frame is taken', async () => {
  const animation = gif(8, 8, 3, (x, y, frame) => (frame === 0 ? [252, 0, 0] : [0, 252, 0]));
  const [red, green] = readRgba(await editor.preview(animation, 8)).at(4, 4);
  assert.ok(red > 200 && green < 50, `${red} ${green}`);
});

test('transparent pixels do not shine through, and lie on white in a JPEG', async () => {
  const columns = pngWithAlpha(4, 4, (x) => (x % 2 ? [0, 255, 0, 0] : [255, 0, 0, 255]));
  const box = { width: 2, height: 2 };
  const half = readPng((await editor.edit(columns, box)).bytes);
  assert.deepEqual(half.at(0, 0), [255, 0, 0, 128]);
  const { bytes } = await editor.edit(columns, { ...box, format: 'jpeg', quality: 100 });
  const [red, green, blue] = readRgba(await editor.preview(bytes, 2)).at(0, 0);
  assert.ok(red > 245 && Math.abs(green - 127) < 8 && Math.abs(blue - 127) < 8);
});

test('calls are answered in turn, the bytes stay usable, the shared functions work', async () => {
  const bytes = new Uint8Array(file);
  const answers = await Promise.all([
    editPicture(bytes, { width: 6 }),
    previewPicture(bytes, 12),
    editPicture(bytes, { width: 24 }),
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.width),
    [6, 12, 24],
  );
  assert.deepEqual(Buffer.from(bytes), file);
});
