import { ConnectionError } from '../client/index.ts';
import type { InvitationResult, InvitationRow, Member } from '../client/index.ts';
import type { Team } from '../client/team.ts';
import { core, type Invitee, type Issue } from '../core.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from './member-list.ts';

export interface Sorted {
  readonly invitees: readonly Invitee[];
  /** Why the text as a whole could not be read. */
  readonly issue: Issue | undefined;
}

/** Sorts what was pasted; without the core every word with an @ goes to the server's judgement. */
export function sortPasted(
  text: string,
  members: readonly Member[],
  invited: readonly string[],
): Sorted {
  const rules = core();
  if (rules === undefined) return { invitees: unjudged(text), issue: undefined };
  // The core compares with addresses in lower case.
  const keys = (emails: readonly string[]) => emails.map((email) => email.toLowerCase());
  const known = { members: keys(members.map(({ email }) => email)), invited: keys(invited) };
  const verdict = rules.sortInvitees(text, known);
  if (verdict.ok) return { invitees: verdict.value, issue: undefined };
  return { invitees: [], issue: verdict.issues[0] };
}

function unjudged(text: string): readonly Invitee[] {
  const words = text.split(/[\s,;<>]+/).filter((word) => word.includes('@'));
  return words.map((word) => ({ kind: 'ready', text: word, email: word, display_name: '' }));
}

/** Who has an open invitation is left out: it can be sent again where it stands. */
export function rowsOf(invitees: readonly Invitee[], role: string): readonly InvitationRow[] {
  return invitees
    .filter(({ kind }) => kind === 'ready')
    .flatMap(({ email, display_name: name }) => {
      if (email === undefined) return [];
      return [name === '' ? { email, role } : { email, role, display_name: name }];
    });
}

/** Puts the repair where the mistake stands; every other character of the text stays. */
export function repaired(text: string, { text: mistaken, suggestion }: Invitee): string {
  const at = text.indexOf(mistaken);
  if (at < 0 || suggestion === undefined) return text;
  return text.slice(0, at) + suggestion + text.slice(at + mistaken.length);
}

/** What is left to mend after a send: the entries that were refused, one on a line. */
export function unsent(invitees: readonly Invitee[], results: readonly InvitationResult[]): string {
  const refused = new Set(
    results.filter(({ outcome }) => outcome === 'refused').map(({ email }) => email),
  );
  return invitees
    .filter(({ email }) => email !== undefined && refused.has(email))
    .map(({ text }) => text)
    .join('\n');
}

export type Sent =
  | { readonly kind: 'answered'; readonly results: readonly InvitationResult[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Sends one list once, however often it is tried after a lost answer. */
export class InvitationSender {
  #key = crypto.randomUUID();
  #rows = '';

  constructor(private readonly team: Team) {}

  async send(rows: readonly InvitationRow[], locale: string): Promise<Sent> {
    const text = JSON.stringify(rows);
    if (text !== this.#rows) this.#key = crypto.randomUUID();
    this.#rows = text;
    try {
      const { results } = await this.team.invite(rows, locale, { idempotencyKey: this.#key });
      this.#rows = '';
      return { kind: 'answered', results };
    } catch (error) {
      const refusal = refusalOf(error);
      if (!(refusal instanceof ConnectionError)) this.#rows = '';
      return { kind: 'refused', refusal };
    }
  }
}
