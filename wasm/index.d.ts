/**
 * Steward's rules in the browser, in workers and in Node: the same C++ as in the server.
 * Values in, values out; nothing has to be freed. Every function but `init` throws
 * `CoreError` with `code: 'core_not_ready'` until `init()` has resolved.
 */
export type Code = string;
export type Params = Readonly<Record<string, string | number>>;

/** A field is malformed; `path` is a JSON Pointer, '' for the whole input. */
export interface Issue {
  readonly path: string;
  readonly code: Code;
  readonly params: Params;
}
/** A rule refuses; `unlock` says what would turn it into a yes and who can grant it. */
export interface Rejection {
  readonly code: Code;
  readonly params: Params;
  readonly unlock?: { readonly role: string; readonly granted_by: string };
}
export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };
export type Decision<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: Rejection };

export interface InitOptions {
  /** Where the module comes from; default: `core.wasm` beside this file. */
  readonly wasm?:
    URL | string | Response | PromiseLike<Response> | BufferSource | WebAssembly.Module;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof fetch;
}
/** `core_not_ready`, `core_not_found`, `core_not_wasm`, `core_blocked` (CSP), `core_failed`. */
export class CoreError extends Error {
  readonly code: string;
  /** The address that was asked, where there is one, and the content type it answered. */
  readonly url?: string;
  readonly contentType?: string;
}
/** Loads the core once. Later calls give the same promise; a failed load can be tried again. */
export function init(options?: InitOptions): Promise<void>;
export function isReady(): boolean;

/** One field of a form. `name`: trimmed, NFC, 1–100 code points, no control or bidi characters. */
export function parseAccountName(text: string): Verdict<string>;
export function parseWorkspaceName(text: string): Verdict<string>;
/** `suggestion`: a likely repair of a mistyped domain ("billing@acme.test"). */
export function parseEmail(text: string): Verdict<{ email: string; suggestion?: string }>;
/** 10–256 characters. The text crosses in a buffer that is wiped afterwards. */
export function parsePassword(
  password: string,
  about?: { readonly email?: string; readonly name?: string },
): Verdict<true>;
/** Takes a pasted address or a bare id and gives the number in it. */
export function parseWorkspaceAddress(text: string): Verdict<number>;
/**
 * Finds a typo in a pasted API key without asking anybody; whether there is such a key, only the
 * server knows. The text crosses in a buffer that is wiped afterwards. `hint`: its last four digits.
 */
export function parseApiKey(text: string): Verdict<{ hint: string }>;

export type FieldKind =
  'account_name' | 'workspace_name' | 'email' | 'password' | 'workspace_address';
/** A whole form in one crossing: the issue of each field, or null where it is sound. */
export function checkForm(
  fields: readonly { readonly kind: FieldKind; readonly path: string; readonly text: string }[],
): readonly (Issue | null)[];

export type PictureFormat = 'png' | 'jpeg' | 'gif';
export interface PictureFacts {
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly frame_count: number;
  readonly size_bytes: number;
  readonly metadata_bytes: number;
  /** The claim disagrees with the bytes; never a reason to refuse. Absent where there is none. */
  readonly notes?: readonly Issue[];
}
export interface PictureClaim {
  readonly fileName?: string;
  readonly mediaType?: string;
}
/** Judges every byte: format, structure, size, dimensions, frames, trailing data. */
export function checkPicture(bytes: Uint8Array, claim?: PictureClaim): Verdict<PictureFacts>;
/** What the head of a file tells (64 KiB are plenty); width and height may be 0 = not seen yet. */
export function checkPictureHead(
  head: Uint8Array,
  sizeBytes: number,
): Verdict<{ format: PictureFormat; width: number; height: number }>;
/** The same pixels without metadata. The bytes must have passed `checkPicture`. */
export function stripPicture(bytes: Uint8Array): Uint8Array;

/** The avatar that shows where no picture is chosen (ACC-4): one of `colors`, stable per id. */
export function defaultAvatar<Color extends string>(
  id: string,
  name: string,
  colors: readonly Color[],
): { initials: string; color: Color };

/** The roles catalogue, once; throws `CoreError` `catalogue_wrong` naming the line. */
export function loadRoles(catalogueJson: string): void;
export function authorize(role: string, permission: string): Decision<true>;

export type SignInMethod = 'password' | 'google' | 'sso';
/**
 * Whether this session may change the password by a mailed link (ACC-8, ACC-9). Issues where it
 * was opened in a way that this version does not know.
 */
