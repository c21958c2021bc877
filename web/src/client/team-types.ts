import type { Picture } from './types.ts';

/** A member as the list of a workspace shows them. */
export interface Member {
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly picture: Picture;
  readonly role: string;
  readonly joined_at: string;
}
/** What the rules of a team need to know about it, whatever its size. */
export interface TeamCounts {
  readonly member_count: number;
  readonly admin_count: number;
  readonly pending_count: number;
}
export interface MemberPage extends TeamCounts {
  readonly items: readonly Member[];
  readonly next_cursor?: string;
}
export type MemberSort = 'name' | 'joined' | 'role';
export interface MemberQuery {
  readonly search?: string | undefined;
  readonly role?: string | undefined;
  readonly sort?: MemberSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Why one row of a bulk request was refused. */
export interface RowProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly unlock?: { readonly role: string; readonly granted_by: string };
}
export interface RoleChangeResult {
  readonly user_id: string;
  readonly outcome: 'changed' | 'unchanged' | 'refused';
  readonly problem?: RowProblem;
}

export type InvitationState =
  'pending' | 'accepted' | 'declined' | 'revoked' | 'replaced' | 'expired';
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  readonly role: string;
  readonly state: InvitationState;
  readonly invited_at: string;
  readonly sent_at: string;
  readonly expires_at: string;
  /** From when on it may be sent again. */
  readonly resend_at: string;
  readonly invited_by: { readonly user_id: string; readonly name: string };
}
export interface InvitationPage {
  readonly items: readonly Invitation[];
  readonly next_cursor?: string;
}
export interface InvitationRow {
  readonly email: string;
  readonly role: string;
  readonly display_name?: string;
}
export interface InvitationResult {
  readonly email: string;
  readonly outcome: 'sent' | 'refused';
  readonly invitation?: Invitation;
  readonly issue?: RowProblem & { readonly path: string };
  readonly problem?: RowProblem;
}
/** What the holder of a link may know before they answer. */
export interface InvitationOffer {
  readonly workspace: { readonly name: string; readonly picture: Picture };
  readonly inviter_name: string;
  readonly email: string;
  readonly role: string;
  readonly state: InvitationState;
  readonly expires_at: string;
  readonly account_exists: boolean;
  /** The link came by mail, so whoever holds it can read that mail. */
  readonly proves_address: boolean;
}
