import { readBeside } from '../node_files.js';
import { connections } from './instance.js';

export * from './api.js';

const beside = new URL('./connections.wasm', import.meta.url);

export function init(options = {}) {
  return connections.start(readBeside(beside, options));
}
