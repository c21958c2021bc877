/**
 * The rules core, loaded beside the page and never before it. This is the only file that imports
 * `@steward/core`. Where the module cannot run (policy, network, old browser) the state is
 * `absent`: pages say so once and let the server judge.
 */
import rolesCatalogue from '../../assets/roles.json?raw';

export type Core = typeof import('@steward/core');
export type CoreState = 'loading' | 'ready' | 'absent';
export type {
  Code,
  Decision,
  FieldKind,
  Invitee,
  Issue,
  Params,
  PictureClaim,
  PictureFacts,
  PictureFormat,
  Rejection,
  Verdict,
} from '@steward/core';

/** The roles of the catalogue, least first; what each may do is the core's to say. */
export const roleNames: readonly string[] = (
  JSON.parse(rolesCatalogue) as { roles: readonly { name: string }[] }
).roles.map(({ name }) => name);

let loading: Promise<Core | undefined> | undefined;
let loaded: Core | undefined;
let failure: unknown;
const changes = new EventTarget();

async function load(): Promise<Core | undefined> {
  try {
    const core = await import('@steward/core');
    await core.init();
    // Without the roles the core could not say who may change what, and what would help (ADV-2).
    core.loadRoles(rolesCatalogue);
    loaded = core;
  } catch (error) {
    failure = error;
  }
  changes.dispatchEvent(new Event('change'));
  return loaded;
}

/** Starts loading on the first call; resolves to nothing where the core cannot run here. */
export function coreReady(): Promise<Core | undefined> {
  return (loading ??= load());
}

/** Tries again after a failed load, for example when the network is back. */
export function reloadCore(): Promise<Core | undefined> {
  if (coreState() === 'absent') {
    failure = undefined;
    loading = undefined;
  }
  return coreReady();
}

/** The core, if it has arrived. */
export function core(): Core | undefined {
  return loaded;
}

export function coreState(): CoreState {
  if (loaded !== undefined) return 'ready';
  return failure === undefined ? 'loading' : 'absent';
}

/** Why the core is absent: a `CoreError`, or what the browser threw. */
export function coreFailure(): unknown {
  return failure;
}

/** Calls `listener` when the state changes; returns how to stop that. */
export function onCoreChange(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}
