import { withQuery } from './address.ts';
import type * as wire from './billing-types.ts';
import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type { Versioned } from './types.ts';

/** What plans there are; the same for everybody. */
export function readPlans(client: Client, options?: RequestOptions): Promise<wire.PlanCatalogue> {
  return client.request('GET', '/api/plans', undefined, options);
}

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

/** Plan, credits, card and invoices of one workspace: the operations of `/workspaces/{id}/…`. */
export class Billing {
  readonly #path: string;

  constructor(
    readonly client: Client,
    readonly workspaceId: number,
  ) {
    this.#path = `/api/workspaces/${workspaceId}`;
  }

  readSubscription(options?: RequestOptions): Promise<wire.Subscription> {
    return this.#ask('GET', '/subscription', undefined, options);
  }
  quote(choice: wire.PlanChoice, options?: RequestOptions): Promise<wire.PlanQuote> {
    return this.#ask('POST', '/plan-quotes', choice, options);
  }
  /** Charges what the quote says. The same key is never charged twice. */
  changePlan(quoteId: string, options: RequestOptions): Promise<wire.Subscription> {
    return this.#ask('POST', '/plan-changes', { quote_id: quoteId }, options);
  }
  cancelScheduledChange(): Promise<wire.Subscription> {
    return this.#ask('DELETE', '/subscription/scheduled-change');
  }
  startTrial(): Promise<wire.Subscription> {
    return this.#ask('POST', '/trial');
  }
  buyCredits(credits: number, options: RequestOptions): Promise<unknown> {
    return this.#ask('POST', '/top-ups', { credits }, options);
  }
  /**
   * Where the payment provider takes a card; it is never typed into a page of ours. It leads back
   * into the review whose query (of the page's address) is given.
   */
  openCardPage(review = ''): Promise<{ url: string }> {
    return this.#ask('POST', `/card-sessions${review === '' ? '' : `?${review}`}`);
  }

  /** What has become of a payment, as the payment provider knows it now. */
  readPayment(id: string): Promise<wire.Payment> {
    return this.#ask('GET', `/payments/${encodeURIComponent(id)}`);
  }

  readCredits(options?: RequestOptions): Promise<wire.Credits> {
    return this.#ask('GET', '/credits', undefined, options);
  }
  readUsage(days: UsageDays, by: wire.UsageBy, options?: RequestOptions): Promise<wire.Usage> {
    return this.#ask('GET', withQuery('/usage', { ...instantsOf(days), by }), undefined, options);
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

  readInvoices(
    query: { search?: string; cursor?: string | undefined },
    options?: RequestOptions,
  ): Promise<wire.InvoicePage> {
    return this.#ask('GET', withQuery('/invoices', { ...query }), undefined, options);
  }
  /** Addresses that the browser opens or downloads, so they are no requests of ours. */
  invoiceAddress(number: string, form: 'page' | 'pdf'): string {
    return `${this.client.base}${this.#path}/invoices/${number}/${form}`;
  }
  get invoicesExportAddress(): string {
    return `${this.client.base}${this.#path}/invoices/export`;
  }

  #ask<T>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<T> {
    return this.client.request<T>(method, this.#path + path, body, options);
  }
}
