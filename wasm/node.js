import { readFile } from 'node:fs/promises';
import { start } from './loader.js';
import { CoreError } from './runtime.js';

export * from './api.js';

const beside = new URL('./dist/core.wasm', import.meta.url);

/** Node has no fetch for files. */
async function bytesOf(url) {
  try {
    return await readFile(url);
  } catch (cause) {
    throw new CoreError('core_not_found', `${url} cannot be read (${cause.message})`, {
      url: String(url),
      cause,
    });
  }
}

export function init({ wasm = beside, ...options } = {}) {
  const isFile = wasm instanceof URL && wasm.protocol === 'file:';
  return start({ wasm: isFile ? bytesOf(wasm) : wasm, ...options });
}
