import { withQuery } from './address.ts';
import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type { components, paths } from './schema.d.ts';

export type AuditEvent = components['schemas']['AuditEvent'];
export interface AuditPage {
  readonly items: readonly AuditEvent[];
  readonly next_cursor?: string;
}
export interface AuditQuery {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly outcome?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}
/** What the server says of its own log; a page that doubts it verifies the events itself. */
export type AuditVerification =
  paths['/api/workspaces/{workspace_id}/audit-events/verification']['get']['responses']['200']['content']['application/json'];

/** The audit log of one workspace. */
export class AuditLog {
  readonly #path: string;

  constructor(
    readonly client: Client,
    workspaceId: number,
  ) {
    this.#path = `/api/workspaces/${workspaceId}/audit-events`;
  }

  read(query: AuditQuery, options?: RequestOptions): Promise<AuditPage> {
    const path = withQuery(this.#path, { ...query });
    return this.client.request('GET', path, undefined, options);
  }
  verification(options?: RequestOptions): Promise<AuditVerification> {
    return this.client.request('GET', `${this.#path}/verification`, undefined, options);
  }
  exportAddress(format: 'csv' | 'json', query: AuditQuery): string {
    return this.client.base + withQuery(`${this.#path}/export`, { format, ...query });
  }
}
