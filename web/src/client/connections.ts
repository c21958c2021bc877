import type { Client } from './client.ts';
import type * as wire from './connection-types.ts';
import type { RequestOptions } from './request.ts';
import type { Versioned } from './types.ts';

/** What services there are, with their texts in `language`; the same for everybody. */
export function readProviders(
  client: Client,
  language: string,
  options?: RequestOptions,
): Promise<object> {
  return client.request('GET', '/api/providers', undefined, { ...options, language });
}

/** A service is given ten seconds for a test, and Steward some for the rest. */
const testMilliseconds = 30_000;

/** A workspace's accounts at other services: the operations of `/workspaces/{id}/connections`. */
export class Connections {
  readonly #path: string;

  constructor(
    readonly client: Client,
    readonly workspaceId: number,
  ) {
    this.#path = `/api/workspaces/${workspaceId}`;
  }

  async list(options?: RequestOptions): Promise<readonly wire.Connection[]> {
    const url = `${this.#path}/connections`;
    const { items } = await this.client.request<{ items: wire.Connection[] }>(
      'GET',
      url,
      undefined,
      options,
    );
    return items;
  }
  read(id: string, options?: RequestOptions): Promise<Versioned<wire.Connection>> {
    return this.client.exchange({ ...options, method: 'GET', url: this.#of(id) });
  }
  readEntitlements(options?: RequestOptions): Promise<wire.Entitlements> {
    return this.client.request('GET', `${this.#path}/entitlements`, undefined, options);
  }

  /** The same key is never kept twice. */
  create(order: wire.NewConnection, options: RequestOptions): Promise<wire.Connection> {
    return this.#post('/connections', order, options);
  }
  /** Tries what is not kept. */
  tryCredentials(
    provider: string,
    credentials: wire.Credentials,
    options?: RequestOptions,
  ): Promise<wire.ConnectionTest> {
    return this.#post('/connection-tests', { provider, credentials }, options);
  }
  test(id: string, options?: RequestOptions): Promise<wire.Connection> {
    return this.#post(`/connections/${encodeURIComponent(id)}/test`, undefined, options);
  }
  update(
    id: string,
    ifMatch: string,
    patch: wire.ConnectionPatch,
  ): Promise<Versioned<wire.Connection>> {
    const url = this.#of(id);
    const timeoutMilliseconds = testMilliseconds;
    return this.client.exchange({
      method: 'PATCH',
      url,
      ifMatch,
      body: patch,
      timeoutMilliseconds,
    });
  }
  readImpact(id: string, options?: RequestOptions): Promise<wire.ConnectionImpact> {
    return this.client.request('GET', `${this.#of(id)}/impact`, undefined, options);
  }
  delete(id: string, confirmed: wire.ConnectionDeletion = {}): Promise<void> {
    return this.client.request('DELETE', this.#of(id), confirmed);
  }

  #of(id: string): string {
    return `${this.#path}/connections/${encodeURIComponent(id)}`;
  }
  #post<T>(path: string, body: unknown, options?: RequestOptions): Promise<T> {
    const timeoutMilliseconds = testMilliseconds;
    const all = { timeoutMilliseconds, ...options };
    return this.client.request('POST', this.#path + path, body, all);
  }
}
