// Brings core.wasm to life, once, from wherever it comes, and says plainly why it could not.
import createCore from './dist/core.mjs';
import { CoreError, setCore } from './runtime.js';

const WASM_MAGIC = 0x0061736d; // "\0asm"

const isWasm = (bytes) => bytes.byteLength >= 4 && new DataView(bytes).getUint32(0) === WASM_MAGIC;

/** The word for it differs from browser to browser; the last is V8's in edge runtimes. */
const isBlocked = (error) =>
  /content security policy|unsafe-eval|blocked by csp|disallowed by embedder/i.test(
    String(error?.message ?? error),
  );

function compileFailure(error, about) {
  return isBlocked(error)
    ? new CoreError('core_blocked', 'the policy here forbids compiling WebAssembly', {
        ...about,
        cause: error,
      })
    : new CoreError('core_failed', `core.wasm does not start (${error})`, {
        ...about,
        cause: error,
      });
}

async function fetched(url, fetchIt) {
  try {
    return await fetchIt(url);
  } catch (cause) {
    throw new CoreError('core_not_found', `${url} cannot be fetched (${cause})`, { url, cause });
  }
}

/** A compiled module out of an answer of the network, or the reason there is none. */
async function moduleFrom(response, address) {
  const url = response.url || address;
  const contentType = response.headers.get('content-type') ?? 'no content type';
  const about = { url, contentType };
  if (!response.ok)
    throw new CoreError('core_not_found', `${url} answered HTTP ${response.status}`, about);
  if (contentType.startsWith('application/wasm')) {
    try {
      // Streaming is what browsers keep compiled code for.
      return await WebAssembly.compileStreaming(response.clone());
    } catch (error) {
      if (isBlocked(error)) throw compileFailure(error, about);
      // Perhaps it is no WebAssembly in spite of its type: the bytes tell.
    }
  }
  const bytes = await response.arrayBuffer();
  if (!isWasm(bytes))
    throw new CoreError('core_not_wasm', `${url} answered ${contentType}, not WebAssembly`, about);
  return compiled(bytes, about);
}

async function compiled(bytes, about) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw compileFailure(error, about);
  }
}

/** @param {{ wasm?: unknown, fetch?: typeof fetch }} options */
async function moduleOf({ wasm, fetch: fetchIt = (...request) => fetch(...request) }) {
  if (typeof WebAssembly === 'undefined')
    throw new CoreError('core_blocked', 'there is no WebAssembly here');
  const source = await wasm;
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    const bytes = new Uint8Array(
      source.buffer ?? source,
      source.byteOffset ?? 0,
      source.byteLength,
    );
    if (!isWasm(bytes.slice(0, 4).buffer))
      throw new CoreError('core_not_wasm', 'the bytes given to init() are not WebAssembly');
    return compiled(bytes, {});
  }
  // Asked last: in Node its mere mention loads the whole of fetch, tens of milliseconds.
  if (typeof Response !== 'undefined' && source instanceof Response) return moduleFrom(source, '');
  if (typeof source !== 'string' && !(source instanceof URL))
    throw new TypeError('init({ wasm }) takes a URL, Response, bytes or WebAssembly.Module');
  return moduleFrom(await fetched(String(source), fetchIt), String(source));
}

/** The glue asks for an instance and never hears of a failure, so that takes a way of its own. */
function instantiated(module) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject);
      return {};
    };
    createCore({ instantiateWasm }).then(resolve, reject);
  });
}

async function load(options) {
  const module = await moduleOf(options);
  try {
    setCore(await instantiated(module));
  } catch (error) {
    throw compileFailure(error, {});
  }
}

let loading;

/** The same promise for every call, until one fails: the next call then tries again. */
export function start(options) {
  loading ??= load(options).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
