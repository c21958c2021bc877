import type { PictureEditor } from '@steward/core/picture';
import { workerAddress } from '../base/trusted.ts';
import type { CropSquare } from './crop-geometry.ts';

/** Pictures are shown at 88 pixels at most; this is enough for screens of five times the density. */
const sideMax = 448;
const jpegQuality = 90;

let editor: Promise<PictureEditor> | undefined;

function pictureEditor(): Promise<PictureEditor> {
  editor ??= load();
  // A failed load is tried again when it is asked for again.
  editor.catch(() => (editor = undefined));
  return editor;
}

async function load(): Promise<PictureEditor> {
  const [{ createPictureEditor }, { default: script }, { default: wasm }] = await Promise.all([
    import('@steward/core/picture'),
    import('@steward/core/picture/worker?worker&url'),
    import('@steward/core/picture.wasm?url'),
  ]);
  const createWorker = () => new Worker(workerAddress(script), { type: 'module' });
  return createPictureEditor({ createWorker, wasm: new URL(wasm, import.meta.url) });
}

/** Fills the browser's cache with script and module, without starting anything. */
export async function fetchPictureEditor(): Promise<void> {
  const [{ default: script }, { default: wasm }] = await Promise.all([
    import('@steward/core/picture/worker?worker&url'),
    import('@steward/core/picture.wasm?url'),
    import('@steward/core/picture'),
  ]);
  await Promise.all([script, wasm].map((address) => fetch(new URL(address, import.meta.url))));
}

/** What the module says no with; its worker is gone then and the next call starts another. */
export function isPictureError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'PictureError';
}

/** Cuts the square out and makes it as small as it is shown. The pixel work is done in a worker. */
export async function cutPicture(
  blob: Blob,
  square: CropSquare,
  format: 'png' | 'jpeg',
): Promise<Blob> {
  const { left: x, top: y, side } = square;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const edited = await (
    await pictureEditor()
  ).edit(bytes, {
    crop: { x, y, width: side, height: side },
    quarterTurns: square.turns,
    width: sideMax,
    height: sideMax,
    format,
    quality: jpegQuality,
  });
  return new Blob([edited.bytes], { type: `image/${edited.format}` });
}
