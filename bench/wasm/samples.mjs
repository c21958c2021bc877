// Large pictures for the benchmarks, made on the spot and alike on every machine: soft colour
// fields with fine grain, which compress about as well as photographs do.
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import encodeWithMozjpeg, { init as initEncoder } from '@jsquash/jpeg/encode.js';

/** Numbers in [0, 1), the same ones every time (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `grain`: strength of the noise; it decides how well the picture compresses. */
export function photograph(width, height, grain) {
  const random = randomFrom(20260101);
  const waves = Array.from({ length: 24 }, () => ({
    x: (random() - 0.5) * 0.08,
    y: (random() - 0.5) * 0.08,
    phase: random() * 6.28,
    color: [random() * 22, random() * 22, random() * 22],
  }));
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 4) {
      const noise = (random() + random() - 1) * grain;
      let [red, green, blue] = [128 + noise, 128 + noise, 128 + noise];
      for (let i = 0; i < 24; i += 4) {
        const wave = waves[(i + ((x >> 9) + (y >> 9)) * 3) % 24];
        const value = Math.sin(x * wave.x + y * wave.y + wave.phase);
        red += value * wave.color[0];
        green += value * wave.color[1];
        blue += value * wave.color[2];
      }
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = 255;
    }
  return { data, width, height };
}

async function moduleOf(path) {
  const url = new URL(import.meta.resolve(path));
  return WebAssembly.compile(await readFile(url));
}

export async function jpegOf(picture, options) {
  await initEncoder(await moduleOf('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
  return new Uint8Array(await encodeWithMozjpeg(picture, options));
}

function chunk(type, body) {
  const bytes = Buffer.alloc(body.length + 12);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(body, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}

/** Red, green and blue, every row with the filter "sub". */
export function pngOf({ data, width, height }) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    rows[to++] = 1;
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (y * width + x) * 4 + channel;
        rows[to++] = data[at] - (x > 0 ? data[at - 4] : 0);
      }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows, { level: 6 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
