import { withQuery } from './address.ts';
import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type { components, operations } from './schema.d.ts';
import type { Query } from './types.ts';

export type AuditEvent = components['schemas']['AuditEvent'];
export type AuditPage = Answer<operations['listAuditEvents']>;
export type AuditQuery = Query<'listAuditEvents'>;
/** What the server says of its own log; a page that doubts it verifies the events itself. */
export type AuditVerification = Answer<operations['verifyAuditLog']>;
type Answer<Operation> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

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
