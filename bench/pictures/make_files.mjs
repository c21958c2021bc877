// node make_files.mjs FOLDER: writes sound pictures of nearly 5 MiB to measure with.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { bytes, noise } from '../../tests/samples/bytes.mjs';
import { gif, image, lzw } from '../../tests/samples/gif.mjs';
import { jpeg, jfif, pictureOf, segment } from '../../tests/samples/jpeg.mjs';
import { exifSegment } from '../../tests/samples/metadata.mjs';
import { packedZeros } from '../../tests/samples/png_samples.mjs';
import { png } from '../../tests/samples/png.mjs';

/** Entropy data has the statistics of noise; the check reads it, but does not decode it. */
function photoJpeg() {
  const next = noise(11);
  const data = [];
  for (let at = 0; at < 5_000_000; at += 1) {
    const byte = next();
    data.push(byte);
    if (byte === 255) data.push(0);
  }
  const picture = pictureOf({ width: 4000, height: 3000 });
  const list = picture.components.map(({ id }) => [id, 0]);
  const scans = bytes(segment(0xda, 3, list, 0, 63, 0), Buffer.from(data));
  const before = [jfif(), exifSegment(6)];
  return jpeg({ width: 4000, height: 3000, before, scans });
}

/** Rows behind filter byte 1: a slope where `share` of 256 bytes has noise of `grain` levels. */
function slope(width, height, grain, share) {
  const next = noise(5);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let at = 0; at < rows.length; at += 1)
    rows[at] =
      at % (1 + width * 3) === 0 ? 1 : next() < share ? (next() % grain) - (grain >> 1) : 0;
  return rows;
}

const packedPng = (width, height, grain, share) =>
  png({ width, height, packed: deflateSync(slope(width, height, grain, share)), idat: 65536 });

function drawingGif() {
  const [width, height] = [2600, 2000];
  const next = noise(9);
  const pixels = Buffer.alloc(width * height);
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = next() < 200 ? (at >> 6) & 255 : next();
  return gif({
    width,
    height,
    bits: 8,
    blocks: image({ width, height, data: lzw(pixels, 8), bits: 8 }),
  });
}

/** Nothing but empty blocks with codes of their own: work without output, refused at the end. */
function emptyBlocksPng() {
  // One dynamic block: codes for a literal and the end of block, one distance code; then the end.
  const bits = [];
  const put = (value, count) => {
    for (let i = 0; i < count; i += 1) bits.push((value >> i) & 1);
  };
  for (let block = 0; block < 8; block += 1) {
    put(0, 1);
    put(2, 2);
    put(0, 5);
    put(0, 5);
    put(14, 4); // 18 lengths of the small code: 18 and 1 have one bit each
    for (let i = 0; i < 18; i += 1) put(i === 2 || i === 17 ? 1 : 0, 3);
    put(0, 1); // length 1 for literal 0 …
    put(1, 1);
    put(127, 7); // 138 zeros
    put(1, 1);
    put(106, 7); // 117 zeros: literal 256 follows
    put(0, 1); // length 1 for the end of block
    put(0, 1); // length 1 for distance 0
    put(1, 1); // the end of block
  }
  const unit = Buffer.alloc(bits.length / 8);
  bits.forEach((bit, at) => {
    unit[at >> 3] |= bit << (at & 7);
  });
  const count = Math.floor(5_200_000 / unit.length);
  const packed = bytes(0x78, 0x9c, Array(count).fill(unit), 0x01, 0, 0, 0xff, 0xff, 0, 0, 0, 1);
  return png({ width: 1, height: 1, packed });
}

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const files = {
  'photo.jpg': photoJpeg(),
  'photo.png': packedPng(1750, 1200, 64, 256),
  'screenshot.png': packedPng(3200, 2200, 16, 24),
  'drawing.gif': drawingGif(),
  'bomb_pixels.png': png({
    width: 8000,
    height: 6250,
    color: 6,
    depth: 16,
    packed: packedZeros(6250 * (1 + 8000 * 8)),
  }),
  'bomb_blocks.png': emptyBlocksPng(),
};
for (const [name, file] of Object.entries(files)) writeFileSync(path.join(folder, name), file);
