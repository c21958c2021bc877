// The one loaded core, and the error that every part of the package speaks.

const FIX = {
  core_not_ready: 'await init() first',
  core_not_found: 'serve core.wasm at that address, or say where it is: init({ wasm: url })',
  core_not_wasm: 'serve the file core.wasm itself at that address; a catch-all route answers pages',
  core_blocked:
    "allow it in the page's policy, script-src 'self' 'wasm-unsafe-eval'; " +
    'an edge runtime takes a WebAssembly.Module: init({ wasm: module })',
  core_failed: 'use core.wasm and the scripts of one and the same version of @steward/core',
  catalogue_wrong: 'mend the catalogue; assets/roles.json is a sound one',
};

export class CoreError extends Error {
  /** @param {{ url?: string, contentType?: string, cause?: unknown }} [about] */
  constructor(code, what, { url, contentType, cause } = {}) {
    super(`${what}; ${FIX[code]}`, { cause });
    this.name = 'CoreError';
    this.code = code;
    if (url !== undefined) this.url = url;
    if (contentType !== undefined) this.contentType = contentType;
  }
}

let loaded;

export function setCore(core) {
  loaded = core;
}

export function isReady() {
  return loaded !== undefined;
}

export function core() {
  if (loaded === undefined) throw new CoreError('core_not_ready', 'the core is not loaded');
  return loaded;
}
