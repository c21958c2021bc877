// Edge runtimes compile modules when they are deployed and forbid it later.
import module from './dist/core.wasm';
import { start } from './loader.js';

export * from './api.js';

export function init(options = {}) {
  return start({ wasm: module, ...options });
}
