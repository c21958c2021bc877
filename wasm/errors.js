// The error that every part of the package speaks.

/** How to mend it; `file` is the module that was to be loaded. */
const FIX = {
  core_not_ready: () => 'await init() first',
  core_not_found: (file) =>
    `serve ${file} at that address, or say where it is: init({ wasm: url })`,
  core_not_wasm: (file) =>
    `serve the file ${file} itself at that address; a catch-all route answers pages`,
  core_blocked: () =>
    "allow it in the page's policy, script-src 'self' 'wasm-unsafe-eval'; " +
    'an edge runtime takes a WebAssembly.Module: init({ wasm: module })',
  core_failed: (file) => `use ${file} and the scripts of one and the same version of @steward/core`,
  catalogue_wrong: () => 'mend the catalogue; assets/roles.json is a sound one',
};

export class CoreError extends Error {
  /** @param {{ file?: string, url?: string, contentType?: string, cause?: unknown }} [about] */
  constructor(code, what, { file, url, contentType, cause } = {}) {
    super(`${what}; ${FIX[code](file)}`, { cause });
    this.name = 'CoreError';
    this.code = code;
    if (url !== undefined) this.url = url;
    if (contentType !== undefined) this.contentType = contentType;
  }
}
