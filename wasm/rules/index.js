import { rules } from './api.js';

export { codes, CoreError, evaluate, isReady } from './api.js';

export function init(options = {}) {
  // Written out like this, bundlers see the file and give it an address of their own.
  return rules.start({ wasm: new URL('./rules.wasm', import.meta.url), ...options });
}
