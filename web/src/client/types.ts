import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type Account = Schemas['Account'];
export type AccountPatch = Schemas['AccountPatch'];
export type LinkSent = Schemas['LinkSent'];
export type PasswordChange = Schemas['PasswordChange'];
export type Picture = Schemas['Picture'];
export type PictureChoice = Schemas['PictureChoice'];
export type ProblemBody = Schemas['Problem'];
export type Session = Schemas['Session'];
export type SessionWorkspace = Session['workspaces'][number];
export type SignIn = Schemas['SignIn'];
export type SignUp = Schemas['SignUp'];
export type UploadedPicture = Schemas['UploadedPicture'];
export type Workspace = Schemas['Workspace'];
export type WorkspacePatch = Schemas['WorkspacePatch'];

/** A resource and the version it was read in; the version goes back as `If-Match`. */
export interface Versioned<T> {
  readonly value: T;
  readonly etag: string;
}
