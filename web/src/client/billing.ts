import { withQuery } from './address.ts';
import type * as wire from './billing-types.ts';
import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type { Versioned } from './types.ts';

/** Days in UTC, both included. */
export interface UsageDays {
  readonly from: string;
  readonly to: string;
}

const dayMilliseconds = 86_400_000;

/** The instants between which days lie: the second is no longer among them. */
function instantsOf({ from, to }: UsageDays): { from: string; to: string } {
  const end = new Date(Date.parse(to) + dayMilliseconds);
  return { from: new Date(from).toISOString(), to: end.toISOString() };
}

/** Credits, usage and budgets of one workspace: the operations of `/workspaces/{id}/…`. */
export class Billing {
  readonly #path: string;

  constructor(
    readonly client: Client,
    readonly workspaceId: number,
  ) {
    this.#path = `/api/workspaces/${workspaceId}`;
  }

  readCredits(options?: RequestOptions): Promise<wire.Credits> {
    return this.#ask('GET', '/credits', options);
  }
  readUsage(days: UsageDays, by: wire.UsageBy, options?: RequestOptions): Promise<wire.Usage> {
    return this.#ask('GET', withQuery('/usage', { ...instantsOf(days), by }), options);
  }
  usageExportAddress(days: UsageDays): string {
    return this.client.base + this.#path + withQuery('/usage/export', instantsOf(days));
  }
  readBudgets(): Promise<Versioned<wire.CreditBudgets>> {
    return this.client.exchange({ method: 'GET', url: `${this.#path}/credit-budgets` });
  }
  setBudgets(etag: string, budgets: wire.CreditBudgets): Promise<Versioned<wire.CreditBudgets>> {
    const url = `${this.#path}/credit-budgets`;
    return this.client.exchange({ method: 'PUT', url, ifMatch: etag, body: budgets });
  }

  #ask<T>(method: 'GET', path: string, options?: RequestOptions): Promise<T> {
    return this.client.request<T>(method, this.#path + path, undefined, options);
  }
}
