/**
 * The rules of services and connections, loaded by the connections page beside what it shows. This
 * is the only file that imports `@steward/core/connections`. Where the module cannot run the page
 * shows what the server says and lets it judge.
 */
import type { Provider, ProviderCatalogue } from '@steward/core/connections';

export type ProviderRules = typeof import('@steward/core/connections');
export type { CredentialField, Provider, ProviderCatalogue } from '@steward/core/connections';
export type { Receipt } from '@steward/core/connections';

let loading: Promise<ProviderRules | undefined> | undefined;
let known: ProviderCatalogue | undefined;

async function load(): Promise<ProviderRules | undefined> {
  try {
    const rules = await import('@steward/core/connections');
    await rules.init();
    return rules;
  } catch {
    // Why it did not come, the core's own failure tells on every page; the next call tries again.
    loading = undefined;
    return undefined;
  }
}

/**
 * Whether anybody can use a service here. Consent is on offer only where the operator has
 * registered the platform; a service that knows nothing else than a consent's token is none then.
 */
export function isUsable({ kinds, oauth, fields = [], test_call: call }: Provider): boolean {
  if (oauth !== undefined || kinds !== 'own_key_required') return true;
  return fields.length > 0 && !JSON.stringify(call ?? {}).includes('{access_token}');
}

/** What the rules are asked about: which services there are and what is entered, not how to call. */
function forRules(catalogue: ProviderCatalogue): string {
  const providers = catalogue.providers
    .filter(isUsable)
    .map((provider) => ({ ...provider, test_call: undefined }));
  return JSON.stringify({ ...catalogue, providers });
}

/** The rules with this catalogue; nothing where they cannot run here. */
export async function providerRules(
  catalogue: ProviderCatalogue,
): Promise<ProviderRules | undefined> {
  const rules = await (loading ??= load());
  if (rules === undefined || catalogue === known) return rules;
  rules.loadProviders(forRules(catalogue));
  known = catalogue;
  return rules;
}
