// Sound and broken PNG files, each made for one rule of the check.
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { big32, bytes, find, noise, patched } from './bytes.mjs';
import { exifChunk, profileChunk, textChunks } from './metadata.mjs';
import { chunk, header, imageData, palette, png, rows, signature, stored } from './png.mjs';

const small = { width: 20, height: 13 };
const kinds = [
  [0, 1],
  [0, 2],
  [0, 4],
  [0, 8],
  [0, 16],
  [2, 8],
  [2, 16],
  [3, 1],
  [3, 2],
  [3, 4],
  [3, 8],
  [4, 8],
  [4, 16],
  [6, 8],
  [6, 16],
];

/** A zlib stream of `count` zeros without ever holding them: the classic bomb. */
export function packedZeros(count) {
  const block = 1 << 20;
  const whole = Math.floor(count / block);
  const zeros = (size, finishFlush) =>
    deflateRawSync(Buffer.alloc(size), { level: 9, finishFlush });
  const repeated = zeros(block, constants.Z_SYNC_FLUSH);
  const checksum = big32((((count % 65521) << 16) | 1) >>> 0);
  const parts = Array.from({ length: whole }, () => repeated);
  return bytes(0x78, 0xda, parts, zeros(count - whole * block, constants.Z_FINISH), checksum);
}

function everyKind() {
  const samples = {};
  for (const [color, depth] of kinds)
    for (const interlaced of [false, true]) {
      const name = `png_color_${color}_depth_${depth}${interlaced ? '_interlaced' : ''}.png`;
      const entries = color === 3 ? 1 << depth : undefined;
      samples[name] = png({
        ...small,
        color,
        depth,
        interlaced,
        entries,
        zlib: interlaced ? {} : undefined,
      });
    }
  for (let side = 1; side <= 9; ++side)
    samples[`png_interlaced_${side}x${side}.png`] = png({
      width: side,
      height: side,
      interlaced: true,
    });
  return samples;
}

function packings() {
  const text = rows(small);
  return {
    'png_packed.png': png({ ...small, zlib: {} }),
    'png_packed_hard.png': png({ ...small, zlib: { level: 9 } }),
    'png_fixed_codes.png': png({ ...small, zlib: { strategy: constants.Z_FIXED } }),
    'png_run_lengths.png': png({ ...small, zlib: { strategy: constants.Z_RLE } }),
    'png_small_window.png': png({ ...small, zlib: { windowBits: 9 } }),
    'png_one_byte_per_idat.png': png({ ...small, idat: 1, zlib: {} }),
    'png_empty_idat.png': png({ ...small, before: chunk('IDAT'), after: chunk('IDAT') }),
    'png_many_windows.png': png({ width: 300, height: 400, idat: 8192, zlib: {} }),
    'png_unpacked_short.png': png({ ...small, packed: stored(text.subarray(1)) }),
    'png_unpacked_long.png': png({ ...small, packed: stored(bytes(text, 0)) }),
    'png_filter_5.png': png({ ...small, packed: stored(patched(text, 0, [5])) }),
    'png_data_behind_stream.png': png({ ...small, packed: bytes(stored(text), 'hidden') }),
    'png_stream_ends_early.png': png({ ...small, packed: deflateSync(text).subarray(0, 30) }),
    'png_stream_checksum.png': png({ ...small, packed: damagedEnd(stored(text)) }),
    'png_stream_header.png': png({ ...small, packed: patched(stored(text), 0, [0x79]) }),
    'png_stream_dictionary.png': png({ ...small, packed: bytes(0x78, 0xbb, 0, 0, 0, 0) }),
    'png_stream_block_type.png': png({ ...small, packed: bytes(0x78, 0x9c, 7) }),
    'png_stream_distance.png': png({ ...small, packed: bytes(0x78, 0x9c, 0x03, 0x82, 0, 0) }),
  };
}

const damagedEnd = (packed) => patched(packed, packed.length - 1, [packed.at(-1) ^ 1]);

