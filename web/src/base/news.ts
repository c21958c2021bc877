import type { Client } from '../client/index.ts';
import { LiveEvents, liveAddress, type News } from '../client/live.ts';

type Listener = (news: News) => void;

/** One line per server and workspace in this window, however many elements listen. */
class SharedLine {
  readonly listeners = new Set<Listener>();
  readonly #live: LiveEvents;
  readonly #life = new AbortController();
  #hasEnded = false;

  constructor(address: string) {
    this.#live = new LiveEvents(address, (news) => this.#tell(news));
    const { signal } = this.#life;
    document.addEventListener('visibilitychange', () => this.#seen(), { signal });
    this.#seen();
  }

  /** A new listener means that somebody is signed in again. */
  reopen(): void {
    if (!this.#hasEnded) return;
    this.#hasEnded = false;
    this.#live.open();
  }

  close(): void {
    this.#life.abort();
    this.#live.close();
  }

  /**
   * A hidden window gives its line back, because a browser has six for all windows of a server;
   * when it is looked at again, what it shows is read again.
   */
  #seen(): void {
    if (this.#hasEnded) return;
    if (document.visibilityState === 'visible') this.#live.open();
    else this.#live.close();
  }

  #tell(news: News): void {
    if (news.kind === 'ended') this.#hasEnded = true;
    for (const listener of [...this.listeners]) listener(news);
  }
}

const lines = new Map<string, SharedLine>();

/** Calls `listener` with what happens in a workspace, until `signal` aborts (ADV-19). */
export function onNews(
  client: Client,
  workspaceId: number,
  listener: Listener,
  signal: AbortSignal,
): void {
  const address = liveAddress(client.base, workspaceId);
  const line = lines.get(address) ?? new SharedLine(address);
  lines.set(address, line);
  line.listeners.add(listener);
  line.reopen();
  signal.addEventListener('abort', () => {
    line.listeners.delete(listener);
    if (line.listeners.size > 0) return;
    line.close();
    lines.delete(address);
  });
}

/** Whether the news is a reason to read again what actions that start so have changed. */
export function concerns(news: News, ...prefixes: readonly string[]): boolean {
  if (news.kind === 'resumed') return true;
  return news.kind === 'change' && prefixes.some((prefix) => news.change.action.startsWith(prefix));
}
