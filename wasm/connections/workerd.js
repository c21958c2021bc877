// Edge runtimes compile modules when they are deployed and forbid it later.
import module from './connections.wasm';
import { connections } from './instance.js';

export * from './api.js';

export function init(options = {}) {
  return connections.start({ wasm: module, ...options });
}
