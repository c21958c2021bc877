/**
 * Crop, turn, shrink and re-encode a picture, in a worker, in a WebAssembly instance of its own
 * that is dropped after every picture. Loaded on first use; nothing here is needed to judge or to
 * upload a picture (`checkPicture` and `stripPicture` of `@steward/core` do that).
 *
 * The picture check runs inside the module before anything is decoded. Whatever goes wrong in
 * there ends the worker, never the page, and the next call starts a new one.
 */

/** What to make of a picture. Everything is optional; an empty edit only re-encodes. */
export interface PictureEdit {
  /**
   * The part to keep, in pixels of the picture as displayed: after its EXIF orientation and after
   * `quarterTurns`. Fractions are rounded. Default: all of it.
   */
  readonly crop?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Further turns by 90°, clockwise; negative ones are counter-clockwise. Default: 0. */
  readonly quarterTurns?: number;
  /**
   * The box that the result fits into, in proportion. It is never enlarged: a crop of 100 × 100
   * stays 100 × 100 in a box of 256. Default: the size of the crop.
   */
  readonly width?: number;
  readonly height?: number;
  /** Default: `png`. `jpeg` puts transparent pixels on white. */
  readonly format?: 'png' | 'jpeg';
  /** JPEG only, 1 … 100. Default: 85. */
  readonly quality?: number;
}

/** A complete file, without any metadata. Of an animation it shows the first frame. */
export interface EditedPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly format: 'png' | 'jpeg';
}

/** Pixels for `new ImageData(rgba, width, height)`: red, green, blue, alpha. */
export interface PicturePreview {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * `code` is one of
 * - a code of the picture check (`picture_truncated`, `picture_too_large`, …): the file is refused;
 * - `picture_edit_crop_outside`: the crop does not lie inside the displayed picture;
 * - `picture_edit_too_large`: decoding it needs more memory than the module may have;
 * - `picture_edit_failed`: the decoder could not read it, or broke down over it;
 * - `picture_edit_blocked`: the worker or the module could not be loaded; the message says which
 *   address and what to change.
 */
export class PictureError extends Error {
  readonly code: string;
}

export interface PictureEditorOptions {
  /**
   * Makes the worker; needed where Trusted Types ask for a policy:
   * ```js
   * import workerUrl from '@steward/core/picture/worker?worker&url'; // Vite
   * const createWorker = () => new Worker(policy.createScriptURL(workerUrl), { type: 'module' });
   * ```
   */
  readonly createWorker?: () => Worker;
  /** Where `picture.wasm` is; default: beside this file. */
  readonly wasm?: URL | string;
}

export interface PictureEditor {
  /** Calls are answered one after the other. `bytes` is copied and stays usable. */
  edit(bytes: Uint8Array, edit?: PictureEdit): Promise<EditedPicture>;
  /** The whole picture as displayed, each side at most `maxSide` pixels. */
  preview(bytes: Uint8Array, maxSide: number): Promise<PicturePreview>;
  /** Ends the worker, if there is one. The editor can be used again. */
  close(): void;
}

/** Nothing is loaded before the first call of `edit` or `preview`. */
export function createPictureEditor(options?: PictureEditorOptions): PictureEditor;

/** `edit` and `preview` of one editor with default options, shared by the page. */
export function editPicture(bytes: Uint8Array, edit?: PictureEdit): Promise<EditedPicture>;
export function previewPicture(bytes: Uint8Array, maxSide: number): Promise<PicturePreview>;
