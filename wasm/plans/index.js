import { plans } from './instance.js';

export * from './api.js';

export function init(options = {}) {
  // Written out like this, bundlers see the file and give it an address of their own.
  return plans.start({ wasm: new URL('./plans.wasm', import.meta.url), ...options });
}
