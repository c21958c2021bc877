import type { Account, Session, Workspace } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';

/** Dispatched by pages and primitives; all bubble and leave the shadow root (K5). */
export interface StewardEvents {
  /** A field differs from what is stored (`dirty`), or no longer does. */
  'steward-change': { readonly dirty: boolean };
  /** The server has taken a change; `resource` is what it is now. */
  'steward-saved': SavedDetail;
  /** A refusal or a failed connection that the page shows at its place as well. */
  'steward-error': { readonly error: Refusal };
  /** Save found fields to mend; the page's error summary has the focus (C2). */
  'steward-invalid': { readonly count: number };
  /** A tab of a page was chosen, for example `security`; its address may follow. */
  'steward-tab': { readonly tab: string };
  /** A form has opened a session. */
  'steward-signed-in': { readonly session: Session };
  /** The person behind the page wants to sign out, to come back with this address. */
  'steward-sign-out': { readonly email: string };
  /** Who holds an invitation has joined; nothing where nobody can tell which workspace it is. */
  'steward-joined': { readonly session: Session; readonly workspaceId: number | undefined };
  /** The person behind the page has left the workspace. */
  'steward-left': { readonly workspaceId: number };
  /** What the page shows has an address: `query` as after the `?`, or empty. */
  'steward-query': { readonly query: string; readonly replace: boolean };
  /** Something worth a toast; whoever shows it cancels the event, else the page shows it. */
  'steward-toast': ToastDetail;
}

export interface ToastDetail {
  readonly text: string;
  readonly kind?: 'success' | 'info';
  /** Takes back what was done; offered for a few seconds. */
  readonly undo?: () => void;
}

export type SavedDetail =
  | { readonly kind: 'account'; readonly resource: Account }
  | { readonly kind: 'workspace'; readonly resource: Workspace };

type Custom = { [Name in keyof StewardEvents]: CustomEvent<StewardEvents[Name]> };
declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- extends the DOM's list
  interface HTMLElementEventMap extends Custom {}
}

/** Tells whoever listens above; returns false where a cancelable event was cancelled. */
export function dispatch<Name extends keyof StewardEvents>(
  target: EventTarget,
  name: Name,
  detail: StewardEvents[Name],
): boolean {
  return target.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}
