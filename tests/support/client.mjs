// Speaks HTTP with the server the way a browser does: keeps cookies, names its origin.
import { linkSentTo, tokenOf } from './outbox.mjs';

export class Client {
  constructor(server) {
    this.server = server;
    this.cookies = new Map();
  }

  /**
   * One request. `json` or `bytes` (with `type`) is the body. Gives `{status, headers, text, json}`;
   * `json` is undefined where the answer is none.
   */
  async request(method, path, { json, bytes, type, headers = {} } = {}) {
    const body = json === undefined ? bytes : JSON.stringify(json);
    const contentType = json === undefined ? type : 'application/json';
    const response = await fetch(this.server.url + path, {
      method,
      body,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' || method === 'HEAD' ? {} : { origin: this.server.url }),
        ...(contentType ? { 'content-type': contentType } : {}),
        ...(this.cookies.size > 0 ? { cookie: this.cookieHeader() } : {}),
        ...headers,
      },
    });
    this.keepCookies(response.headers.getSetCookie());
    const received = Buffer.from(await response.arrayBuffer());
    const text = received.toString('utf8');
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      bytes: received,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  }

  cookieHeader() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keepCookies(lines) {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  get(path, options) {
    return this.request('GET', path, options);
  }

  post(path, json, options) {
    return this.request('POST', path, { json, ...options });
  }

  patch(path, json, etag, options = {}) {
    const headers = { ...(etag ? { 'if-match': etag } : {}), ...options.headers };
    return this.request('PATCH', path, { json, ...options, headers });
  }
}

export const password = 'correct horse battery staple';

/**
 * Signs a new person up through the API and the mailed link. Gives a signed-in client with the
 * session document as `session`.
 */
export async function signUp(server, { email, name = 'Ada', workspaceName = 'Engines' }) {
  const client = new Client(server);
  const asked = await client.post('/api/sign-up', {
    email,
    password,
    name,
    workspace_name: workspaceName,
  });
  if (asked.status !== 202) throw new Error(`sign-up: ${asked.status} ${asked.text}`);
  const link = await linkSentTo(server.folder, email);
  const confirmed = await client.post('/api/sign-up/confirm', { token: tokenOf(link) });
  if (confirmed.status !== 201) throw new Error(`confirm: ${confirmed.status} ${confirmed.text}`);
  return Object.assign(client, { session: confirmed.json });
}
