import { withQuery } from './address.ts';
import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type * as wire from './types.ts';

/** The members and invitations of one workspace: the operations of `/workspaces/{id}/…`. */
export class Team {
  readonly #path: string;

  constructor(
    readonly client: Client,
    readonly workspaceId: number,
  ) {
    this.#path = `/api/workspaces/${workspaceId}`;
  }

  readMembers(query: wire.MemberQuery, options?: RequestOptions): Promise<wire.MemberPage> {
    return this.#ask('GET', withQuery('/members', { ...query }), undefined, options);
  }
  changeRole(userId: string, role: string): Promise<wire.Member> {
    return this.#ask('PATCH', `/members/${userId}`, { role });
  }
  removeMember(userId: string): Promise<void> {
    return this.#ask('DELETE', `/members/${userId}`);
  }
  restoreMember(userId: string): Promise<wire.Member> {
    return this.#ask('POST', `/members/${userId}/restore`);
  }
  changeRoles(
    userIds: readonly string[],
    role: string,
    options?: RequestOptions,
  ): Promise<{ results: readonly wire.RoleChangeResult[] }> {
    return this.#ask('POST', '/role-changes', { user_ids: userIds, role }, options);
  }
  leave(): Promise<void> {
    return this.#ask('POST', '/leave');
  }
  /** Address of the CSV; the browser downloads it, so it is no request of ours. */
  get exportAddress(): string {
    return `${this.client.base}${this.#path}/members/export`;
  }

  readInvitations(cursor?: string, options?: RequestOptions): Promise<wire.InvitationPage> {
    const path = withQuery('/invitations', { cursor, limit: 200 });
    return this.#ask('GET', path, undefined, options);
  }
  invite(
    invitations: readonly wire.InvitationRow[],
    locale: string,
    options?: RequestOptions,
  ): Promise<{ results: readonly wire.InvitationResult[] }> {
    return this.#ask('POST', '/invitations', { invitations, locale }, options);
  }
  resend(invitationId: string, options?: RequestOptions): Promise<wire.Invitation> {
    return this.#ask('POST', `/invitations/${invitationId}/resend`, undefined, options);
  }
  revoke(invitationId: string): Promise<void> {
    return this.#ask('DELETE', `/invitations/${invitationId}`);
  }
  restoreInvitation(invitationId: string): Promise<wire.Invitation> {
    return this.#ask('POST', `/invitations/${invitationId}/restore`);
  }
  makeLink(invitationId: string): Promise<{ url: string; expires_at: string }> {
    return this.#ask('POST', `/invitations/${invitationId}/link`);
  }

  #ask<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<T> {
    return this.client.request<T>(method, this.#path + path, body, options);
  }
}