export function decideRequestPasswordLink(session: {
  readonly sign_in_methods: readonly SignInMethod[];
  readonly opened_with: SignInMethod;
}): Verdict<true> | Decision<true>;

export type Permission =
  | 'workspace_read'
  | 'resources_edit'
  | 'workspace_edit'
  | 'billing_edit'
  | 'roles_assign'
  | 'members_read'
  | 'members_invite'
  | 'members_remove'
  | 'audit_read'
  | 'billing_read'
  | 'credits_read'
  | 'credits_use'
  | 'connections_read'
  | 'connections_create'
  | 'connections_edit'
  | 'api_keys_read'
  | 'api_keys_create'
  | 'api_keys_edit';
/** All that a role may do, asked once: `can` is a look-up. The reasons are `authorize`'s. */
export interface Abilities {
  readonly bits: number;
  can(permission: Permission): boolean;
}
export function abilities(role: string): Abilities;
/**
 * What `authorize(role, permission)` asks, as a number, to ask many at once. It stays the same
 * question when other roles are loaded; a role that is not loaded yet needs a new one then.
 */
export function authorizationQuestion(role: string, permission: Permission): number;
/** The answers to many questions in one crossing: 1 where granted, 0 where refused. */
export function authorizeAll(questions: Uint32Array): Uint8Array;

export interface TeamActor {
  readonly user_id: string;
  readonly role: string;
}
export interface TeamMember extends TeamActor {
  readonly joined_at: string;
}
/** As the list of members tells them. */
export interface TeamFacts {
  readonly member_count: number;
  readonly admin_count: number;
  readonly pending_count: number;
  /** How many may wait at once; 100 where absent. */
  readonly pending_max?: number;
  readonly seat_limit?: number;
}
/** A change as the server would make it; null where nothing would change. */
export interface TeamChange {
  readonly change: string;
  readonly [field: string]: unknown;
}
/** What the server would decide by what the page knows. Its word is law, the page's is a preview. */
export function decideChangeRole(
  team: { readonly actor: TeamActor; readonly member: TeamMember; readonly facts: TeamFacts },
  role: string,
): Decision<TeamChange | null>;
export function decideRemoveMember(
  team: { readonly actor: TeamActor; readonly member: TeamMember; readonly facts: TeamFacts },
  now?: Date,
): Decision<TeamChange>;
export function decideLeave(team: {
  readonly member: TeamMember;
  readonly facts: TeamFacts;
}): Decision<TeamChange>;
/** The address must be sound: ask `parseEmail` or `sortInvitees` first. */
export function decideInvite(
  team: {
    readonly actor: TeamActor;
    readonly address?: { readonly is_member?: boolean };
    readonly facts: TeamFacts;
  },
  offer: { readonly email: string; readonly role: string; readonly display_name?: string },
  now?: Date,
): Decision<TeamChange>;

export type InviteeKind = 'ready' | 'twice' | 'member' | 'invited' | 'malformed' | 'too_many';
export interface Invitee {
  readonly kind: InviteeKind;
  /** As pasted, trimmed and cut after 200 characters. */
  readonly text: string;
  readonly email?: string;
  /** Empty where none was pasted. */
  readonly display_name: string;
  readonly suggestion?: string;
  readonly issue?: Issue;
}
/** Sorts any pasted text (ADV-13). `members`, `invited`: addresses in lower case. */
export function sortInvitees(
  text: string,
  known?: { readonly members?: readonly string[]; readonly invited?: readonly string[] },
): Verdict<readonly Invitee[]>;

/** The latest event of an audit log. */
export interface AuditHead {
  readonly position: number;
  readonly hash: string;
}
/**
 * Whether the events, oldest first, follow `head` (the start of the log where absent) as they were
 * written, and end at `expected` where that is given. `audit_chain_broken` says where they do not.
 */
export function verifyAuditEvents(
  events: readonly unknown[],
  at?: { readonly head?: AuditHead; readonly expected?: AuditHead },
): Verdict<AuditHead> | Decision<AuditHead>;

/**
 * Three-way merge of a form (WS-6, G10). Fields that only one side changed are taken; those both
 * changed differently come back as conflicts.
 */
export function mergeFields(
  base: Readonly<Record<string, string>>,
  mine: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
): { merged: Record<string, string>; conflicts: readonly string[] };

export const version: string;
export const limits: {
  readonly pictureSizeBytesMax: number;
  readonly pictureSideMax: number;
  readonly picturePixelsMax: number;
  readonly pictureFramesMax: number;
  readonly nameCodePointsMax: number;
  readonly passwordCharactersMin: number;
  readonly passwordCharactersMax: number;
};
