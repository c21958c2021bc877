import { core } from './core.js';

export * from './api.js';

export function init(options = {}) {
  // Written out like this, bundlers see the file and give it an address of their own.
  return core.start({ wasm: new URL('./core.wasm', import.meta.url), ...options });
}
