import { ConnectionError, problemOf } from './failure.ts';

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * One key per intention: keep it while the same thing is tried again after a ConnectionError,
   * so that it is done once however often it is sent. A new one is made where none is given.
   */
  readonly idempotencyKey?: string | undefined;
  readonly timeoutMilliseconds?: number;
  /** Of texts in the answer; the browser's own where none is given. */
  readonly language?: string;
}

export interface Request extends RequestOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

export interface Reply {
  readonly body: unknown;
  readonly etag: string;
}

const timeoutMilliseconds = 15_000;

export function headersOf(request: Omit<Request, 'url'>): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (request.ifMatch !== undefined) headers['if-match'] = request.ifMatch;
  if (request.language !== undefined) headers['accept-language'] = request.language;
  if (request.method === 'POST') {
    headers['idempotency-key'] = request.idempotencyKey ?? crypto.randomUUID();
  }
  return headers;
}

/**
 * Sends one request. Throws `Problem` (refused), `ConnectionError` (no usable answer) or the
 * caller's own AbortError. Never repeats anything by itself.
 */
export async function send(request: Request, fetcher: typeof fetch): Promise<Reply> {
  const limit = AbortSignal.timeout(request.timeoutMilliseconds ?? timeoutMilliseconds);
  const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
  try {
    const response = await fetcher(request.url, {
      method: request.method,
      headers: headersOf(request),
      body: request.body === undefined ? null : JSON.stringify(request.body),
      credentials: 'same-origin',
      // A stale body would come back with an ETag that the server no longer takes.
      cache: 'no-store',
      signal,
    });
    return readReply(response.status, (name) => response.headers.get(name), await response.text());
  } catch (error) {
    throw connectionErrorOf(error);
  }
}

/** Tells a refusal from a result; both `fetch` and `XMLHttpRequest` end here. */
export function readReply(
  status: number,
  header: (name: string) => string | null,
  text: string,
): Reply {
  const mediaType = header('content-type') ?? '';
  if (status < 200 || status > 299) throw problemOf(status, mediaType, text);
  const etag = header('etag') ?? '';
  if (status === 204) return { body: undefined, etag };
  try {
    return { body: JSON.parse(text), etag };
  } catch (error) {
    throw new ConnectionError('reply_unreadable', { cause: error });
  }
}

function connectionErrorOf(error: unknown): unknown {
  const cause = { cause: error };
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new ConnectionError('reply_timeout', cause);
  }
  // fetch reports every network failure as a TypeError.
  return error instanceof TypeError ? new ConnectionError('server_unreachable', cause) : error;
}
