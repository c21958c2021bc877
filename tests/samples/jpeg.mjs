// Writes JPEG files: sequential and progressive, one, three or four components, subsampled, with
// restart markers. Huffman tables give every symbol a code of one length, which is legal and short.
import { big16, bytes } from './bytes.mjs';

const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
  13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52,
  45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];
const quantizer = 24;
const dcBits = 4;
const acBits = 8;
const acSymbols = Array.from({ length: 16 }, (_, run) =>
  Array.from({ length: 11 }, (_, size) => (run << 4) | size),
)
  .flat()
  .filter((symbol) => (symbol & 15) !== 0 || symbol === 0 || symbol === 0xf0);

export const segment = (marker, ...payload) => {
  const body = bytes(...payload);
  return bytes(0xff, marker, big16(body.length + 2), body);
};
export const soi = bytes(0xff, 0xd8);
export const eoi = bytes(0xff, 0xd9);

export const quantization = () => segment(0xdb, 0, Array(64).fill(quantizer));
export const jfif = (...thumbnail) =>
  segment(0xe0, 'JFIF\0', 1, 1, 0, big16(72), big16(72), thumbnail.length ? thumbnail : [0, 0]);

function huffman(head, bits, symbols) {
  const counts = Array(16).fill(0);
  counts[bits - 1] = symbols.length;
  return segment(0xc4, head, counts, symbols);
}
export const tables = () =>
  bytes(
    huffman(0x00, dcBits, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    huffman(0x10, acBits, acSymbols),
  );

export function frame({ marker = 0xc0, width, height, precision = 8, components }) {
  const list = components.map(({ id, h, v }) => [id, (h << 4) | v, 0]);
  return segment(marker, precision, big16(height), big16(width), components.length, ...list);
}

class ScanWriter {
  #bytes = [];
  #held = 0;
  #used = 0;

  write(value, width) {
    for (let i = width - 1; i >= 0; --i) {
      this.#held = (this.#held << 1) | ((value >> i) & 1);
      if (++this.#used === 8) this.#push();
    }
  }
  #push() {
    this.#bytes.push(this.#held);
    if (this.#held === 0xff) this.#bytes.push(0);
    this.#held = 0;
    this.#used = 0;
  }
  /** Ends the interval with ones, as T.81 §F.1.2.3 wants it. */
  align() {
    while (this.#used !== 0) this.write(1, 1);
  }
  restart(index) {
    this.align();
    this.#bytes.push(0xff, 0xd0 + (index % 8));
  }
  finish() {
    this.align();
    return Buffer.from(this.#bytes);
  }
}

const sizeOf = (value) => 32 - Math.clz32(Math.abs(value));
const magnitude = (value, size) => (value < 0 ? value + (1 << size) - 1 : value);

/** The coefficients of one block of a smooth pattern, quantized, in zigzag order. */
function block(component, column, row) {
  const at = (x, y) =>
    (((x + column * 8) * (3 + component) + (y + row * 8) * 5 + (((x >> 2) ^ (y >> 2)) & 1) * 60) %
      256) -
    128;
  const scale = (k) => (k === 0 ? Math.SQRT1_2 : 1);
  return zigzag.map((index) => {
    const [u, v] = [index % 8, index >> 3];
    let sum = 0;
    for (let y = 0; y < 8; ++y)
      for (let x = 0; x < 8; ++x)
        sum +=
          at(x, y) *
          Math.cos(((2 * x + 1) * u * Math.PI) / 16) *
          Math.cos(((2 * y + 1) * v * Math.PI) / 16);
    const value = Math.round((sum * scale(u) * scale(v)) / 4 / quantizer);
    return Math.max(-1023, Math.min(1023, value));
  });
}

/** Calls `visit(component, block)` in the order of a scan, and `unit(index)` before each MCU. */
function visitScan({ width, height, components }, selected, visit, unit) {
  const hMax = Math.max(...components.map(({ h }) => h));
  const vMax = Math.max(...components.map(({ v }) => v));
  const alone = selected.length === 1;
  const only = selected[0];
  const unitColumns = alone
    ? Math.ceil(Math.ceil((width * only.h) / hMax) / 8)
    : Math.ceil(width / (8 * hMax));
  const unitRows = alone
    ? Math.ceil(Math.ceil((height * only.v) / vMax) / 8)
    : Math.ceil(height / (8 * vMax));
  for (let index = 0; index < unitColumns * unitRows; ++index) {
    unit(index);
    const [column, row] = [index % unitColumns, Math.floor(index / unitColumns)];
    for (const component of selected) {
      const [h, v] = alone ? [1, 1] : [component.h, component.v];
      for (let y = 0; y < v; ++y)
        for (let x = 0; x < h; ++x)
          visit(component, block(component.id, column * h + x, row * v + y));
    }
  }
}

function writeAc(writer, values) {
  let run = 0;
  let written = 0;
  values.forEach((value, i) => {
    if (value === 0) {
      ++run;
      return;
    }
    for (; run > 15; run -= 16) writer.write(acSymbols.indexOf(0xf0), acBits);
    const size = sizeOf(value);
    writer.write(acSymbols.indexOf((run << 4) | size), acBits);
    writer.write(magnitude(value, size), size);
    run = 0;
    written = i + 1;
  });
  if (written < values.length) writer.write(acSymbols.indexOf(0), acBits);
}

/** A scan: header and entropy data. `from`…`to`: coefficients; `high`, `low`: bit positions. */
export function scan(picture, { selected, from = 0, to = 63, high = 0, low = 0 }) {
  const writer = new ScanWriter();
  const last = new Map();
  const unit = (index) => {
    if (index === 0) return;
    if (!picture.restart || index % picture.restart !== 0) return;
    writer.restart(index / picture.restart - 1);
    last.clear();
  };
  visitScan(
    picture,
    selected,
    ({ id }, values) => {
      if (from === 0 && high > 0) {
        writer.write((values[0] >> low) & 1, 1);
        return;
      }
      if (from === 0) {
        const dc = values[0] >> low;
        const difference = dc - (last.get(id) ?? 0);
        last.set(id, dc);
        const size = sizeOf(difference);
        writer.write(size, dcBits);
        writer.write(magnitude(difference, size), size);
      }
      if (to > 0) writeAc(writer, values.slice(Math.max(1, from), to + 1));
    },
    unit,
  );
  const list = selected.map(({ id }) => [id, 0]);
  const head = segment(0xda, selected.length, ...list, from, to, (high << 4) | low);
  return bytes(head, writer.finish());
}

const components = {
  gray: [{ id: 1, h: 1, v: 1 }],
  color: [1, 2, 3].map((id) => ({ id, h: 1, v: 1 })),
  subsampled: [1, 2, 3].map((id) => (id === 1 ? { id, h: 2, v: 2 } : { id, h: 1, v: 1 })),
  cmyk: [1, 2, 3, 4].map((id) => ({ id, h: 1, v: 1 })),
};

export function scansOf(picture) {
  const all = picture.components;
  if (!picture.progressive) return bytes(scan(picture, { selected: all }));
  return bytes(
    scan(picture, { selected: all, to: 0, low: 1 }),
    ...all.map((one) => scan(picture, { selected: [one], from: 1, to: 5 })),
    ...all.map((one) => scan(picture, { selected: [one], from: 6, to: 63 })),
    scan(picture, { selected: all, to: 0, high: 1, low: 0 }),
  );
}

export const pictureOf = ({ kind = 'subsampled', ...options }) => ({
  ...options,
  components: components[kind],
});

/** A whole file. `before`: segments behind SOI; `restart`: MCUs per interval. */
export function jpeg(options) {
  const picture = pictureOf(options);
  return bytes(
    soi,
    options.before ?? jfif(),
    quantization(),
    frame({ ...picture, marker: options.progressive ? 0xc2 : 0xc0 }),
    tables(),
    options.restart ? segment(0xdd, big16(options.restart)) : [],
    options.scans ?? scansOf(picture),
    eoi,
  );
}
