import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * An object URL for as long as a host shows a blob: made when it is drawn, given back when the
 * blob changes or the host leaves the document.
 */
export class ObjectAddress implements ReactiveController {
  current: string | undefined;
  #blob: Blob | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly blob: () => Blob | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const blob = this.blob();
    if (blob === this.#blob) return;
    this.#release();
    this.#blob = blob;
    this.current = blob && URL.createObjectURL(blob);
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    if (this.current !== undefined) URL.revokeObjectURL(this.current);
    this.current = undefined;
    this.#blob = undefined;
  }
}
