import { ConnectionError, Problem, type Versioned } from '../client/index.ts';

/** How the last Save, or the last load, ended. Stands until the next one. */
export type Outcome =
  | { readonly kind: 'saved'; readonly at: Date; readonly taken: readonly string[] }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable'; readonly error: ConnectionError };

/** The version that a refused Save ran into. */
export function currentOf<Value>({ current, currentEtag }: Problem): Versioned<Value> {
  return { value: current as Value, etag: currentEtag ?? '' };
}

/** Names a failure that a page can show; anything else is a defect and goes on. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof ConnectionError) return { kind: 'unreachable', error };
  if (!(error instanceof Problem)) throw error;
  return { kind: 'refused', problem: error };
}
