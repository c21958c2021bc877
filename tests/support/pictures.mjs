// Makes real pictures from a painter `(x, y, frame) → [red, green, blue]`; nothing is stored.
import { crc32, deflateSync } from 'node:zlib';

function pngChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** `level` 0 stores the pixels, which makes a file of a known size. */
export function png(width, height, paint, { level = 9, comment, chunks = [] } = {}) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, at = 0; y < height; y += 1) {
    rows[at++] = 0; // filter: none
    for (let x = 0; x < width; x += 1) for (const part of paint(x, y, 0)) rows[at++] = part;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...(comment ? [pngChunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1'))] : []),
    ...chunks.map(([type, data]) => pngChunk(type, data)),
    pngChunk('IDAT', deflateSync(rows, { level })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A sound PNG of exactly so many bytes: an ancillary chunk that is not metadata fills it up. */
export function pngOfSize(bytes, paint) {
  const bare = png(64, 64, paint).length;
  return png(64, 64, paint, { chunks: [['stWd', Buffer.alloc(bytes - bare - 12)]] });
}

/** Says it has so many pixels and holds next to nothing: a bomb. */
export function pngBomb(width, height) {
  const bomb = png(1, 1, () => [0, 0, 0]);
  bomb.writeUInt32BE(width, 16);
  bomb.writeUInt32BE(height, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  return bomb;
}

/** GIF codes of fixed width: a clear code before the table can grow. */
function gifCodes(indices) {
  const codes = [];
  indices.forEach((index, at) => {
    if (at % 120 === 0) codes.push(128);
    codes.push(index);
  });
  codes.push(129);
  const bytes = [];
  let bits = 0;
  let count = 0;
  for (const code of codes) {
    bits |= code << count;
    for (count += 8; count >= 8; count -= 8) {
      bytes.push(bits & 0xff);
      bits >>>= 8;
    }
  }
  if (count > 0) bytes.push(bits & 0xff);
  const blocks = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.slice(at, at + 255);
    blocks.push(block.length, ...block);
  }
  return [7, ...blocks, 0];
}

const little = (value) => [value & 0xff, value >> 8];

/** An animation; the painter's colours are cut to 128 shades of red, green and blue. */
export function gif(width, height, frameCount, paint) {
  const palette = Array.from({ length: 128 }, (_, index) => [
    (index >> 5) * 85,
    ((index >> 3) & 3) * 85,
    (index & 7) * 36,
  ]);
  const indexOf = ([red, green, blue]) => ((red >> 6) << 5) | ((green >> 6) << 3) | (blue >> 5);
  const bytes = [...Buffer.from('GIF89a'), ...little(width), ...little(height), 0xf6, 0, 0];
  bytes.push(...palette.flat());
  bytes.push(0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0);
  for (let frame = 0; frame < frameCount; frame += 1) {
    const indices = Array.from({ length: width * height }, (_, at) =>
      indexOf(paint(at % width, Math.floor(at / width), frame)),
    );
    bytes.push(0x21, 0xf9, 4, 4, ...little(20), 0, 0);
    bytes.push(0x2c, 0, 0, 0, 0, ...little(width), ...little(height), 0, ...gifCodes(indices));
  }
  bytes.push(0x3b);
  return Buffer.from(bytes);
}

/** One entry of a TIFF directory. */
function entry(tag, type, count, value) {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16BE(tag, 0);
  bytes.writeUInt16BE(type, 2);
  bytes.writeUInt32BE(count, 4);
  if (type === 3) bytes.writeUInt16BE(value, 8);
  else if (type === 2) bytes.write(value, 8, 'latin1');
  else bytes.writeUInt32BE(value, 8);
  return bytes;
}

const directory = (...entries) =>
  Buffer.concat([Buffer.from([0, entries.length]), ...entries, Buffer.alloc(4)]);

/** Degrees, minutes, seconds as three fractions. */
function degrees(...values) {
  const bytes = Buffer.alloc(24);
  values.forEach((value, at) => {
    bytes.writeUInt32BE(value, at * 8);
    bytes.writeUInt32BE(1, at * 8 + 4);
  });
  return bytes;
}

/** What a phone writes: how it was held, and where. `canary` ends up in the EXIF text. */
export function withExif(jpeg, { orientation, canary }) {
  const text = Buffer.from(`${canary}\0`, 'latin1');
  const first = 8;
  const gps = first + 2 + 3 * 12 + 4;
  const latitude = gps + 2 + 4 * 12 + 4;
  const textAt = latitude + 48;
  const tiff = Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, first]),
    directory(
      entry(0x0112, 3, 1, orientation),
      entry(0x013b, 2, text.length, '').fill(0, 8),
      entry(0x8825, 4, 1, gps),
    ),
    directory(
      entry(1, 2, 2, 'N'),
      entry(2, 5, 3, latitude),
      entry(3, 2, 2, 'E'),
      entry(4, 5, 3, latitude + 24),
    ),
    degrees(52, 31, 12),
    degrees(13, 24, 18),
    text,
  ]);
  tiff.writeUInt32BE(textAt, first + 2 + 12 + 8);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const marker = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}
