import { coalesced } from '../base/coalesced.ts';
import { isAbort } from '../client/index.ts';
import type { AuditLog, AuditPage } from '../client/audit.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { auditQueryOf, type ActivityQuery } from './activity-query.ts';

const rowCount = 50;

/** One page of the log, newest first. Dispatches `change`. */
export class ActivityList extends EventTarget {
  page: AuditPage | undefined;
  failure: Refusal | undefined;
  loading = false;
  #query: ActivityQuery | undefined;
  #reading = new AbortController();

  readonly refresh = coalesced(async () => {
    if (this.#query !== undefined) await this.show(this.#query);
  });

  constructor(readonly log: AuditLog) {
    super();
  }

  async show(query: ActivityQuery): Promise<void> {
    this.#query = query;
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    this.#set({ loading: true });
    try {
      const page = await this.log.read({ ...auditQueryOf(query), limit: rowCount }, { signal });
      this.#set({ page, failure: undefined, loading: false });
    } catch (error) {
      if (isAbort(error) && signal.aborted) return;
      this.#set({ failure: refusalOf(error), loading: false });
    }
  }

  stop(): void {
    this.#reading.abort();
  }

  #set(change: Partial<Pick<this, 'page' | 'failure' | 'loading'>>): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }
}
