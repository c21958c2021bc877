// Pictures cross as bytes: one copy in, and for stripping one copy out.
import { core } from './core.js';
import { limits } from './documents.js';
import { CoreError } from './errors.js';

const HEAD_BYTES = [1024, 65536]; // the dimensions are nearly always in the first kilobyte

const malformed = () => ({ ok: false, issues: [JSON.parse(core.reply())] });

/** Runs `use` with the bytes in the core's memory and gives that back. */
function withBytes(bytes, use) {
  const { allocate, release } = core.exports;
  const at = allocate(bytes.length || 1);
  if (at === 0)
    throw new CoreError('core_failed', `core.wasm has no memory for ${bytes.length} bytes`, {
      file: 'core.wasm',
    });
  try {
    core.bytes.set(bytes, at);
    return use(at);
  } finally {
    release(at);
  }
}

export function checkPicture(bytes, { fileName = '', mediaType = '' } = {}) {
  // What is over the limit is refused for that alone; it need not cross.
  if (bytes.length > limits.pictureSizeBytesMax) return checkPictureHead(bytes, bytes.length);
  return withBytes(bytes, (at) => {
    const claim = core.writeAll(fileName, mediaType);
    return core.exports.is_picture_sound(at, bytes.length, ...claim)
      ? { ok: true, value: JSON.parse(core.reply()) }
      : malformed();
  });
}

function checkHead(head, sizeBytes) {
  const at = core.room(head.length);
  core.bytes.set(head, at);
  const found = core.exports.check_head(head.length, sizeBytes);
  if (found === 0) return malformed();
  const { words } = core;
  const first = found >> 2;
  const [width, height] = [words[first + 1], words[first + 2]];
  return { ok: true, value: { format: formatName(words[first]), width, height } };
}

export function checkPictureHead(head, sizeBytes) {
  let verdict;
  for (const most of HEAD_BYTES) {
    verdict = checkHead(head.subarray(0, most), sizeBytes);
    if (!verdict.ok || verdict.value.width > 0 || head.length <= most) break;
  }
  return verdict;
}

/** The core spells the names; asked once each. */
const formatNames = [];
function formatName(format) {
  if (formatNames[format] === undefined) {
    core.exports.name_format(format);
    formatNames[format] = core.reply();
  }
  return formatNames[format];
}

export function stripPicture(bytes) {
  return withBytes(bytes, (at) => {
    const { strip, stripped_bytes: start, forget_stripped: forget } = core.exports;
    const size = strip(at, bytes.length);
    const from = start();
    const left = core.bytes.slice(from, from + size);
    forget();
    return left;
  });
}
