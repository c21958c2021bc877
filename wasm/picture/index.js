import { createEditor, PictureError } from './editor.js';

export { PictureError };

// Written out like this, bundlers see both files: the worker as a script, the module as an asset.
const defaultWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const defaultWasm = () => new URL('./dist/picture.wasm', import.meta.url);

export function createPictureEditor({ createWorker = defaultWorker, wasm = defaultWasm() } = {}) {
  return createEditor({ createWorker, wasm });
}

let shared;
const sharedEditor = () => (shared ??= createPictureEditor());

export function editPicture(bytes, edit) {
  return sharedEditor().edit(bytes, edit);
}

export function previewPicture(bytes, maxSide) {
  return sharedEditor().preview(bytes, maxSide);
}
