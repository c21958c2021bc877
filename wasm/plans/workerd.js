// Edge runtimes compile modules when they are deployed and forbid it later.
import module from './plans.wasm';
import { plans } from './instance.js';

export * from './api.js';

export function init(options = {}) {
  return plans.start({ wasm: module, ...options });
}
