/**
 * Services and connections by the rules that the server decides by, offline: which services there
 * are, whether a pasted credential looks right, which account would serve and what a waterfall does
 * next. The server's word is law.
 *
 * Texts of the catalogue are in one language where the server gave it, credits are whole numbers,
 * times in documents are RFC 3339 texts; `now` is a date or milliseconds since 1970.
 */
import type { InitOptions, Rejection, Issue } from '../index.js';

export { CoreError } from '../index.js';

export type Instant = Date | number | string;
/** By language in `assets/providers.json`, one text in what the server answers. */
export type LocalText = string | Readonly<Record<string, string>>;

/** `assets/providers.json`, and what `GET /api/providers` answers. */
export interface ProviderCatalogue {
  readonly languages: readonly string[];
  readonly own_key_feature: string;
  readonly categories: readonly { readonly id: string; readonly title: LocalText }[];
  readonly providers: readonly Provider[];
}
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly category: string;
  readonly kinds: 'managed_only' | 'own_key_required' | 'both';
  /** Of the plan, needed for any use; absent: `own_key_feature`, for own accounts only. */
  readonly feature?: string;
  readonly fields?: readonly CredentialField[];
  readonly steps?: readonly {
    readonly text: LocalText;
    readonly url?: string;
    /** The field that this step yields. */
    readonly field?: string;
  }[];
  readonly prerequisites?: readonly LocalText[];
  readonly documentation_url: string;
  readonly oauth?: {
    /** Fields in braces are part of it: `https://{domain}.example/authorize`. */
    readonly authorization_url: string;
    readonly token_url: string;
    readonly scopes: readonly { readonly name: string; readonly text: LocalText }[];
  };
  readonly test_call?: object;
  readonly actions?: readonly {
    readonly name: string;
    readonly inputs: readonly string[];
    readonly credits: number;
  }[];
}
export interface CredentialField {
  readonly name: string;
  readonly title: LocalText;
  readonly help?: LocalText;
  readonly pattern: {
    readonly prefixes?: readonly string[];
    readonly cut_before?: string;
    readonly cut_after?: string;
    readonly characters?: string;
    readonly length_min?: number;
    readonly length_max?: number;
    readonly choices?: readonly string[];
    readonly has_lines?: boolean;
  };
  readonly example: string;
  readonly is_secret: boolean;
  readonly is_optional?: boolean;
}

/** As the server shows it; more fields may be there. */
export interface Connection {
  readonly id: string;
  readonly provider: string;
  readonly kind: 'user_managed' | 'platform_managed';
  readonly name: string;
  readonly is_default: boolean;
  readonly credential?: 'unknown' | 'valid' | 'invalid' | 'forbidden' | 'expired';
  readonly suspended_at?: string;
}
export type Health =
  | 'unknown'
  | 'valid'
  | 'invalid'
  | 'forbidden'
  | 'rate_limited'
  | 'unreachable'
  | 'expired'
  | 'suspended_by_plan';

/** Which account serves, why, and what it costs. */
export interface Receipt {
  readonly provider: string;
  readonly connection_id: string;
  readonly connection_name: string;
  readonly kind: Connection['kind'];
  readonly by: 'named' | 'workspace_default' | 'managed';
  readonly credits: number;
  readonly passed_over: readonly { readonly connection_id: string; readonly code: string }[];
}

export interface Waterfall {
  readonly steps: readonly {
    readonly provider: string;
    readonly action: string;
    readonly connection_id?: string;
    readonly continues_on_refusal?: boolean;
  }[];
  readonly own_keys_only?: boolean;
  readonly credits_after_own_key?: boolean;
}
export type RunEvent =
  | { readonly event: 'step_resolved'; readonly receipt: Receipt }
  | { readonly event: 'step_resolved'; readonly code: string }
  | { readonly event: 'credits_held' | 'wait_ended' | 'run_cancelled' }
  | { readonly event: 'credits_refused'; readonly code: string }
  | {
      readonly event: 'attempt_ended';
      readonly outcome:
        | 'found'
        | 'already_unlocked'
        | 'nothing_found'
        | 'key_refused'
        | 'permission_missing'
        | 'rate_limited'
        | 'unavailable';
      readonly retry_after_seconds?: number;
    };
export interface RunMove {
  /** Give it back unchanged with the next event. */
  readonly state: object;
  readonly commands: readonly { readonly command: string; readonly [name: string]: unknown }[];
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** Loads `connections.wasm` once. Later calls give the same promise; a failed load can be tried again. */
export function init(options?: InitOptions): Promise<void>;
export function isReady(): boolean;

/** Keeps the catalogue and gives it. Throws `catalogue_wrong` with what is wrong, place by place. */
export function loadProviders(catalogueJson: string): ProviderCatalogue;
/** The best match first; all services for an empty text. */
export function searchProviders(
  text: string,
  filter?: { readonly category?: string },
): readonly Provider[];
/**
 * What is left of a pasted credential, and what was trimmed; or what is wrong with it. The text
 * leaves no copy in the module's memory.
 */
export function judgeCredential(
  provider: string,
  field: string,
  text: string,
):
  | {
      readonly ok: true;
      readonly value: {
        readonly value: string;
        readonly trimmed: readonly ('spaces' | 'quotes' | 'bearer' | 'address')[];
      };
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };
/** `features`: those of the workspace's plan. */
export function resolve(question: {
  readonly provider: string;
  readonly features: readonly string[];
  readonly connections: readonly Connection[];
  readonly connection_id?: string;
  readonly price: number;
  readonly own_keys_only?: boolean;
  readonly falls_back_to_managed?: boolean;
}): Answer<Receipt>;
export function beginRun(waterfall: Waterfall): RunMove;
export function nextMove(
  waterfall: Waterfall,
  state: RunMove['state'],
  event: RunEvent,
  now: Instant,
): Answer<RunMove>;
/** The health to show at an instant: a rate limit passes by the clock alone. */
export function healthOf(
  connection: Connection,
  now: Instant,
): { readonly health: Health; readonly needs_attention: boolean; readonly is_usable: boolean };
