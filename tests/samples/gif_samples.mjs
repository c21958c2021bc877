// Sound and broken GIF files, each made for one rule of the check.
import { bytes, little16, noise, patched } from './bytes.mjs';
import * as gifs from './gif.mjs';
import { canary } from './metadata.mjs';

const { comment, gif, graphicControl, image, loop, lzw, pixels, screen, subBlocks } = gifs;
const { trailer } = gifs;
const small = { width: 30, height: 20 };

const application = (name, data) => bytes(0x21, 0xff, 11, name, subBlocks(Buffer.from(data)));
const plainText = (text) =>
  bytes(0x21, 0x01, 12, Array(12).fill(1), subBlocks(Buffer.from(text, 'latin1')));
const frames = (count, options = small) =>
  Array.from({ length: count }, (_, shift) => [graphicControl(), image({ ...options, shift })]);

function kinds() {
  const eightBits = { width: 200, height: 150, bits: 8 };
  return {
    'gif_87a.gif': gif({ ...small, version: '87a' }),
    'gif_89a.gif': gif(small),
    'gif_two_colors.gif': gif({ ...small, bits: 1 }),
    'gif_256_colors.gif': gif(eightBits),
    'gif_table_restarts.gif': gif({
      ...eightBits,
      blocks: image({ ...eightBits, data: noisy(eightBits) }),
    }),
    'gif_small_blocks.gif': gif({ ...small, blocks: image({ ...small, blockSize: 1 }) }),
    'gif_interlaced.gif': gif({ ...small, blocks: image({ ...small, flags: 0x40 }) }),
    'gif_transparent.gif': gif({
      ...small,
      blocks: [graphicControl({ transparent: 1 }), image(small)],
    }),
    'gif_local_colors.gif': gif({ ...small, bits: 0, blocks: image({ ...small, localBits: 3 }) }),
    'gif_animated.gif': gif({ ...small, blocks: [loop(), frames(4)] }),
    'gif_animated_once.gif': gif({ ...small, blocks: frames(2) }),
    'gif_animated_parts.gif': gif({
      ...small,
      blocks: [
        loop(3, 'ANIMEXTS1.0'),
        image(small),
        image({ width: 5, height: 4, left: 25, top: 16 }),
      ],
    }),
    'gif_without_end_code.gif': gif({ ...small, blocks: image({ ...small, endCode: false }) }),
    'gif_full_table.gif': gif({ ...eightBits, blocks: image({ ...eightBits, data: deferred() }) }),
    'gif_padded_data.gif': gif({ ...small, blocks: image({ ...small, data: bytes(packed(), 0) }) }),
  };
}

const packed = () => lzw(pixels(small.width, small.height, 2), 2);

function noisy({ width, height }) {
  const next = noise(3);
  return lzw(Buffer.from(Array.from({ length: width * height }, next)), 8);
}

/** Single codes behind a full table that is never cleared: 200 × 150 times the color 0 … 255. */
function deferred() {
  const parts = [];
  let held = 0n;
  let used = 0n;
  const write = (code, width) => {
    held |= BigInt(code) << used;
    used += BigInt(width);
    while (used >= 8n) {
      parts.push(Number(held & 255n));
      held >>= 8n;
      used -= 8n;
    }
  };
  let next = 258;
  let width = 9;
  write(256, 9);
  for (let at = 0; at < 200 * 150; ++at) {
    write(at & 255, width);
    if (at > 0 && next < 4096 && ++next === 1 << width && width < 12) ++width;
  }
  write(257, width);
  if (used > 0n) parts.push(Number(held));
  return Buffer.from(parts);
}

function metadata() {
  return {
    'gif_metadata.gif': gif({
      ...small,
      blocks: [
        loop(),
        comment(`${canary}-COMMENT`),
        application('XMP DataXMP', `${canary}-XMP`),
        application('ICCRGBG1012', `${canary}-ICC`),
        frames(2),
        plainText(`${canary}-TEXT`),
        bytes(0x21, 0x77, subBlocks(Buffer.from(`${canary}-UNKNOWN`))),
      ],
    }),
    'gif_loop_with_more.gif': gif({
      ...small,
      blocks: [bytes(0x21, 0xff, 11, 'NETSCAPE2.0', 3, 1, 0, 0, 6, canary, 0), frames(2)],
    }),
    'gif_loop_odd.gif': gif({
      ...small,
      blocks: [bytes(0x21, 0xff, 11, 'NETSCAPE2.0', 5, 2, 0, 0, 0, 1, 0), frames(2)],
    }),
  };
}

