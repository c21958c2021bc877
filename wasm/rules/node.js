import { readBeside } from '../node_files.js';
import { rules } from './api.js';

export { codes, CoreError, evaluate, isReady } from './api.js';

const beside = new URL('./rules.wasm', import.meta.url);

export function init(options = {}) {
  return rules.start(readBeside(beside, options));
}
