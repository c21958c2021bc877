import { send, type Request, type RequestOptions } from './request.ts';
import type * as wire from './types.ts';
import { upload, type UploadOptions } from './upload.ts';

export interface ClientOptions {
  /** Where the server is, without a slash at the end; the page's own origin by default. */
  readonly base?: string;
  readonly fetch?: typeof fetch;
}

/**
 * Steward's API, one method per operation of docs/openapi.yaml. Touches no DOM. Every method
 * throws `Problem`, `ConnectionError` or the caller's own AbortError.
 */
export class Client {
  readonly base: string;
  readonly #fetch: typeof fetch;

  constructor(options: ClientOptions = {}) {
    this.base = options.base ?? '';
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
  }

  signUp(form: wire.SignUp, options?: RequestOptions): Promise<wire.LinkSent> {
    return this.#post('/api/sign-up', form, options);
  }
  confirmSignUp(token: string, options?: RequestOptions): Promise<wire.Session> {
    return this.#post('/api/sign-up/confirm', { token }, options);
  }
  signIn(form: wire.SignIn, options?: RequestOptions): Promise<wire.Session> {
    return this.#post('/api/sign-in', form, options);
  }
  signOut(options?: RequestOptions): Promise<void> {
    return this.#post('/api/sign-out', undefined, options);
  }
  readSession(options?: RequestOptions): Promise<wire.Session> {
    return this.#get('/api/session', options);
  }
  requestPasswordLink(
    form: { email: string; locale?: string },
    options?: RequestOptions,
  ): Promise<wire.LinkSent> {
    return this.#post('/api/password-links', form, options);
  }
  changePassword(form: wire.PasswordChange, options?: RequestOptions): Promise<wire.Session> {
    return this.#post('/api/password-links/consume', form, options);
  }

  readAccount(options?: RequestOptions): Promise<wire.Versioned<wire.Account>> {
    return this.#read('/api/account', options);
  }
  updateAccount(
    etag: string,
    patch: wire.AccountPatch,
    options?: RequestOptions,
  ): Promise<wire.Versioned<wire.Account>> {
    return this.#patch('/api/account', etag, patch, options);
  }
  requestOwnPasswordLink(options?: RequestOptions): Promise<wire.LinkSent> {
    return this.#post('/api/account/password-link', undefined, options);
  }

  readWorkspace(id: number, options?: RequestOptions): Promise<wire.Versioned<wire.Workspace>> {
    return this.#read(`/api/workspaces/${id}`, options);
  }
  updateWorkspace(
    id: number,
    etag: string,
    patch: wire.WorkspacePatch,
    options?: RequestOptions,
  ): Promise<wire.Versioned<wire.Workspace>> {
    return this.#patch(`/api/workspaces/${id}`, etag, patch, options);
  }
  confirmBillingEmail(
    token: string,
    options?: RequestOptions,
  ): Promise<{ workspace_name: string; billing_email: string }> {
    return this.#post('/api/billing-email/confirm', { token }, options);
  }

  /** Sends the picture's bytes; `picture.type` is the media type the core has found in them. */
  async uploadPicture(picture: Blob, options?: UploadOptions): Promise<wire.UploadedPicture> {
    const { body } = await upload(`${this.base}/api/pictures`, picture, options);
    return body as wire.UploadedPicture;
  }

  /** Whether the server shows its mails at /dev/outbox; it does in development only. */
  async hasOutbox(options?: RequestOptions): Promise<boolean> {
    const signal = options?.signal ?? null;
    const reply = await this.#fetch(`${this.base}/dev/outbox`, { method: 'HEAD', signal });
    return reply.ok;
  }

  /** Any other operation of the API; `team.ts`, `billing.ts`, … name them. */
  async request<T>(
    method: Request['method'],
    url: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<T> {
    return (await this.#send({ ...options, method, url, body })).body as T;
  }

  /** The same with the version of what comes back. */
  async exchange<T>(request: Request): Promise<wire.Versioned<T>> {
    const { body, etag } = await this.#send(request);
    return { value: body as T, etag };
  }

  async #send(request: Request) {
    return send({ ...request, url: this.base + request.url }, this.#fetch);
  }
  async #get<T>(url: string, options?: RequestOptions): Promise<T> {
    return (await this.#send({ ...options, method: 'GET', url })).body as T;
  }
  async #post<T>(url: string, body: unknown, options?: RequestOptions): Promise<T> {
    return (await this.#send({ ...options, method: 'POST', url, body })).body as T;
  }
  #read<T>(url: string, options?: RequestOptions): Promise<wire.Versioned<T>> {
    return this.exchange({ ...options, method: 'GET', url });
  }
  #patch<T>(
    url: string,
    ifMatch: string,
    patch: unknown,
    options?: RequestOptions,
  ): Promise<wire.Versioned<T>> {
    return this.exchange({ ...options, method: 'PATCH', url, body: patch, ifMatch });
  }
}
