import type { components, operations } from './schema.d.ts';

type Schemas = components['schemas'];
/** What an operation may be asked for; a part that is undefined is left out of the address. */
export type Query<Operation extends keyof operations> = {
  readonly [Name in keyof Asked<Operation>]?: Asked<Operation>[Name] | undefined;
};
type Asked<Operation extends keyof operations> = NonNullable<
  operations[Operation]['parameters']['query']
>;

export type Account = Schemas['Account'];
export type AccountPatch = Schemas['AccountPatch'];
export type Invitation = Schemas['Invitation'];
/** What the holder of a link may know before they answer. */
export type InvitationOffer = Schemas['InvitationReading'];
export type InvitationPage = Schemas['InvitationPage'];
export type InvitationResult = Schemas['InvitationResults']['results'][number];
export type InvitationRow = Schemas['Invitations']['invitations'][number];
export type InvitationState = Invitation['state'];
export type LinkSent = Schemas['LinkSent'];
/** A member as the list of a workspace shows them. */
export type Member = Schemas['Member'];
export type MemberPage = Schemas['MemberPage'];
export type MemberQuery = Query<'listMembers'>;
export type MemberSort = NonNullable<MemberQuery['sort']>;
export type PasswordChange = Schemas['PasswordChange'];
export type Picture = Schemas['Picture'];
export type PictureChoice = Schemas['PictureChoice'];
export type ProblemBody = Schemas['Problem'];
export type RoleChangeResult = Schemas['RoleChangeResults']['results'][number];
/** Why one row of a bulk request was refused. */
export type RowProblem = Schemas['RowProblem'];
export type Session = Schemas['Session'];
export type SessionWorkspace = Session['workspaces'][number];
export type SignIn = Schemas['SignIn'];
export type SignUp = Schemas['SignUp'];
/** What the rules of a team need to know about it, whatever its size. */
export type TeamCounts = Omit<MemberPage, 'items' | 'next_cursor'>;
export type UploadedPicture = Schemas['UploadedPicture'];
export type Workspace = Schemas['Workspace'];
export type WorkspacePatch = Schemas['WorkspacePatch'];

/** A resource and the version it was read in; the version goes back as `If-Match`. */
export interface Versioned<T> {
  readonly value: T;
  readonly etag: string;
}
