import { ConnectionError, type Client } from '../client/index.ts';
import type { LazyPage } from './pages.ts';

/**
 * Fetches the elements of pages when they are first shown, and remembers which did not come: the
 * network is away, or a new version has replaced the files. `changed` is called when one has
 * arrived or failed.
 */
export class PageLoader {
  readonly #loading = new Map<LazyPage, Promise<boolean>>();
  readonly #failed = new Set<LazyPage>();

  constructor(private readonly changed: () => void) {}

  /** Whether `page` can be shown; asking starts to fetch it, once. */
  state(page: LazyPage): 'ready' | 'loading' | 'failed' {
    if (customElements.get(page.tag) !== undefined) return 'ready';
    if (this.#failed.has(page)) return 'failed';
    void this.load(page);
    return 'loading';
  }

  /** Resolves to whether `page` is there now; a page that has failed is tried anew. */
  load(page: LazyPage): Promise<boolean> {
    const running = this.#loading.get(page) ?? this.#fetch(page);
    this.#loading.set(page, running);
    return running;
  }

  /** Lets the next drawing try again what has failed: the reader has moved on, or is back online. */
  forgetFailures(): void {
    if (this.#failed.size === 0) return;
    this.#failed.clear();
    this.changed();
  }

  async #fetch(page: LazyPage): Promise<boolean> {
    this.#failed.delete(page);
    const came = await page.load().then(
      () => true,
      () => false,
    );
    this.#loading.delete(page);
    if (!came) this.#failed.add(page);
    this.changed();
    return came;
  }
}

/**
 * Whether the server answers. A file that is missing then belongs to an older version of these
 * pages, and only a new document knows the names of today.
 */
export async function serverAnswers(client: Client): Promise<boolean> {
  try {
    await client.readSession();
    return true;
  } catch (error) {
    return !(error instanceof ConnectionError);
  }
}
