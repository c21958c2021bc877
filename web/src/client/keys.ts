import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type ApiKey = Schemas['ApiKey'];
export type NewApiKey = Schemas['NewApiKey'];
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
