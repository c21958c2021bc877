// Texts into the core's scratch buffer and out of its reply.
import { core, CoreError } from './runtime.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// Where the scratch buffer is; asked again when it has to be larger.
let start = 0;
let roomBytes = 0;
let owner;

/** Makes room for `sizeBytes` and gives where it begins. */
export function room(sizeBytes) {
  const module = core();
  if (sizeBytes > roomBytes || module !== owner) {
    roomBytes = Math.max(sizeBytes, 4096); // Scratch::usual_size_bytes
    start = module._scratch_room(roomBytes);
    owner = module;
    if (start === 0) {
      roomBytes = 0;
      throw new CoreError('core_failed', `the core has no memory for ${sizeBytes} bytes of text`);
    }
  }
  return start;
}

/** No text needs more bytes than this, whatever is in it. */
export const bytesMax = (text) => text.length * 3;

/**
 * Writes the text at this address, where there is room, and gives its size in bytes.
 * Short ASCII, which is most of what people type, is faster byte by byte than by the encoder.
 */
export function write(text, at) {
  const memory = core().HEAPU8;
  const { length } = text;
  if (length <= 64) {
    let i = 0;
    for (; i < length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) break;
      memory[at + i] = unit;
    }
    if (i === length) return length;
  }
  return encoder.encodeInto(text, memory.subarray(at, at + bytesMax(text))).written;
}

/** One text alone in the buffer. */
export function writeOnly(text) {
  return write(text, room(bytesMax(text)));
}

export function reply() {
  const module = core();
  const from = module._reply_text();
  return decoder.decode(module.HEAPU8.subarray(from, from + module._reply_size_bytes()));
}
