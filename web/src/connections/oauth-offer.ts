import type { CredentialField, Provider } from '../providers.ts';
import type { ConnectionFacts } from './connections-controller.ts';

/** Fields that are part of the addresses a consent goes through, such as a subdomain. */
export function addressFields({ oauth, fields = [] }: Provider): readonly CredentialField[] {
  const addresses = oauth === undefined ? '' : `${oauth.authorization_url} ${oauth.token_url}`;
  return fields.filter(({ name }) => addresses.includes(`{${name}}`));
}

/** There is no key to paste: an account comes about by consent alone. */
export const needsConsent = (provider: Provider): boolean =>
  provider.oauth !== undefined && addressFields(provider).length === (provider.fields?.length ?? 0);

/** Consent can be asked for where the operator has registered the platform at the service. */
export const offersConsent = (facts: ConnectionFacts, provider: Provider): boolean =>
  provider.oauth !== undefined && facts.oauthClients?.includes(provider.id) !== false;
