import type { AuditQuery } from '../client/audit.ts';

export const outcomes = ['success', 'failure', 'denied'] as const;
export type Outcome = (typeof outcomes)[number];

/** The filters of the activity page, as they stand in its address. */
export interface ActivityQuery {
  readonly action: string;
  readonly actor: string;
  readonly outcome: Outcome | '';
  /** Days, in the reader's own time zone; both are included. */
  readonly from: string;
  readonly to: string;
  readonly cursor: string;
}

const names = ['action', 'actor', 'outcome', 'from', 'to', 'cursor'] as const;
const day = /^\d{4}-\d{2}-\d{2}$/;

export function readActivityQuery(text: string): ActivityQuery {
  const given = new URLSearchParams(text);
  const of = (name: string) => given.get(name) ?? '';
  const dayOf = (name: string) => (day.test(of(name)) ? of(name) : '');
  return {
    action: of('action'),
    actor: of('actor'),
    outcome: outcomeNamed(of('outcome')),
    from: dayOf('from'),
    to: dayOf('to'),
    cursor: of('cursor'),
  };
}

export function outcomeNamed(name: string): Outcome | '' {
  return outcomes.find((outcome) => outcome === name) ?? '';
}

export function writeActivityQuery(query: ActivityQuery): string {
  const written = new URLSearchParams();
  for (const name of names) if (query[name] !== '') written.set(name, query[name]);
  return written.toString();
}

/** What the server is asked: a day begins at midnight where the reader is. */
export function auditQueryOf(query: ActivityQuery): AuditQuery {
  const { action, actor, outcome, cursor } = query;
  return {
    action,
    actor,
    outcome: outcome === '' ? undefined : outcome,
    cursor,
    from: query.from === '' ? '' : midnight(query.from, 0),
    to: query.to === '' ? '' : midnight(query.to, 1),
  };
}

function midnight(text: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
