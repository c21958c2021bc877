import type { Refusal } from '../i18n/index.ts';

/** Dispatched by pages and primitives; all bubble and leave the shadow root (K5). */
export interface StewardEvents {
  /** A field differs from what is stored (`dirty`), or no longer does. */
  'steward-change': { readonly dirty: boolean };
  /** The server has taken a change; `resource` is what it is now. */
  'steward-saved': SavedDetail;
  /** A refusal or a failed connection that the page shows at its place as well. */
  'steward-error': { readonly error: Refusal };
}

export type SavedDetail =
  | { readonly kind: 'account'; readonly resource: import('../client/index.ts').Account }
  | { readonly kind: 'workspace'; readonly resource: import('../client/index.ts').Workspace };

declare global {
  interface HTMLElementEventMap {
    'steward-change': CustomEvent<StewardEvents['steward-change']>;
    'steward-saved': CustomEvent<StewardEvents['steward-saved']>;
    'steward-error': CustomEvent<StewardEvents['steward-error']>;
  }
}

/** Tells whoever listens above; returns false where a cancelable event was cancelled. */
export function dispatch<Name extends keyof StewardEvents>(
  target: EventTarget,
  name: Name,
  detail: StewardEvents[Name],
): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
