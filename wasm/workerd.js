// Edge runtimes compile modules when they are deployed and forbid it later.
import module from './core.wasm';
import { core } from './core.js';

export * from './api.js';

export function init(options = {}) {
  return core.start({ wasm: module, ...options });
}
