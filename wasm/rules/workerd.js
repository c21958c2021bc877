// Edge runtimes compile modules when they are deployed and forbid it later.
import module from './rules.wasm';
import { rules } from './api.js';

export { codes, CoreError, evaluate, isReady } from './api.js';

export function init(options = {}) {
  return rules.start({ wasm: module, ...options });
}
