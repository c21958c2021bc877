import { withQuery } from './address.ts';
import type { Client } from './client.ts';
import type * as wire from './connection-types.ts';
import type { RequestOptions } from './request.ts';
import type { Versioned } from './types.ts';

/** The catalogue, and for which services the operator has registered the platform (OAuth). */
export type ProvidersAnswer = object & { readonly oauth_clients?: readonly string[] };

/** What services there are, with their texts in `language`; the same for everybody. */
export function readProviders(
  client: Client,
  language: string,
  options?: RequestOptions,
): Promise<ProvidersAnswer> {
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
  startOAuth(order: wire.OAuthOrder): Promise<wire.OAuthStart> {
    return this.#post('/oauth-authorizations', order);
  }
  readOAuth(id: string, options?: RequestOptions): Promise<wire.OAuthProgress> {
    const url = `${this.#path}/oauth-authorizations/${encodeURIComponent(id)}`;
    return this.client.request('GET', url, undefined, options);
  }
  /** Everything that the reader may edit and that can be tested. */
  async testAll(): Promise<readonly wire.Connection[]> {
    const { items } = await this.#post<{ items: wire.Connection[] }>('/connection-tests/all');
    return items;
  }
  readSettings(options?: RequestOptions): Promise<Versioned<wire.ConnectionSettings>> {
    const url = `${this.#path}/connection-settings`;
    return this.client.exchange({ ...options, method: 'GET', url });
  }
  setSettings(
    ifMatch: string,
    settings: wire.ConnectionSettings,
  ): Promise<Versioned<wire.ConnectionSettings>> {
    const url = `${this.#path}/connection-settings`;
    return this.client.exchange({ method: 'PUT', url, ifMatch, body: settings });
  }
  /** Runs of waterfalls, the newest first. */
  readRuns(cursor?: string, options?: RequestOptions): Promise<wire.RunPage> {
    const url = this.#path + withQuery('/runs', { cursor, limit: 20 });
    return this.client.request('GET', url, undefined, options);
  }
  readRun(id: string, options?: RequestOptions): Promise<wire.Run> {
    const url = `${this.#path}/runs/${encodeURIComponent(id)}`;
    return this.client.request('GET', url, undefined, options);
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
  #post<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> {
    const timeoutMilliseconds = testMilliseconds;
    const all = { timeoutMilliseconds, ...options };
    return this.client.request('POST', this.#path + path, body, all);
  }
}
