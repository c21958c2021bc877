import { workerAddress } from '../base/trusted.ts';
import type { CropSquare } from './crop-geometry.ts';

/** Pictures are shown at 88 pixels at most; this is enough for screens of five times the density. */
const sideMax = 448;
const jpegQuality = 90;

/** Why a picture was not cut: it cannot be, or what does it could not be had. */
export class CutFailure extends Error {
  constructor(
    readonly reason: 'crop_failed' | 'part_missing',
    cause: unknown,
  ) {
    super(reason, { cause });
  }
}

async function parts() {
  const [{ createPictureEditor, PictureError }, { default: script }, { default: wasm }] =
    await Promise.all([
      import('@steward/core/picture'),
      import('@steward/core/picture/worker?worker&url'),
      import('@steward/core/picture.wasm?url'),
    ]);
  const here = (address: string) => new URL(address, import.meta.url);
  return { createPictureEditor, PictureError, script: here(script), wasm: here(wasm) };
}

async function load() {
  const { createPictureEditor, PictureError, script, wasm } = await parts();
  const createWorker = () => new Worker(workerAddress(script.href), { type: 'module' });
  return { editor: createPictureEditor({ createWorker, wasm }), PictureError };
}

let loading: ReturnType<typeof load> | undefined;

function loaded(): ReturnType<typeof load> {
  loading ??= load();
  return loading.catch((cause: unknown) => {
    // A failed load is tried again when it is asked for again.
    loading = undefined;
    throw new CutFailure('part_missing', cause);
  });
}

/** Fills the browser's cache with script and module, without starting anything. */
export async function fetchPictureEditor(): Promise<void> {
  const { script, wasm } = await parts();
  await Promise.all([fetch(script), fetch(wasm)]);
}

/**
 * Cuts the square out and makes it as small as it is shown. The pixel work is done in a worker.
 * Throws `CutFailure`.
 */
export async function cutPicture(
  blob: Blob,
  square: CropSquare,
  format: 'png' | 'jpeg',
): Promise<Blob> {
  const { left: x, top: y, side } = square;
  const { editor, PictureError } = await loaded();
  const edit = {
    crop: { x, y, width: side, height: side },
    quarterTurns: square.turns,
    width: sideMax,
    height: sideMax,
    format,
    quality: jpegQuality,
  };
  try {
    const { bytes } = await editor.edit(new Uint8Array(await blob.arrayBuffer()), edit);
    return new Blob([bytes], { type: `image/${format}` });
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    const blocked = error.code === 'picture_edit_blocked';
    throw new CutFailure(blocked ? 'part_missing' : 'crop_failed', error);
  }
}
