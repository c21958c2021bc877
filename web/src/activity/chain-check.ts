import type { AuditEvent, AuditLog } from '../client/audit.ts';
import type { Core, Rejection } from '../core.ts';

export interface ChainVerdict {
  readonly eventCount: number;
  /** Where and how the log is not as it was written; nothing where it is sound. */
  readonly broken: Rejection | undefined;
}

const pageSize = 200;

/**
 * Reads the whole log and verifies it with the core, here and not on the server (ADV-11): every
 * event against its hash and the one before it, the last one against the head that the server
 * names. `progress` hears how many events were read.
 */
export async function checkChain(
  log: AuditLog,
  core: Core,
  progress: (count: number) => void,
  signal: AbortSignal,
): Promise<ChainVerdict> {
  // What is written while the pages are read lies behind this head.
  const { head, problem } = await log.verification({ signal });
  const events = await readAll(log, progress, signal);
  const eventCount = events.length;
  const found = core.verifyAuditEvents(events);
  if (!found.ok) return { eventCount, broken: rejectionOf(found) };
  const atHead = head.position === 0 || events[head.position - 1]?.hash === head.hash;
  if (problem !== undefined) return { eventCount, broken: problem };
  if (atHead) return { eventCount, broken: undefined };
  const params = { position: head.position, part: 'head' };
  return { eventCount, broken: { code: 'audit_chain_broken', params } };
}

/** An event that is not even well formed is broken as well: its path says which one it is. */
function rejectionOf(
  found: Exclude<ReturnType<Core['verifyAuditEvents']>, { ok: true }>,
): Rejection {
  if ('rejection' in found) return found.rejection;
  const index = Number(found.issues[0]?.path.split('/')[2] ?? 0);
  return { code: 'audit_chain_broken', params: { position: index + 1, part: 'hash' } };
}

/** Oldest first; the server gives them newest first. */
async function readAll(
  log: AuditLog,
  progress: (count: number) => void,
  signal: AbortSignal,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await log.read({ cursor, limit: pageSize }, { signal });
    events.push(...page.items);
    progress(events.length);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return events.reverse();
}
