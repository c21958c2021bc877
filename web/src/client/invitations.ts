import type { Client } from './client.ts';
import type { RequestOptions } from './request.ts';
import type { InvitationOffer, Session } from './types.ts';

/** What the holder of an invitation's link can do; `token` is the fragment of the link. */
export function readInvitation(
  client: Client,
  token: string,
  options?: RequestOptions,
): Promise<InvitationOffer> {
  return client.request('POST', '/api/invitations/read', { token }, options);
}

/** Name and password are for new people; whoever is signed in needs neither. */
export function acceptInvitation(
  client: Client,
  form: { readonly token: string; readonly name?: string; readonly password?: string },
  options?: RequestOptions,
): Promise<Session> {
  return client.request('POST', '/api/invitations/accept', form, options);
}

export function declineInvitation(
  client: Client,
  token: string,
  options?: RequestOptions,
): Promise<void> {
  return client.request('POST', '/api/invitations/decline', { token }, options);
}
