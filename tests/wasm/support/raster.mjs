// Pictures as plain pixels, independent of the module: what it makes is compared with this.
import { inflateSync } from 'node:zlib';

/** `{ width, height, at(x, y) → [red, green, blue] }` of a painter. */
export function painted(width, height, paint) {
  return { width, height, at: (x, y) => paint(x, y) };
}

const paeth = (left, up, corner) => {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};

/** Undoes the row filters of an 8-bit PNG without interlace. */
function unfiltered(rows, rowBytes, step) {
  const height = rows.length / (rowBytes + 1);
  const out = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowBytes + 1)];
    for (let i = 0; i < rowBytes; i += 1) {
      const at = y * rowBytes + i;
      const left = i >= step ? out[at - step] : 0;
      const up = y > 0 ? out[at - rowBytes] : 0;
      const corner = i >= step && y > 0 ? out[at - rowBytes - step] : 0;
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[at] = rows[y * (rowBytes + 1) + 1 + i] + added;
    }
  }
  return out;
}

/** Reads a PNG as encoders write it: 8 bits, no interlace. */
export function readPng(file) {
  const bytes = Buffer.from(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = { 0: 1, 2: 3, 6: 4 }[bytes[25]];
  const parts = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const samples = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, channels);
  return {
    width,
    height,
    channels,
    at: (x, y) => [...samples.subarray((y * width + x) * channels, (y * width + x + 1) * channels)],
  };
}

/** Of an RGBA preview. */
export function readRgba({ rgba, width, height }) {
  return {
    width,
    height,
    at: (x, y) => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)],
  };
}

/** How EXIF says a stored picture is shown: the definition in words, one line each. */
export const shown = {
  1: (p) => p,
  2: (p) => painted(p.width, p.height, (x, y) => p.at(p.width - 1 - x, y)),
  3: (p) => painted(p.width, p.height, (x, y) => p.at(p.width - 1 - x, p.height - 1 - y)),
  4: (p) => painted(p.width, p.height, (x, y) => p.at(x, p.height - 1 - y)),
  5: (p) => painted(p.height, p.width, (x, y) => p.at(y, x)),
  6: (p) => painted(p.height, p.width, (x, y) => p.at(y, p.height - 1 - x)),
  7: (p) => painted(p.height, p.width, (x, y) => p.at(p.width - 1 - y, p.height - 1 - x)),
  8: (p) => painted(p.height, p.width, (x, y) => p.at(p.width - 1 - y, x)),
};

export function cropped(p, { x, y, width, height }) {
  return painted(width, height, (column, row) => p.at(x + column, y + row));
}

/** Means over the areas that the new pixels cover; sizes divide without rest. */
export function averaged(p, width, height) {
  const [columns, rows] = [p.width / width, p.height / height];
  return painted(width, height, (x, y) => {
    const sums = [0, 0, 0];
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1)
        p.at(x * columns + column, y * rows + row).forEach((value, i) => (sums[i] += value));
    return sums.map((sum) => sum / (columns * rows));
  });
}

/** Largest and mean difference of two pictures of one size. */
export function difference(a, b) {
  let [largest, total] = [0, 0];
  for (let y = 0; y < a.height; y += 1)
    for (let x = 0; x < a.width; x += 1) {
      const [one, other] = [a.at(x, y), b.at(x, y)];
      for (let i = 0; i < 3; i += 1) {
        const off = Math.abs(one[i] - other[i]);
        largest = Math.max(largest, off);
        total += off;
      }
    }
  return { largest, mean: total / (a.width * a.height * 3) };
}
