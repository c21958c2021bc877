// Small helpers to put files together byte by byte.

/** Joins numbers, strings (one byte per character), arrays and byte arrays. */
export function bytes(...parts) {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'number') return Buffer.of(part);
      if (typeof part === 'string') return Buffer.from(part, 'latin1');
      return Array.isArray(part) ? bytes(...part) : Buffer.from(part);
    }),
  );
}

export const big16 = (value) => Buffer.of((value >> 8) & 255, value & 255);
export const little16 = (value) => Buffer.of(value & 255, (value >> 8) & 255);

export function big32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value >>> 0);
  return buffer;
}

/** A copy with `replacement` at `offset`. */
export function patched(file, offset, replacement) {
  const copy = Buffer.from(file);
  Buffer.from(replacement).copy(copy, offset);
  return copy;
}

/** The offset of `needle`, which must be there. */
export function find(file, needle, from = 0) {
  const offset = file.indexOf(needle, from, 'latin1');
  if (offset < 0) throw new Error(`no "${needle}" in the sample`);
  return offset;
}

/** Always the same numbers 0 … 255: samples must not change from run to run. */
export function noise(seed = 1) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
}
