// One picture in one instance of picture.wasm. Runs inside a worker.

const STATUS = ['done', 'refused', 'crop_outside', 'too_large', 'broken']; // EditStatus in edit.hpp
const CODE = {
  crop_outside: 'picture_edit_crop_outside',
  too_large: 'picture_edit_too_large',
  broken: 'picture_edit_failed',
};

/** The module's only imports. Growth needs no notice: views are made when they are used. */
const IMPORTS = {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: {
    proc_exit(status) {
      throw new Error(`picture.wasm stopped itself with status ${status}`);
    },
  },
};

/**
 * @param {WebAssembly.Module} module
 * @param {{ bytes: Uint8Array, request: Int32Array }} job `request`: EditRequest in edit.hpp
 * @returns a message for the page: `{ bytes, width, height }` or `{ code, message }`
 */
export async function runJob(module, { bytes, request }) {
  try {
    const { exports: picture } = await WebAssembly.instantiate(module, IMPORTS);
    picture._initialize();
    const file = picture.allocate(bytes.length);
    if (file === 0) return { code: CODE.too_large, message: 'the file does not fit in memory' };
    new Uint8Array(picture.memory.buffer).set(bytes, file);
    new Int32Array(picture.memory.buffer, picture.request(), request.length).set(request);

    const status = STATUS[picture.edit(file, bytes.length)];
    const read = (from, size) => new Uint8Array(picture.memory.buffer, from, size).slice();
    if (status === 'done')
      return {
        bytes: read(picture.result_bytes(), picture.result_size_bytes()),
        width: picture.result_width(),
        height: picture.result_height(),
      };
    if (status === 'refused') {
      const code = read(picture.refusal(), picture.refusal_size_bytes());
      return {
        code: new TextDecoder().decode(code),
        message: 'the picture check refuses the file',
      };
    }
    return { code: CODE[status], message: `picture.wasm answered ${status}` };
  } catch (error) {
    // A trap: out of bounds, unreachable, stack. The instance is gone with this frame.
    return { code: CODE.broken, message: String(error) };
  }
}

/** Answers jobs one by one; `load(address)` gives the compiled module. */
export function serve(load, post) {
  let module;
  return async ({ wasm, ...job }) => {
    try {
      module ??= await load(wasm);
    } catch (error) {
      post({ code: 'picture_edit_blocked', message: `${wasm}: ${error.message ?? error}` });
      return;
    }
    const answer = await runJob(module, job);
    post(answer, answer.bytes ? [answer.bytes.buffer] : []);
  };
}
