// The whole verdict on a picture and its stripping, in WebAssembly and from JavaScript, beside npm's
// readers of type and size, which look at the head only, and beside a copy of the same bytes.
// `bench/pictures` has the same natively.
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import * as core from '@steward/core';

import { goal, measure, print, printMachine } from '../support/measure.mjs';
import { jpegOf, photograph, pngOf } from './samples.mjs';

await core.init();
printMachine();
const samples = [
  ['JPEG', await jpegOf(photograph(4000, 3000, 58), { quality: 85, progressive: false })],
  ['PNG', pngOf(photograph(1900, 1600, 14))],
];
const direct = (name, run, repeat) => ({ name, run, repeat, direct: true });
for (const [name, bytes] of samples) {
  const copy = new Uint8Array(bytes.length);
  const head = bytes.subarray(0, 65536);
  const verdict = core.checkPicture(bytes);
  if (!verdict.ok) throw new Error(`the sample is not sound: ${JSON.stringify(verdict)}`);
  const whole = await measure(
    [
      direct('copy', () => copy.set(bytes), 10),
      direct('strip', () => core.stripPicture(bytes), 3),
      direct('check', () => core.checkPicture(bytes), 1),
    ],
    7,
  );
  print(`${name}, ${(bytes.length / 1e6).toFixed(1)} MB, every byte`, whole, {
    bytes: bytes.length,
  });
  goal('strip beside copying in and out', whole.strip.median / (2 * whole.copy.median), 2, ' ×');
  if (name === 'PNG') goal('every byte of a PNG, inflated', whole.check.median, 60, ' ms');
  else goal('every byte of a JPEG', (whole.check.median * 500e3) / bytes.length, 1, ' × 500 MB/s');
  const heads = await measure(
    [
      direct('check of the head', () => core.checkPictureHead(head, bytes.length), 200),
      direct('image-size', () => imageSize(bytes), 200),
      { name: 'file-type', run: () => fileTypeFromBuffer(bytes), repeat: 200 },
    ],
    7,
  );
  print(`${name}, type and size`, heads);
  goal('the head', heads['check of the head'].median * 1e3, 2, ' µs');
}
