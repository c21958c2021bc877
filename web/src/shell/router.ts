import { match } from './routes.ts';

export interface Place {
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** Without the hash sign; holds the token of a mailed link. */
  readonly fragment: string;
}

interface HistoryState {
  readonly index: number;
}

const indexOf = (state: unknown): number => (state as HistoryState | null)?.index ?? 0;

/** Reads an address; with `#/…` (a static host without rewriting) the path is in the fragment. */
export function placeOf(url: URL): Place {
  const inFragment = url.hash.startsWith('#/');
  const { pathname, search, hash } = inFragment ? new URL(url.hash.slice(1), url.origin) : url;
  return { path: pathname, query: search, fragment: hash.slice(1) };
}

/**
 * Moves between the pages of the shell. `mayGo` is asked first, also for the back button: a draft
 * is not lost by a slip.
 */
export class Router extends EventTarget {
  #index = 0;
  /** A step through the history has been agreed to and is on its way. */
  #leaving = false;
  readonly #inFragment = location.hash.startsWith('#/');

  constructor(private readonly mayGo: (path: string) => boolean | Promise<boolean>) {
    super();
  }

  get place(): Place {
    return placeOf(new URL(location.href));
  }

  start(signal: AbortSignal): void {
    this.#index = indexOf(history.state);
    history.replaceState({ index: this.#index } satisfies HistoryState, '');
    const travelled = ({ state }: PopStateEvent) => {
      // No entry of ours: another link was opened in this window that differs in its token alone.
      if (state === null) location.reload();
      else void this.#travelled(indexOf(state));
    };
    addEventListener('popstate', travelled, { signal });
    document.addEventListener('click', (event) => this.#clicked(event), { signal });
  }

  /** What to write into a link that leads to `path`. */
  href(path: string): string {
    return this.#inFragment ? `#${path}` : path;
  }

  async go(path: string, options: { readonly replace?: boolean } = {}): Promise<void> {
    if (!(await this.mayGo(path))) return;
    if (options.replace === true) {
      history.replaceState({ index: this.#index } satisfies HistoryState, '', this.href(path));
    } else {
      this.#index += 1;
      history.pushState({ index: this.#index } satisfies HistoryState, '', this.href(path));
    }
    this.#changed();
  }

  #clicked(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link?.target !== '' || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    const { path, query } = placeOf(url);
    // Whatever is no page of the shell is the server's.
    if (url.origin !== location.origin || match(path) === undefined) return;
    event.preventDefault();
    void this.go(path + query);
  }

  /** The address has changed already; where the page may not be left, it is put back first. */
  async #travelled(index: number): Promise<void> {
    const steps = index - this.#index;
    if (steps === 0) return;
    if (!this.#leaving) {
      const answer = this.mayGo(this.place.path);
      if (answer !== true) {
        history.go(-steps);
        if (!(await answer)) return;
        this.#leaving = true;
        history.go(steps);
        return;
      }
    }
    this.#leaving = false;
    this.#index = index;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
