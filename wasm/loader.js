// A compiled module from wherever it comes, or plainly why there is none.
import { CoreError } from './errors.js';

const WASM_MAGIC = 0x0061736d; // "\0asm"

const isWasm = (bytes) => bytes.byteLength >= 4 && new DataView(bytes).getUint32(0) === WASM_MAGIC;

/** The word for it differs from browser to browser; the last is V8's in edge runtimes. */
const isBlocked = (error) =>
  /content security policy|unsafe-eval|blocked by csp|disallowed by embedder/i.test(
    String(error?.message ?? error),
  );

/** `about`: the file's name, and what answered where. */
export function startFailure(error, about) {
  const [code, what] = isBlocked(error)
    ? ['core_blocked', 'the policy here forbids compiling WebAssembly']
    : ['core_failed', `${about.file} does not start (${error})`];
  return new CoreError(code, what, { ...about, cause: error });
}

async function fetched(url, file, fetchIt) {
  try {
    return await fetchIt(url);
  } catch (cause) {
    throw new CoreError('core_not_found', `${url} cannot be fetched (${cause})`, {
      file,
      url,
      cause,
    });
  }
}

async function moduleFrom(response, file, address) {
  const url = response.url || address;
  const contentType = response.headers.get('content-type') ?? 'no content type';
  const about = { file, url, contentType };
  if (!response.ok)
    throw new CoreError('core_not_found', `${url} answered HTTP ${response.status}`, about);
  if (contentType.startsWith('application/wasm')) {
    try {
      // Streaming is what browsers keep compiled code for.
      return await WebAssembly.compileStreaming(response.clone());
    } catch (error) {
      if (isBlocked(error)) throw startFailure(error, about);
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
    throw startFailure(error, about);
  }
}

/** @param {{ wasm?: unknown, fetch?: typeof fetch }} options */
export async function moduleOf({ wasm, fetch: fetchIt = (...request) => fetch(...request) }, file) {
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
      throw new CoreError('core_not_wasm', 'the bytes given to init() are not WebAssembly', {
        file,
      });
    return compiled(bytes, { file });
  }
  // Asked last: in Node its mere mention loads the whole of fetch, tens of milliseconds.
  if (typeof Response !== 'undefined' && source instanceof Response)
    return moduleFrom(source, file, '');
  if (typeof source !== 'string' && !(source instanceof URL))
    throw new TypeError('init({ wasm }) takes a URL, Response, bytes or WebAssembly.Module');
  return moduleFrom(await fetched(String(source), file, fetchIt), file, String(source));
}
