// A module with the picture module's surface that traps when it is asked to edit: what a decoder
// bug looks like from outside.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const section = (id, ...items) => {
  const body = [items.length, ...items.flat()];
  return [id, body.length, ...body];
};
const name = (text) => [text.length, ...Buffer.from(text)];
const [func, memory] = [0, 2];
const [i32, end, unreachable] = [0x7f, 0x0b, 0x00];
const constant = (value) => [4, 0, 0x41, value, end]; // a body of 4 bytes: i32.const value

/** Writes it to a file of its own and gives its address. */
export function trapModule() {
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      [0x60, 0, 0], // type 0: () → ()
      [0x60, 0, 1, i32], // type 1: () → i32
      [0x60, 1, i32, 1, i32], // type 2: (i32) → i32
      [0x60, 2, i32, i32, 1, i32], // type 3: (i32, i32) → i32
    ),
    ...section(3, [0], [2], [1], [3]),
    ...section(5, [0, 1]), // one page
    ...section(
      7,
      [...name('memory'), memory, 0],
      [...name('_initialize'), func, 0],
      [...name('allocate'), func, 1],
      [...name('request'), func, 2],
      [...name('edit'), func, 3],
    ),
    ...section(10, [2, 0, end], constant(64), constant(8), [3, 0, unreachable, end]),
  ];
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'steward-trap-')), 'trap.wasm');
  writeFileSync(file, Buffer.from(bytes));
  return pathToFileURL(file);
}
