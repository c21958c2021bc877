// Writes GIF files: LZW, interlacing, animation, extensions.
import { bytes, little16 } from './bytes.mjs';

const codesMax = 4096;

class BitWriter {
  #bytes = [];
  #held = 0;
  #used = 0;

  write(value, width) {
    this.#held |= value << this.#used;
    this.#used += width;
    while (this.#used >= 8) {
      this.#bytes.push(this.#held & 255);
      this.#held >>>= 8;
      this.#used -= 8;
    }
  }
  finish() {
    if (this.#used > 0) this.#bytes.push(this.#held & 255);
    return Buffer.from(this.#bytes);
  }
}

/** Packs palette indices. `endCode: false` leaves the end code out, as some writers do. */
export function lzw(pixels, literalBits, { endCode = true } = {}) {
  const clear = 1 << literalBits;
  const writer = new BitWriter();
  let table;
  let next;
  let width;
  const reset = () => {
    table = new Map();
    next = clear + 2;
    width = literalBits + 1;
  };
  reset();
  writer.write(clear, width);
  let current = pixels[0];
  for (const pixel of pixels.subarray(1)) {
    const key = (current << 8) | pixel;
    const known = table.get(key);
    if (known !== undefined) {
      current = known;
      continue;
    }
    writer.write(current, width);
    if (next < codesMax) {
      table.set(key, next);
      if (next === 1 << width) ++width;
      ++next;
    } else {
      writer.write(clear, width);
      reset();
    }
    current = pixel;
  }
  writer.write(current, width);
  // The reader adds one more string behind the last code, which may widen the end code.
  if (next === 1 << width && width < 12) ++width;
  if (endCode) writer.write(clear + 1, width);
  return writer.finish();
}

export function subBlocks(data, size = 255) {
  const parts = [];
  for (let at = 0; at < data.length; at += size) {
    const part = data.subarray(at, at + size);
    parts.push(part.length, part);
  }
  return bytes(...parts, 0);
}

export function screen({ version = '89a', width, height, bits = 2 }) {
  const table = bits === 0 ? [] : colors(bits);
  const flags = bits === 0 ? 0 : 0x80 | (bits - 1);
  return bytes('GIF', version, little16(width), little16(height), flags, 0, 0, table);
}

export function colors(bits) {
  return Buffer.from(Array.from({ length: 3 << bits }, (_, i) => (i * 37) & 255));
}

export function pixels(width, height, bits, shift = 0) {
  const data = Buffer.alloc(width * height);
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x)
      data[y * width + x] = (((x + shift) >> 2) ^ (y >> 1) ^ ((x * y) >> 5)) & ((1 << bits) - 1);
  return data;
}

/** An image block. `data`: packed pixels instead of what the pattern gives. */
export function image(options) {
  const { width, height, left = 0, top = 0, bits = 2, shift = 0 } = options;
  const literalBits = options.literalBits ?? Math.max(2, bits);
  const data = options.data ?? lzw(pixels(width, height, bits, shift), literalBits, options);
  const local = options.localBits ? colors(options.localBits) : [];
  const flags = (options.localBits ? 0x80 | (options.localBits - 1) : 0) | (options.flags ?? 0);
  const place = [left, top, width, height].map(little16);
  return bytes(0x2c, ...place, flags, local, literalBits, subBlocks(data, options.blockSize));
}

export const graphicControl = ({ delay = 10, transparent } = {}) =>
  bytes(0x21, 0xf9, 4, transparent === undefined ? 4 : 5, little16(delay), transparent ?? 0, 0);
export const loop = (count = 0, name = 'NETSCAPE2.0') =>
  bytes(0x21, 0xff, 11, name, 3, 1, little16(count), 0);
export const comment = (text) => bytes(0x21, 0xfe, subBlocks(Buffer.from(text, 'latin1')));
export const trailer = bytes(0x3b);

export function gif({ blocks, ...options }) {
  return bytes(screen(options), blocks ?? image(options), trailer);
}
