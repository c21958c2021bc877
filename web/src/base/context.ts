import type { Client } from '../client/index.ts';

declare global {
  interface HTMLElementEventMap {
    'steward-context-request': ContextRequest;
  }
}

/** What a page's elements share. An element's own attributes and properties come first. */
export interface Context {
  readonly client: Client;
  readonly locale: string | undefined;
  readonly workspaceId: number | undefined;
}

type Deliver = (context: Context) => void;

/**
 * Rises from an element to the nearest `<steward-provider>`, which delivers its context now and
 * after each change until `signal` aborts.
 */
export class ContextRequest extends Event {
  static readonly type = 'steward-context-request';
  constructor(
    readonly deliver: Deliver,
    readonly signal: AbortSignal,
  ) {
    super(ContextRequest.type, { bubbles: true, composed: true });
  }
}
