// Where modules come from in Node, which has no fetch for files.
import { readFile } from 'node:fs/promises';
import { CoreError } from './errors.js';

async function bytesOf(url) {
  try {
    return await readFile(url);
  } catch (cause) {
    throw new CoreError('core_not_found', `${url} cannot be read (${cause.message})`, {
      file: url.pathname.split('/').at(-1),
      url: String(url),
      cause,
    });
  }
}

/** The options of `init` with the file's bytes in place of its address. */
export function readBeside(beside, { wasm = beside, ...options }) {
  const isFile = wasm instanceof URL && wasm.protocol === 'file:';
  return { wasm: isFile ? bytesOf(wasm) : wasm, ...options };
}
