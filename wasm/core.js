import { Instance } from './instance.js';

export const core = new Instance('core.wasm', 'parse_field');

export function isReady() {
  return core.isReady;
}
