import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
type Workspace = '/api/workspaces/{workspace_id}';
type Path = `${Workspace}/connections/{connection_id}`;
type Impact = paths[`${Path}/impact`]['get']['responses'][200]['content']['application/json'];

/** An account at another service. Nothing in it is a secret. */
export type Connection = Schemas['Connection'];
export type ConnectionHealth = Connection['health'];
export type ConnectionImpact = Impact;
export type ConnectionTest = Schemas['ConnectionTest'];
/** By the names of the service's fields. They go to the server and never come back. */
export type Credentials = Readonly<Record<string, string>>;
export type Entitlements = Schemas['Entitlements'];
export type OAuthProgress =
  paths[`${Workspace}/oauth-authorizations/{authorization_id}`]['get']['responses'][200]['content']['application/json'];
export type OAuthStart =
  paths[`${Workspace}/oauth-authorizations`]['post']['responses'][201]['content']['application/json'];
export type ConnectionSettings = Schemas['ConnectionSettings'];
export type Run = Schemas['Run'];
export type StepReceipt = Schemas['StepReceipt'];
export type UseCount = Schemas['UseCount'];

export interface NewConnection {
  readonly provider: string;
  readonly name: string;
  readonly is_default?: boolean;
  readonly credentials?: Credentials;
}
/** What is left out stays. */
export type ConnectionPatch = Partial<Pick<NewConnection, 'name' | 'is_default' | 'credentials'>>;
export interface ConnectionDeletion {
  /** The default after this one. */
  readonly replacement?: string;
  /** The name, typed by hand, where something uses the account. */
  readonly typed_name?: string;
}
/** For a new account, or for one that is there: then its name and the rest stay. */
export type OAuthOrder = NewConnection | { readonly connection_id: string };
export interface RunPage {
  readonly items: readonly Run[];
  readonly next_cursor?: string;
}
