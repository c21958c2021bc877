import type { ProblemBody } from './types.ts';

export type Params = Readonly<Record<string, string | number>>;

/** A field is malformed; `path` is a JSON Pointer. */
export interface FieldIssue {
  readonly path: string;
  readonly code: string;
  readonly params: Params;
}

/** The server refused; nothing has changed. `code` is one of core/error/codes.def. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly params: Params;
  readonly issues: readonly FieldIssue[];
  readonly requestId: string;
  /** What would turn the refusal into a yes, and who can grant it. */
  readonly unlock: ProblemBody['unlock'];
  /** With a refused payment: where its holder can do something about it. */
  readonly actionUrl: string | undefined;
  /** With `version_stale`: the resource as it is now, for a merge. */
  readonly current: unknown;
  readonly currentEtag: string | undefined;

  constructor(
    body: ProblemBody & { current?: unknown; current_etag?: string; action_url?: string },
  ) {
    super(`${body.code}: ${body.title}`);
    this.status = body.status;
    this.code = body.code;
    this.params = body.params ?? {};
    this.issues = body.issues ?? [];
    this.requestId = body.request_id;
    this.unlock = body.unlock;
    this.actionUrl = body.action_url;
    this.current = body.current;
    this.currentEtag = body.current_etag;
  }
}

export type ConnectionCode = 'server_unreachable' | 'reply_timeout' | 'reply_unreadable';

/** There was no answer that can be used, so nobody knows whether the request took effect. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  constructor(
    readonly code: ConnectionCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Whether the caller itself gave the request up. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Reads a refusal; a reply that is none of ours (a proxy's page) is not readable. */
export function problemOf(status: number, mediaType: string, text: string): Error {
  if (mediaType.startsWith('application/problem+json')) {
    try {
      return new Problem(JSON.parse(text) as ProblemBody);
    } catch (error) {
      return new ConnectionError('reply_unreadable', { cause: error });
    }
  }
  const cause = new Error(`HTTP ${status} with ${mediaType || 'no content type'}`);
  return new ConnectionError('reply_unreadable', { cause });
}
