/** What the page shows; its text stands in the address, so that it can be sent on (G1). */
export interface ConnectionView {
  readonly search: string;
  readonly category: string;
  /** Only accounts that need attention. */
  readonly attention: boolean;
  /** Only accounts that the reader has made. */
  readonly mine: boolean;
  /** One service with all its accounts; empty: all of them. */
  readonly provider: string;
  readonly dialog: ConnectionDialog | undefined;
  /** A consent that the reader has come back with; it is read once and leaves the address. */
  readonly arrived: string;
}
export type ConnectionDialog =
  /** An account is added; the service is chosen first where none is named. */
  | { readonly kind: 'add'; readonly provider: string }
  /** By the account's id. */
  | { readonly kind: 'edit' | 'delete'; readonly id: string };

export function readConnectionView(text: string): ConnectionView {
  const given = new URLSearchParams(text);
  return {
    search: given.get('search') ?? '',
    category: given.get('category') ?? '',
    attention: given.has('attention'),
    mine: given.has('mine'),
    provider: given.get('service') ?? '',
    dialog: dialogIn(given),
    arrived: given.get('oauth') ?? '',
  };
}

function dialogIn(given: URLSearchParams): ConnectionDialog | undefined {
  const add = given.get('add');
  if (add !== null) return { kind: 'add', provider: add };
  for (const kind of ['edit', 'delete'] as const) {
    const id = given.get(kind);
    if (id !== null && id !== '') return { kind, id };
  }
  return undefined;
}

/** Without its question mark; what is usual is left out. */
export function writeConnectionView(view: ConnectionView): string {
  const written = new URLSearchParams();
  if (view.search !== '') written.set('search', view.search);
  if (view.category !== '') written.set('category', view.category);
  if (view.attention) written.set('attention', '');
  if (view.mine) written.set('mine', '');
  if (view.provider !== '') written.set('service', view.provider);
  const { dialog } = view;
  if (dialog !== undefined) {
    written.set(dialog.kind, dialog.kind === 'add' ? dialog.provider : dialog.id);
  }
  return written.toString().replaceAll(/=(?=&|$)/g, '');
}
