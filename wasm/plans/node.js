import { readBeside } from '../node_files.js';
import { plans } from './instance.js';

export * from './api.js';

const beside = new URL('./plans.wasm', import.meta.url);

export function init(options = {}) {
  return plans.start(readBeside(beside, options));
}
