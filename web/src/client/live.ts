/** A change in a workspace: where to look again, no details (ADV-19). */
export interface LiveChange {
  readonly position: number;
  readonly action: string;
  readonly occurred_at: string;
  readonly actor: { readonly id: string; readonly display: string };
  readonly targets: readonly { readonly type: string; readonly id: string }[];
}
export type News =
  | { readonly kind: 'change'; readonly change: LiveChange }
  /** Plan, credits, budgets or payments of the workspace may be others now. */
  | { readonly kind: 'credits' }
  /** The line is open again after a break: whatever is shown may be old. */
  | { readonly kind: 'resumed' }
  /** The line is cut, for the so-many-th time in a row; it is tried again, by `open` at the latest. */
  | { readonly kind: 'lost'; readonly times: number }
  /** The server will say no more: the session or the membership has ended. */
  | { readonly kind: 'ended'; readonly code: string };

const firstDelayMilliseconds = 1000;
const longestDelayMilliseconds = 60_000;

export interface LiveOptions {
  readonly makeSource?: (url: string) => EventSource;
  /** From 0 to 1; spreads windows that all lost the same server. */
  readonly random?: () => number;
}

/**
 * The events of one workspace as they happen. It reconnects by itself, later each time; after
 * a break it says `resumed` instead of repeating what was missed, because readers look again.
 */
export class LiveEvents {
  readonly #makeSource: (url: string) => EventSource;
  readonly #random: () => number;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #wasOpen = false;

  constructor(
    private readonly url: string,
    private readonly tell: (news: News) => void,
    options: LiveOptions = {},
  ) {
    this.#makeSource = options.makeSource ?? ((address) => new EventSource(address));
    this.#random = options.random ?? Math.random;
  }

  /** Opens the line unless it is open or about to be. */
  open(): void {
    if (this.#source !== undefined) return;
    clearTimeout(this.#timer);
    const source = this.#makeSource(this.url);
    this.#source = source;
    source.addEventListener('open', () => this.#opened());
    source.addEventListener('change', ({ data }: MessageEvent<string>) =>
      this.tell({ kind: 'change', change: JSON.parse(data) as LiveChange }),
    );
    source.addEventListener('credits', () => this.tell({ kind: 'credits' }));
    source.addEventListener('end', ({ data }: MessageEvent<string>) => this.#ended(data));
    source.addEventListener('error', () => this.#failed());
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #opened(): void {
    this.#failures = 0;
    if (this.#wasOpen) this.tell({ kind: 'resumed' });
    this.#wasOpen = true;
  }

  #ended(data: string): void {
    const { code } = JSON.parse(data) as { code: string };
    // Coming back at once would only push out another window of the same person.
    if (code === 'windows_too_many') {
      this.close();
      this.tell({ kind: 'lost', times: 1 });
      return;
    }
    // A server that is restarted hangs up as well, and is there again soon.
    if (!/^(?:session|membership)_/.test(code)) {
      this.#failed();
      return;
    }
    this.close();
    this.tell({ kind: 'ended', code });
  }

  /** The browser would try again at a constant pace, and not at all after a refusal. */
  #failed(): void {
    this.close();
    const delay = Math.min(firstDelayMilliseconds * 2 ** this.#failures, longestDelayMilliseconds);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.open(), delay * (0.5 + this.#random() / 2));
    this.tell({ kind: 'lost', times: this.#failures });
  }
}

export const liveAddress = (base: string, workspaceId: number): string =>
  `${base}/api/workspaces/${workspaceId}/events`;
