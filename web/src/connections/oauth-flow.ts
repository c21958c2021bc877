import type { Connection, OAuthOrder } from '../client/connection-types.ts';
import type { Connections } from '../client/connections.ts';
import { isAbort } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { onReturn, openWindow } from './oauth-window.ts';

interface Around {
  readonly changed: () => void;
  readonly connected: (connection: Connection) => void;
}

/**
 * A consent at a service, from the button to the account: in a window of its own, or in this one
 * where none may be opened (X6). Whether that window is still open says nothing: the service's
 * policy may hide it. So what counts is the server's word, asked for when a window comes back and
 * whenever this one is looked at again.
 */
export class OAuthFlow {
  isWaiting = false;
  failure: Refusal | undefined;
  #life = new AbortController();

  constructor(
    private readonly connections: Connections,
    private readonly around: Around,
  ) {}

  async begin(order: OAuthOrder): Promise<void> {
    this.stop();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const opened = openWindow();
    this.#set({ isWaiting: true, failure: undefined });
    try {
      const { id, authorization_url: address } = await this.connections.startOAuth(order);
      if (signal.aborted) {
        opened?.close();
        return;
      }
      if (opened === null) {
        location.assign(address);
        return;
      }
      onReturn(id, () => void this.#look(id, signal), signal);
      const seen = () => document.visibilityState === 'visible' && void this.#look(id, signal);
      document.addEventListener('visibilitychange', seen, { signal });
      addEventListener('focus', seen, { signal });
      opened.location.replace(address);
    } catch (error) {
      opened?.close();
      this.#set({ isWaiting: false, failure: refusalOf(error) });
    }
  }

  stop(): void {
    this.#life.abort();
    this.#set({ isWaiting: false });
  }

  async #look(id: string, signal: AbortSignal): Promise<void> {
    try {
      const { state, connection_id: made, code } = await this.connections.readOAuth(id, { signal });
      if (state === 'failed') {
        this.stop();
        this.#set({ failure: { code: code ?? 'oauth_failed', params: {} } });
      } else if (state === 'connected' && made !== undefined) {
        const { value } = await this.connections.read(made, { signal });
        this.stop();
        this.around.connected(value);
      }
    } catch (error) {
      // It is asked again when this window is looked at again.
      if (!isAbort(error) && !signal.aborted) this.#set({ failure: refusalOf(error) });
    }
  }

  #set(change: Partial<Pick<OAuthFlow, 'isWaiting' | 'failure'>>): void {
    Object.assign(this, change);
    this.around.changed();
  }
}
