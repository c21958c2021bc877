import type { MessageId, MessageParams } from '../i18n/index.ts';

/** What stands in front of the page and waits for an answer. */
export type Question =
  | { readonly kind: 'leave'; readonly answer: (leave: boolean) => void }
  /** The next page did not come, so the draft of this one is not given up for it. */
  | { readonly kind: 'page_missing'; readonly path: string }
  | { readonly kind: 'sign_in' }
  | { readonly kind: 'notifications' }
  | { readonly kind: 'palette' };

/** Asks the view to say something that is no error. */
export class Saying extends Event {
  constructor(
    readonly message: MessageId,
    readonly params: MessageParams = {},
  ) {
    super('saying');
  }
}
