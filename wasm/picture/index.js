import { createEditor, PictureError, sharedEditor } from './editor.js';

export { PictureError };

// Written out like this, bundlers see both files: the worker as a script, the module as an asset.
const defaultWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const defaultWasm = () => new URL('./picture.wasm', import.meta.url);

export function createPictureEditor({ createWorker = defaultWorker, wasm = defaultWasm() } = {}) {
  return createEditor({ createWorker, wasm });
}

export const { editPicture, previewPicture } = sharedEditor(createPictureEditor);
