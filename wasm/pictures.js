// Pictures cross as bytes: one copy in, and for stripping one copy out.
import { core, CoreError } from './runtime.js';
import { limits } from './documents.js';
import { bytesMax, reply, room, write } from './texts.js';

const HEAD_BYTES = [1024, 65536]; // the dimensions are nearly always in the first kilobyte

const malformed = () => ({ ok: false, issues: [JSON.parse(reply())] });

/** Runs `use` with the bytes in the core's memory and gives that back. */
function withBytes(bytes, use) {
  const module = core();
  const at = module._allocate(bytes.length || 1);
  if (at === 0)
    throw new CoreError('core_failed', `the core has no memory for ${bytes.length} bytes`);
  try {
    module.HEAPU8.set(bytes, at);
    return use(module, at);
  } finally {
    module._release(at);
  }
}

export function checkPicture(bytes, { fileName = '', mediaType = '' } = {}) {
  // What is over the limit is refused for that alone; it need not cross.
  if (bytes.length > limits.pictureSizeBytesMax) return checkPictureHead(bytes, bytes.length);
  return withBytes(bytes, (module, at) => {
    const claim = room(bytesMax(fileName) + bytesMax(mediaType));
    const nameBytes = write(fileName, claim);
    const typeBytes = write(mediaType, claim + nameBytes);
    return module._is_picture_sound(at, bytes.length, nameBytes, typeBytes)
      ? { ok: true, value: JSON.parse(reply()) }
      : malformed();
  });
}

function checkHead(head, sizeBytes) {
  const module = core();
  module.HEAPU8.set(head, room(head.length));
  const found = module._check_head(head.length, sizeBytes);
  if (found === 0) return malformed();
  const [format, width, height] = new Uint32Array(module.HEAPU8.buffer, found, 3);
  return { ok: true, value: { format: formatName(format), width, height } };
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
    core()._name_format(format);
    formatNames[format] = reply();
  }
  return formatNames[format];
}

export function stripPicture(bytes) {
  return withBytes(bytes, (module, at) => {
    const size = module._strip(at, bytes.length);
    const from = module._stripped_bytes();
    const left = module.HEAPU8.slice(from, from + size);
    module._forget_stripped();
    return left;
  });
}
