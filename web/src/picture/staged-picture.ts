import type { Picture, PictureChoice } from '../client/index.ts';
import type { PictureFacts } from '../core.ts';
import type { Crop } from './crop-geometry.ts';

/** A picture file that passed the core, or that only the server can judge (no `facts`). */
export interface ChosenFile {
  readonly blob: Blob;
  /** As the user knows it. */
  readonly name: string;
  readonly facts: PictureFacts | undefined;
  /** What it was cut from, and how, so that the cut can be changed without losing pixels. */
  readonly cutFrom?: { readonly file: ChosenFile; readonly crop: Crop };
}

/** What Save would do with the picture (ACC-5); nothing has been sent. */
export type StagedPicture =
  | { readonly kind: 'kept' }
  | { readonly kind: 'none' }
  | { readonly kind: 'icon'; readonly icon: string; readonly color: string }
  | { readonly kind: 'file'; readonly file: ChosenFile };

export const keptPicture: StagedPicture = { kind: 'kept' };

/** One text per picture, so that pictures can be compared and merged like any other field. */
export function pictureText(picture: Picture | PictureChoice): string {
  switch (picture.kind) {
    case 'none':
      return 'none';
    case 'icon':
      return `icon ${picture.icon} ${picture.color}`;
    case 'upload':
      return `upload ${picture.id}`;
  }
}

/** What is sent for the staged picture; `uploadId`: what the server called the file. */
export function choiceOf(staged: StagedPicture, uploadId: string): PictureChoice | undefined {
  switch (staged.kind) {
    case 'kept':
      return undefined;
    case 'file':
      return { kind: 'upload', id: uploadId };
    default:
      return staged;
  }
}

/** Staging what is saved already is keeping it, so that nothing looks changed. */
export function staged(saved: Picture, picture: StagedPicture): StagedPicture {
  if (picture.kind === 'kept' || picture.kind === 'file') return picture;
  return pictureText(picture) === pictureText(saved) ? keptPicture : picture;
}
