import { core } from './core.js';
import { readBeside } from './node_files.js';

export * from './api.js';

const beside = new URL('./core.wasm', import.meta.url);

export function init(options = {}) {
  return core.start(readBeside(beside, options));
}
