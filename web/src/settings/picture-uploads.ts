import type { Client } from '../client/index.ts';

/**
 * Sends each staged file once, however often Save is pressed: the same bytes keep their key while
 * nobody knows whether they arrived, and their id once they have.
 */
export class PictureUploads {
  readonly #known = new WeakMap<Blob, { readonly key: string; readonly id?: string }>();

  constructor(private readonly upload: Client['uploadPicture']) {}

  async idOf(blob: Blob, onProgress: (part: number) => void): Promise<string> {
    const known = this.#known.get(blob) ?? { key: crypto.randomUUID() };
    this.#known.set(blob, known);
    if (known.id !== undefined) return known.id;
    onProgress(0);
    const { id } = await this.upload(blob, { idempotencyKey: known.key, onProgress });
    this.#known.set(blob, { ...known, id });
    return id;
  }

  /** The server keeps an upload for an hour only; after that it has to be sent again. */
  forget(blob: Blob): void {
    this.#known.delete(blob);
  }
}
