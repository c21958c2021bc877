import { connections } from './instance.js';

export * from './api.js';

export function init(options = {}) {
  // Written out like this, bundlers see the file and give it an address of their own.
  return connections.start({ wasm: new URL('./connections.wasm', import.meta.url), ...options });
}
