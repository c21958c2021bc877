import { define } from '../base/define.ts';

export type PictureDialog = 'icon' | 'crop';

/** Loads a dialog when it is first wanted. Rejects where it cannot be loaded: offline, say. */
export async function loadDialog(dialog: PictureDialog): Promise<void> {
  if (dialog === 'icon') {
    define('icon-dialog', (await import('./icon-dialog-element.ts')).IconDialogElement);
  } else {
    define('crop-dialog', (await import('./crop-dialog-element.ts')).CropDialogElement);
  }
}

/**
 * Fetches what a picture may need while nothing else is going on, so that choosing and cutting
 * also work once the network is gone. What cannot be had now is asked for again when it is needed.
 */
export function fetchAhead(): void {
  const fetchAll = () => {
    const parts = [
      import('./icon-dialog-element.ts'),
      import('./crop-dialog-element.ts'),
      import('./editor.ts').then(({ fetchPictureEditor }) => fetchPictureEditor()),
    ];
    void Promise.allSettled(parts);
  };
  // Safari has no idle callback; a moment after the first drawing does as well.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchAll, { timeout: 10_000 });
  else setTimeout(fetchAll, 2000);
}
