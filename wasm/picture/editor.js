// What page and Node share: one worker at a time, one job at a time, and a new worker after any
// answer that is not a picture, because nothing is known of the state a failure leaves behind.

const OUTPUT = { png: 0, jpeg: 1, rgba: 2 }; // Output in edit.hpp

export class PictureError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.name = 'PictureError';
    this.code = code;
  }
}

/** A whole number that the module can take; anything else is a mistake in the calling code. */
function whole(name, value) {
  const rounded = Math.round(value);
  if (typeof value !== 'number' || rounded !== (rounded | 0))
    throw new TypeError(`${name} must be a number of pixels or turns, not ${value}`);
  return rounded;
}

function choose(name, value, allowed) {
  if (!Object.hasOwn(allowed, value))
    throw new TypeError(`${name} must be one of ${Object.keys(allowed).join(', ')}, not ${value}`);
  return allowed[value];
}

/** EditRequest of edit.hpp, field by field. */
function requestOf({ crop, quarterTurns = 0, width = 0, height = 0, quality = 85 }, output) {
  const area = crop
    ? ['x', 'y', 'width', 'height'].map((side) => whole(`crop.${side}`, crop[side]))
    : [0, 0, 0, 0];
  // Width 0 stands for the whole picture, so an empty crop must not pass for it.
  if (crop && area[2] === 0) area[2] = -1;
  return Int32Array.of(
    ...area,
    whole('quarterTurns', quarterTurns),
    whole('width', width),
    whole('height', height),
    output,
    Math.min(Math.max(whole('quality', quality), 1), 100),
  );
}

/** Sends one job and waits for its answer. Rejects only where the worker itself does not run. */
function ask(worker, message, transfer) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      reject(
        new PictureError(
          'picture_edit_blocked',
          `the picture worker did not run (${event.message || 'its script was refused'}); ` +
            'serve it from this origin, allow it by `worker-src`, and with Trusted Types pass ' +
            '`createWorker`',
        ),
      );
    };
    worker.postMessage(message, transfer);
  });
}

export function createEditor({ createWorker, wasm }) {
  let worker;
  let last = Promise.resolve();

  function close() {
    worker?.terminate();
    worker = undefined;
  }

  function start() {
    try {
      return createWorker();
    } catch (error) {
      throw new PictureError(
        'picture_edit_blocked',
        `no picture worker: ${error.message ?? error}`,
      );
    }
  }

  async function run(bytes, request) {
    try {
      worker ??= start();
      const answer = await ask(worker, { wasm: String(wasm), bytes, request }, [bytes.buffer]);
      if (answer.code) throw new PictureError(answer.code, answer.message);
      return answer;
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Queued, so that the end of one job's worker is not the end of another's. */
  function queued(bytes, request) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('the picture must be a Uint8Array');
    const copy = bytes.slice();
    const answer = last.then(() => run(copy, request));
    last = answer.catch(() => {}); // the caller hears of it; the next job starts anyway
    return answer;
  }

  return {
    async edit(bytes, edit = {}) {
      const { format = 'png' } = edit;
      const output = choose('format', format, { png: OUTPUT.png, jpeg: OUTPUT.jpeg });
      return { ...(await queued(bytes, requestOf(edit, output))), format };
    },
    async preview(bytes, maxSide) {
      const request = requestOf({ width: maxSide, height: maxSide }, OUTPUT.rgba);
      const { bytes: pixels, width, height } = await queued(bytes, request);
      return { rgba: new Uint8ClampedArray(pixels.buffer), width, height };
    },
    close,
  };
}

/** The functions of the package, with one editor that is made when it is first wanted. */
export function sharedEditor(createPictureEditor) {
  let shared;
  const editor = () => (shared ??= createPictureEditor());
  return {
    editPicture: (bytes, edit) => editor().edit(bytes, edit),
    previewPicture: (bytes, maxSide) => editor().preview(bytes, maxSide),
  };
}