function structure() {
  const sound = gif(small);
  const imageAt = sound.indexOf(0x2c, 13);
  const withImage = (options) => gif({ ...small, blocks: image({ ...small, ...options }) });
  return {
    'gif_truncated_in_screen.gif': sound.subarray(0, 9),
    'gif_truncated_in_colors.gif': sound.subarray(0, 20),
    'gif_truncated_in_image.gif': sound.subarray(0, imageAt + 30),
    'gif_truncated_before_end.gif': sound.subarray(0, sound.length - 1),
    'gif_truncated_in_extension.gif': bytes(screen(small), 0x21, 0xfe, 200, 'short'),
    'gif_trailing_html.gif': bytes(sound, '<script>alert(1)</script>'),
    'gif_trailing_pdf.gif': bytes(sound, '%PDF-1.7'),
    'gif_without_image.gif': bytes(screen(small), trailer),
    'gif_without_colors.gif': gif({ ...small, bits: 0, blocks: image(small) }),
    'gif_block_unknown.gif': patched(sound, imageAt, [0x2d]),
    'gif_frame_outside.gif': withImage({ left: 1 }),
    'gif_frame_empty.gif': withImage({ width: 0, data: packed() }),
    'gif_control_long.gif': gif({
      ...small,
      blocks: [bytes(0x21, 0xf9, 5, 0, 0, 0, 0, 0, 0), image(small)],
    }),
    'gif_code_size_0.gif': withImage({ literalBits: 0, data: packed() }),
    'gif_code_size_12.gif': withImage({ literalBits: 12, data: packed() }),
    'gif_data_short.gif': withImage({ data: lzw(pixels(small.width, small.height - 1, 2), 2) }),
    'gif_data_long.gif': withImage({ data: lzw(pixels(small.width, small.height + 1, 2), 2) }),
    'gif_data_empty.gif': withImage({ data: Buffer.alloc(0) }),
    'gif_data_behind_end.gif': withImage({ data: bytes(packed(), 'hidden data') }),
    'gif_code_unknown.gif': withImage({ data: patched(packed(), 0, [0xfc]) }),
  };
}

/** One image of `width` × `height` pixels of color 0, in as few codes as there can be. */
function zeros(width, height) {
  const data = lzw(Buffer.alloc(width * height), 2);
  return bytes(
    0x2c,
    little16(0),
    little16(0),
    little16(width),
    little16(height),
    0,
    2,
    subBlocks(data),
  );
}

function limits() {
  const one = { width: 1, height: 1 };
  const bombFrame = zeros(8000, 6250);
  const padded = (size) => {
    const bare = gif(small).length;
    const perBlock = 1 << 20;
    const blocks = [];
    let left = size - bare;
    while (left > 0) {
      const take = left > perBlock + 600 ? perBlock : left;
      blocks.push(extensionOf(take));
      left -= take;
    }
    return gif({ ...small, blocks: [blocks, image(small)] });
  };
  return {
    'gif_frames_max.gif': gif({ ...one, blocks: frames(1000, one) }),
    'gif_frames_over.gif': gif({ ...one, blocks: frames(1001, one) }),
    'gif_bomb_sound.gif': bytes(
      screen({ width: 8000, height: 6250 }),
      Array(10).fill(bombFrame),
      trailer,
    ),
    'gif_bomb_over.gif': bytes(
      screen({ width: 8000, height: 6250 }),
      Array(11).fill(bombFrame),
      trailer,
    ),
    'gif_side_over.gif': bytes(screen({ width: 8193, height: 1 }), trailer),
    'gif_pixels_over.gif': bytes(screen({ width: 8192, height: 8192 }), trailer),
    'gif_width_zero.gif': bytes(screen({ width: 0, height: 1 }), trailer),
    'gif_size_max.gif': padded(5 * 1024 * 1024),
    'gif_size_over.gif': padded(5 * 1024 * 1024 + 1),
  };
}

/** A comment of exactly `size` bytes in all. */
function extensionOf(size) {
  let left = size - 3;
  const parts = [];
  while (left > 0) {
    const take = left === 257 ? 255 : Math.min(256, left);
    parts.push(bytes(take - 1, Buffer.alloc(take - 1, 'x')));
    left -= take;
  }
  return bytes(0x21, 0xfe, parts, 0);
}

/** Name → file. */
export const gifSamples = () => ({ ...kinds(), ...metadata(), ...structure(), ...limits() });
