// PNG files with alpha, which the shared painters do not make.
import { deflateSync } from 'node:zlib';

import { chunk, header, signature } from '../../samples/png.mjs';
import { packedZeros } from '../../samples/png_samples.mjs';

const file = (head, packed) =>
  Buffer.concat([signature, header(head), chunk('IDAT', packed), chunk('IEND')]);

/** Of a painter `(x, y) → [red, green, blue, alpha]`. */
export function pngWithAlpha(width, height, paint) {
  const rows = [];
  for (let y = 0; y < height; y += 1) {
    rows.push(0);
    for (let x = 0; x < width; x += 1) rows.push(...paint(x, y));
  }
  return file({ width, height, color: 6 }, deflateSync(Buffer.from(rows)));
}

/** Small as a file, eight bytes a pixel once it is unpacked: black, with 16 bits a sample. */
export function deepPng(width, height) {
  return file({ width, height, depth: 16, color: 6 }, packedZeros((width * 8 + 1) * height));
}
