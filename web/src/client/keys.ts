import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type ApiKey = Schemas['ApiKey'];
export type NewApiKey = Schemas['NewApiKey'];
export type KeyOrder = Schemas['ApiKeyOrder'];
export type Replacement = Schemas['ApiKeyReplacement'];
export type SignedInDevice = Schemas['SessionList']['items'][number];

/** The user's own API key, and where they are signed in: what the account holds besides its name. */
export class Keys {
  constructor(readonly client: Client) {}

  async list(options?: RequestOptions): Promise<readonly ApiKey[]> {
    const { items } = await this.client.request<Schemas['ApiKeyList']>(
      'GET',
      '/api/account/api-keys',
      undefined,
      options,
    );
    return items;
  }
  replace(replacement: Replacement, options?: RequestOptions): Promise<NewApiKey> {
    return this.client.request('POST', '/api/account/api-keys', replacement, options);
  }
  async copy(): Promise<string> {
    const { api_key: text } = await this.client.request<Schemas['ApiKeyText']>(
      'POST',
      '/api/account/api-keys/copy',
    );
    return text;
  }
  revoke(id: string): Promise<void> {
    return this.client.request('DELETE', `/api/account/api-keys/${id}`);
  }

  /** Whether key and workspace belong together; the key itself is what authenticates. */
  async checkLink(key: string, workspace: string): Promise<Schemas['WorkspaceEntry']> {
    const body = { api_key: key, workspace };
    const linked = await this.client.request<Schemas['LinkedWorkspace']>(
      'POST',
      '/api/link-checks',
      body,
    );
    return linked.workspace;
  }

  async listDevices(options?: RequestOptions): Promise<readonly SignedInDevice[]> {
    const { items } = await this.client.request<Schemas['SessionList']>(
      'GET',
      '/api/sessions',
      undefined,
      options,
    );
    return items;
  }
  endSession(id: string): Promise<void> {
    return this.client.request('DELETE', `/api/sessions/${id}`);
  }
  endOtherSessions(): Promise<void> {
    return this.client.request('DELETE', '/api/sessions');
  }
}

/** The API keys of one workspace. */
export class WorkspaceKeys {
  readonly #path: string;

  constructor(
    readonly client: Client,
    workspaceId: number,
  ) {
    this.#path = `/api/workspaces/${workspaceId}/api-keys`;
  }

  async list(options?: RequestOptions): Promise<readonly ApiKey[]> {
    const page = this.client.request<Schemas['ApiKeyList']>('GET', this.#path, undefined, options);
    return (await page).items;
  }
  create(order: KeyOrder): Promise<NewApiKey> {
    return this.client.request('POST', this.#path, order);
  }
  revoke(id: string): Promise<void> {
    return this.client.request('DELETE', `${this.#path}/${id}`);
  }
}
