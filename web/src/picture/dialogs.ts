import { html, nothing, type TemplateResult } from 'lit';
import { defineInside, type ElementClass } from '../base/define.ts';
import type { PhotoTaken } from './camera-dialog-element.ts';
import type { PictureCut } from './crop-dialog-element.ts';
import type { Faces } from './faces.ts';
import type { IconChosen } from './icon-dialog-element.ts';
import type { StagedPicture } from './staged-picture.ts';

export type PictureDialog = 'icon' | 'crop' | 'camera';

/**
 * Loads a dialog for `host` when it is first wanted. Rejects where it cannot be loaded: offline,
 * say.
 */
export async function loadDialog(host: HTMLElement, dialog: PictureDialog): Promise<void> {
  defineInside(host, `${dialog}-dialog`, await fetchDialog(dialog));
}

async function fetchDialog(dialog: PictureDialog): Promise<ElementClass> {
  switch (dialog) {
    case 'icon':
      return (await import('./icon-dialog-element.ts')).IconDialogElement;
    case 'crop':
      return (await import('./crop-dialog-element.ts')).CropDialogElement;
    case 'camera':
      return (await import('./camera-dialog-element.ts')).CameraDialogElement;
  }
}

/**
 * Fetches what a picture may need while nothing else is going on, so that choosing and cutting
 * also work once the network is gone. What cannot be had now is asked for again when it is needed.
 */
export function fetchAhead(): void {
  const fetchAll = () => {
    const parts = [
      ...(['icon', 'crop', 'camera'] as const).map(fetchDialog),
      import('./editor.ts').then(({ fetchPictureEditor }) => fetchPictureEditor()),
    ];
    void Promise.allSettled(parts);
  };
  // Safari has no idle callback; a moment after the first drawing does as well.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchAll, { timeout: 10_000 });
  else setTimeout(fetchAll, 2000);
}

/** Whether there is a camera; a page without a secure context has none. */
export async function hasCamera(): Promise<boolean> {
  const media = (navigator as Partial<Navigator>).mediaDevices;
  const devices = (await media?.enumerateDevices()) ?? [];
  return devices.some(({ kind }) => kind === 'videoinput');
}

interface Appearance {
  readonly locale: string | undefined;
  readonly theme: string | undefined;
}
interface Answers {
  readonly stage: (staged: StagedPicture) => void;
  readonly take: (file: File) => void;
  readonly close: () => void;
}

/** The open dialog of a picture field, if any. */
export function pictureDialog(
  dialog: PictureDialog | undefined,
  { picture, staged, kind, locale, theme = '' }: Faces & Appearance,
  { stage, take, close }: Answers,
): TemplateResult | typeof nothing {
  switch (dialog) {
    case undefined:
      return nothing;
    case 'icon': {
      const choice = staged.kind === 'icon' ? staged : picture;
      return html`<steward-icon-dialog
        .locale=${locale}
        theme=${theme || nothing}
        .choice=${choice.kind === 'icon' ? choice : undefined}
        @icon-chosen=${({ detail }: IconChosen) => stage({ kind: 'icon', ...detail })}
        @close=${close}
      ></steward-icon-dialog>`;
    }
    case 'crop':
      return html`<steward-crop-dialog
        .locale=${locale}
        theme=${theme || nothing}
        kind=${kind}
        .file=${staged.kind === 'file' ? staged.file : undefined}
        @picture-cut=${({ detail }: PictureCut) => stage({ kind: 'file', file: detail })}
        @close=${close}
      ></steward-crop-dialog>`;
    case 'camera':
      return html`<steward-camera-dialog
        .locale=${locale}
        theme=${theme || nothing}
        @photo-taken=${({ detail }: PhotoTaken) => take(detail)}
        @close=${close}
      ></steward-camera-dialog>`;
  }
}
