import { Worker } from 'node:worker_threads';
import { createEditor, PictureError, sharedEditor } from './editor.js';

export { PictureError };

/** A worker thread behind the few members of the browser's Worker that the editor uses. */
function defaultWorker() {
  const thread = new Worker(new URL('./node_worker.js', import.meta.url));
  const worker = {
    onmessage: undefined,
    onerror: undefined,
    postMessage: (message, transfer) => {
      thread.ref(); // a running job keeps the program alive, an idle worker does not
      thread.postMessage(message, transfer);
    },
    terminate: () => thread.terminate(),
  };
  thread.on('message', (data) => {
    thread.unref();
    worker.onmessage({ data });
  });
  thread.on('error', (error) => worker.onerror(error));
  return worker;
}

export function createPictureEditor({
  createWorker = defaultWorker,
  wasm = new URL('./picture.wasm', import.meta.url),
} = {}) {
  return createEditor({ createWorker, wasm });
}

export const { editPicture, previewPicture } = sharedEditor(createPictureEditor);