function structure() {
  const sound = png(small);
  const palette4 = { ...small, color: 3, depth: 2, entries: 4 };
  const idatAt = find(sound, 'IDAT');
  const idat = imageData(stored(rows(small)));
  const build = (...parts) => bytes(signature, ...parts, chunk('IEND'));
  const withHeader = (options) => build(header({ ...small, ...options }), idat);
  return {
    'png_truncated_in_header.png': sound.subarray(0, 20),
    'png_truncated_in_data.png': sound.subarray(0, idatAt + 40),
    'png_truncated_before_end.png': sound.subarray(0, sound.length - 12),
    'png_truncated_in_end.png': sound.subarray(0, sound.length - 1),
    'png_trailing_zip.png': bytes(sound, 'PK\x03\x04', Buffer.alloc(26)),
    'png_trailing_html.png': bytes(sound, '<script>alert(1)</script>'),
    'png_checksum_header.png': patched(sound, 29, [sound[29] ^ 1]),
    'png_checksum_data.png': patched(sound, idatAt + 20, [sound[idatAt + 20] ^ 0x10]),
    'png_without_header.png': build(idat),
    'png_header_twice.png': build(header(small), header(small), idat),
    'png_header_short.png': build(chunk('IHDR', big32(20), big32(13)), idat),
    'png_without_data.png': build(header(small)),
    'png_data_apart.png': build(header(small), idat, chunk('tEXt', 'a\0b'), idat),
    'png_end_with_data.png': bytes(signature, header(small), idat, chunk('IEND', 1)),
    'png_chunk_name.png': build(header(small), chunk('1DAT', 0), idat),
    'png_chunk_length.png': build(header(small), big32(0x80000000), 'tEXt', idat),
    'png_chunk_critical.png': build(header(small), chunk('ABCD'), idat),
    'png_apple.png': build(chunk('CgBI', 0x50, 0, 0x20, 2), header(small), idat),
    'png_color_type_1.png': withHeader({ color: 1 }),
    'png_depth_3.png': withHeader({ color: 0, depth: 3 }),
    'png_color_depth_4.png': withHeader({ color: 2, depth: 4 }),
    'png_palette_missing.png': build(header(palette4), imageData(stored(rows(palette4)))),
    'png_palette_long.png': png({ ...palette4, entries: 5 }),
    'png_palette_twice.png': png({ ...palette4, before: palette(4) }),
    'png_palette_gray.png': png({ ...small, color: 0, before: palette(2) }),
    'png_palette_odd.png': png({ ...small, before: chunk('PLTE', 1, 2, 3, 4) }),
    'png_palette_suggested.png': png({ ...small, before: palette(7) }),
    'png_palette_late.png': png({
      ...small,
      before: [chunk('tRNS', Array(6).fill(0)), palette(7)],
    }),
    'png_transparency.png': png({ ...palette4, before: chunk('tRNS', 0, 128, 255) }),
    'png_transparency_long.png': png({ ...palette4, before: chunk('tRNS', 0, 1, 2, 3, 4) }),
    'png_transparency_alpha.png': png({ ...small, color: 6, before: chunk('tRNS', 0, 0) }),
    'png_gamma_late.png': png({ ...small, after: chunk('gAMA', big32(45455)) }),
    'png_gamma_twice.png': png({ ...small, before: Array(2).fill(chunk('gAMA', big32(45455))) }),
  };
}

function limits() {
  const gray = { color: 0, depth: 1 };
  const zeros = (width, height, options = gray, bits = 1) =>
    png({
      ...options,
      width,
      height,
      packed: packedZeros(height * (1 + Math.ceil((width * bits) / 8))),
    });
  const declared = (width, height) => png({ ...gray, width, height, packed: packedZeros(10) });
  return {
    'png_side_max.png': zeros(8192, 1),
    'png_side_over.png': declared(8193, 1),
    'png_side_over_high.png': declared(1, 8193),
    'png_pixels_max.png': zeros(8000, 6250),
    'png_pixels_over.png': declared(8192, 6104),
    'png_width_zero.png': declared(0, 5),
    'png_height_zero.png': declared(5, 0),
    'png_sides_enormous.png': declared(0xffffffff, 0xffffffff),
    'png_bomb_sound.png': zeros(8000, 6250, { color: 6, depth: 16 }, 64),
    'png_bomb_long.png': png({ ...small, packed: packedZeros(1 << 30) }),
    'png_size_max.png': padded(5 * 1024 * 1024),
    'png_size_over.png': padded(5 * 1024 * 1024 + 1),
  };
}

/** A sound file of exactly `size` bytes. */
function padded(size) {
  const { width, height } = { width: 700, height: 700 };
  const next = noise(7);
  const data = rows({ width: 1, height: 1 });
  const pixels = Buffer.alloc(height * (1 + width * 3));
  for (let at = 0; at < pixels.length; ++at)
    pixels[at] = at % (1 + width * 3) === 0 ? data[0] : next();
  const packed = stored(pixels);
  const bare = png({ width, height, packed }).length;
  const text = Buffer.alloc(size - bare - 12 - 2, 'x');
  return png({ width, height, packed, before: chunk('tEXt', 'a\0', text) });
}

function metadata() {
  const samples = {
    'png_metadata.png': png({
      ...small,
      before: [profileChunk(), textChunks(), exifChunk(6)],
      after: chunk('tEXt', 'Software\0', 'CANARY-AFTER'),
    }),
    'png_exif_little.png': png({ ...small, before: exifChunk(8, { little: true }) }),
    'png_exif_upright.png': png({ ...small, before: exifChunk(1) }),
    'png_exif_broken.png': png({ ...small, before: chunk('eXIf', 'MM\0*\xff\xff\xff\xff') }),
  };
  return samples;
}

/** Name → file. */
export const pngSamples = () => ({
  ...everyKind(),
  ...packings(),
  ...structure(),
  ...limits(),
  ...metadata(),
});
