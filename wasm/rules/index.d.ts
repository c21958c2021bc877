/**
 * Every rule of Steward by its JSON call, for tests and for engineers who explore the rules. Pages
 * load `@steward/core`, which asks what they need by typed functions and weighs less to run.
 */
import type { Code, InitOptions } from '../index.js';

export { CoreError } from '../index.js';

/** Loads `rules.wasm` once. Later calls give the same promise; a failed load can be tried again. */
export function init(options?: InitOptions): Promise<void>;
export function isReady(): boolean;
/**
 * Any rule: `{"given": {…}, "when": {"rule": …, …}, "now": …}` as `tests/fixtures/README.md` tells.
 * Not for secrets: the call stays in the module's memory until the next one.
 */
export function evaluate(callJson: string): string;
/** Every code with its kind and HTTP status. */
export function codes(): readonly { name: Code; kind: string; status: number; title: string }[];
