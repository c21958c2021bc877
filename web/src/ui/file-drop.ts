import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Takes files that are dropped on the host or pasted into the page. While it is connected, a file
 * dropped beside the host is refused: the browser would open it and the draft would be gone.
 */
export class FileDrop implements ReactiveController {
  /** Files hover over the host. */
  over = false;
  #listening: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly take: (files: readonly File[]) => void,
    private readonly takes: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const { host } = this;
    host.addEventListener('dragenter', (event) => this.#hover(event), { signal });
    host.addEventListener('dragover', (event) => this.#hover(event), { signal });
    host.addEventListener('dragleave', (event) => this.#leave(event), { signal });
    host.addEventListener('drop', (event) => this.#drop(event), { signal });
    const page = host.ownerDocument;
    page.addEventListener('dragover', refuseFiles, { signal });
    page.addEventListener('drop', refuseFiles, { signal });
    page.addEventListener('paste', (event) => this.#paste(event), { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#set(false);
  }

  #hover(event: DragEvent): void {
    if (!carriesFiles(event) || !this.takes()) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    this.#set(true);
  }

  #leave(event: DragEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.host.contains(event.relatedTarget)) {
      this.#set(false);
    }
  }

  #drop(event: DragEvent): void {
    this.#set(false);
    if (!carriesFiles(event) || !this.takes()) return;
    event.preventDefault();
    event.stopPropagation();
    this.take([...(event.dataTransfer?.files ?? [])]);
  }

  #paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !this.takes()) return;
    event.preventDefault();
    this.take(files);
  }

  #set(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.host.requestUpdate();
  }
}

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

function refuseFiles(event: DragEvent): void {
  if (!carriesFiles(event) || event.defaultPrevented) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}
