import type { Issue, Rejection } from '../core.ts';
import { ConnectionError, Problem } from '../client/failure.ts';
import { fill } from './fill.ts';
import { Formats } from './formats.ts';
import { spokenParams } from './params.ts';
import type { Catalogue, MessageId, MessageParams } from './types.ts';

/** Whatever says no: the core, the server, or the network between. */
export type Refusal = Issue | Rejection | Problem | ConnectionError;

/** Every text of one locale. */
export class Messages {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly formats: Formats;
  #catalogue: Catalogue;

  constructor(locale: string, catalogue: Catalogue) {
    this.locale = locale;
    this.direction = directionOf(locale);
    this.formats = new Formats(locale);
    this.#catalogue = catalogue;
  }

  /** Takes the texts of one more area in; what is known already, such as a host's own, stays. */
  add(part: Catalogue): void {
    this.#catalogue = { ...part, ...this.#catalogue };
  }

  has(id: string): id is MessageId {
    return Object.hasOwn(this.#catalogue, id);
  }

  /** The text with its placeholders filled. An unknown id shows as itself, so it is noticed. */
  t(id: MessageId, params: MessageParams = {}): string {
    return fill(this.#catalogue[id] ?? id, params, this.formats);
  }

  /** What a role is called; an operator may have added one without a text in this language. */
  roleName(role: string): string {
    const id = `role.${role}`;
    return this.has(id) ? this.t(id) : role;
  }

  /** The sentence that says what happened and what to do next. */
  messageOf(refusal: Refusal): string {
    if (refusal instanceof ConnectionError) return this.t(`connection.${refusal.code}`);
    const params: MessageParams = {
      ...spokenParams(refusal.params, this),
      ...(refusal instanceof Problem ? { request_id: refusal.requestId } : {}),
    };
    const id = `code.${refusal.code}`;
    // A newer server may know codes that this page does not.
    if (!this.has(id)) return this.t('code_unknown', { code: refusal.code, ...params });
    return this.t(id, params);
  }
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'ur', 'yi']);

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(locale).language) ? 'rtl' : 'ltr';
}
