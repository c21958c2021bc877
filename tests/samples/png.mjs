// Writes PNG files of every kind: color types, depths, Adam7, filters, animation.
import { crc32, deflateSync } from 'node:zlib';
import { big16, big32, bytes, little16 } from './bytes.mjs';

export const signature = bytes(0x89, 'PNG\r\n\x1a\n');
const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

export function chunk(type, ...data) {
  const body = bytes(type, ...data);
  return bytes(big32(body.length - 4), body, big32(crc32(body)));
}

export function header({ width, height, depth = 8, color = 2, interlaced = false }) {
  return chunk('IHDR', big32(width), big32(height), depth, color, 0, 0, interlaced ? 1 : 0);
}

/** A picture with some structure: value of one channel, 0 … 2^depth − 1. */
function sample(x, y, channel, depth, entries) {
  const value = (x * 7 + y * 13 + channel * 50 + ((x ^ y) & 3) * 20) & 255;
  if (entries) return value % entries;
  return depth === 16 ? value * 257 : value >> (8 - depth);
}

function packRow(picture, y, left, step) {
  const { width, depth, color, entries } = picture;
  const row = [];
  let held = 0;
  let used = 0;
  for (let x = left; x < width; x += step)
    for (let channel = 0; channel < channels[color]; ++channel) {
      const value = sample(x, y, channel, depth, entries);
      if (depth === 16) row.push(value >> 8, value & 255);
      else if (depth === 8) row.push(value);
      else {
        held = (held << depth) | value;
        used += depth;
        if (used === 8) {
          row.push(held);
          held = 0;
          used = 0;
        }
      }
    }
  if (used > 0) row.push(held << (8 - used));
  return row;
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

/** One row under filter 0 … 4 (PNG §9.2). */
function filtered(filter, row, above, pixelBytes) {
  return [
    filter,
    ...row.map((value, i) => {
      const a = i >= pixelBytes ? row[i - pixelBytes] : 0;
      const b = above[i] ?? 0;
      const c = i >= pixelBytes ? (above[i - pixelBytes] ?? 0) : 0;
      const predicted = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
      return (value - predicted) & 255;
    }),
  ];
}

/** The unpacked image data: every filter is used, row by row. */
export function rows(options) {
  const picture = { depth: 8, color: 2, ...options };
  const pixelBytes = Math.max(1, (channels[picture.color] * picture.depth) >> 3);
  const lines = [];
  for (const [left, top, dx, dy] of picture.interlaced ? adam7 : [[0, 0, 1, 1]]) {
    if (left >= picture.width) continue;
    let above = [];
    for (let y = top; y < picture.height; y += dy) {
      const row = packRow(picture, y, left, dx);
      lines.push(Buffer.from(filtered(y % 5, row, above, pixelBytes)));
      above = row;
    }
  }
  return Buffer.concat(lines);
}

function adler32(data) {
  let [low, high] = [1, 0];
  for (const byte of data) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return big32(high * 65536 + low);
}

/**
 * A zlib stream that packs nothing. What zlib itself makes differs between versions and machines;
 * samples whose sizes and offsets are expected exactly use this.
 */
export function stored(data) {
  const parts = [0x78, 0x01];
  const blockMax = 65535;
  for (let at = 0; at === 0 || at < data.length; at += blockMax) {
    const block = data.subarray(at, at + blockMax);
    const isLast = at + blockMax >= data.length;
    parts.push(isLast ? 1 : 0, little16(block.length), little16(~block.length), block);
  }
  return bytes(parts, adler32(data));
}

export function palette(entries) {
  return chunk('PLTE', ...Array.from({ length: entries }, (_, i) => [i * 5, 255 - i, i]).flat());
}

/** Compressed data in chunks of `size` bytes. */
export function imageData(packed, size = packed.length) {
  const parts = [];
  for (let at = 0; at < packed.length; at += size)
    parts.push(chunk('IDAT', packed.subarray(at, at + size)));
  return bytes(...parts);
}

/**
 * A whole file. `before`/`after`: chunks around the image data; `zlib`: options to pack with;
 * `packed`: compressed data instead of what the picture gives; `idat`: bytes per IDAT.
 */
export function png(options) {
  const { before = [], after = [], entries, zlib, idat } = options;
  const pack = (data) => (zlib ? deflateSync(data, zlib) : stored(data));
  const packed = options.packed ?? pack(rows(options));
  return bytes(
    signature,
    header(options),
    options.color === 3 ? palette(entries) : [],
    before,
    imageData(packed, idat),
    after,
    chunk('IEND'),
  );
}

/** Numbers fcTL and fdAT in one row. */
export class AnimationWriter {
  #sequence = 0;

  control(frames, plays = 0) {
    return chunk('acTL', big32(frames), big32(plays));
  }
  frame({ width, height, left = 0, top = 0, dispose = 0, blend = 0 }) {
    const place = [width, height, left, top].map(big32);
    const delay = [big16(1), big16(10)];
    return chunk('fcTL', big32(this.#sequence++), ...place, ...delay, dispose, blend);
  }
  data(packed) {
    return chunk('fdAT', big32(this.#sequence++), packed);
  }
}
