import type { Connections } from '../client/connections.ts';
import type { Connection } from '../client/connection-types.ts';
import type { Refusal } from '../i18n/index.ts';
import { tellReturn } from './oauth-window.ts';

export type Arrival =
  /** Another window has been waiting: this one has done its work. */
  | { readonly kind: 'handed_over' | 'pending' }
  | { readonly kind: 'connected'; readonly connection: Connection }
  | { readonly kind: 'failed'; readonly refusal: Refusal };

/** Back from a service, with the consent that the address names. */
export async function arrive(connections: Connections, id: string): Promise<Arrival> {
  if (await tellReturn(id)) {
    // Browsers let a script close only what a script has opened; else the page says what is left.
    globalThis.close();
    return { kind: 'handed_over' };
  }
  const { state, connection_id: made, code } = await connections.readOAuth(id);
  if (state === 'connected' && made !== undefined) {
    return { kind: 'connected', connection: (await connections.read(made)).value };
  }
  if (state === 'pending') return { kind: 'pending' };
  return { kind: 'failed', refusal: { code: code ?? 'oauth_failed', params: {} } as Refusal };
}
