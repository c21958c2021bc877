import type { Connection } from '../client/connection-types.ts';
import {
  isUsable,
  type Provider,
  type ProviderCatalogue,
  type ProviderRules,
} from '../providers.ts';
import type { ConnectionView } from './connection-query.ts';

/** A service and those of its accounts that the page shows. */
export interface ProviderGroup {
  readonly provider: Provider;
  /** In the order in which they were made, the platform's own first. */
  readonly accounts: readonly Connection[];
}
export interface Listing {
  /** Services with accounts, by name. */
  readonly connected: readonly ProviderGroup[];
  /** Services without, best match first. */
  readonly others: readonly Provider[];
}

/** A service that an operator has taken out of the catalogue still has the accounts made before. */
const former = (id: string): Provider => ({
  id,
  name: id,
  category: '',
  kinds: 'both',
  documentation_url: '',
});

export const isManaged = (account: Connection): boolean => account.kind === 'platform_managed';

export function providerOf(catalogue: ProviderCatalogue, id: string): Provider {
  return catalogue.providers.find((provider) => provider.id === id) ?? former(id);
}

/** All services that have accounts. */
export function groupsOf(
  catalogue: ProviderCatalogue,
  accounts: readonly Connection[],
): readonly ProviderGroup[] {
  const ids = [...new Set(accounts.map(({ provider }) => provider))];
  return ids.map((id) => {
    const own = accounts.filter(({ provider }) => provider === id);
    const sorted = [...own.filter(isManaged), ...own.filter((account) => !isManaged(account))];
    return { provider: providerOf(catalogue, id), accounts: sorted };
  });
}

/** Without the rules a search goes by the name alone. */
export function servicesFor(
  search: string,
  catalogue: ProviderCatalogue,
  rules: ProviderRules | undefined,
): readonly Provider[] {
  const all = catalogue.providers.filter(isUsable);
  if (search === '') return all;
  if (rules !== undefined)
    return rules.searchProviders(search).map(({ id }) => providerOf(catalogue, id));
  const wanted = search.toLocaleLowerCase();
  return all.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}

const namesOf = ({ name, identity_name: identity = '' }: Connection) => [name, identity];

/**
 * What the page lists. A service that matches the search shows all its accounts; an account that
 * matches shows alone (CON-6). The filters `attention` and `mine` are about accounts, so services
 * without any are left out then.
 */
export function listingOf(
  view: ConnectionView,
  catalogue: ProviderCatalogue,
  accounts: readonly Connection[],
  readerId: string,
  rules: ProviderRules | undefined,
): Listing {
  const search = view.search.trim();
  const wanted = search.toLocaleLowerCase();
  const services = servicesFor(search, catalogue, rules);
  const found = new Set(services.map(({ id }) => id));
  const inCategory = ({ category }: Provider) => view.category === '' || category === view.category;
  const isWanted = (account: Connection) =>
    (!view.attention || account.needs_attention) &&
    (!view.mine || account.owner_id === readerId) &&
    (found.has(account.provider) ||
      namesOf(account).some((name) => name.toLocaleLowerCase().includes(wanted)));
  const all = groupsOf(catalogue, accounts);
  const connected = all
    .filter(({ provider }) => inCategory(provider))
    .filter(({ provider }) => view.provider === '' || provider.id === view.provider)
    .map(({ provider, accounts: own }) => ({ provider, accounts: own.filter(isWanted) }))
    .filter(({ accounts: own }) => own.length > 0)
    .sort((one, other) => one.provider.name.localeCompare(other.provider.name));
  const used = new Set(all.map(({ provider }) => provider.id));
  const isFiltered = view.attention || view.mine || view.provider !== '';
  const others = isFiltered
    ? []
    : services.filter((provider) => !used.has(provider.id) && inCategory(provider));
  return { connected, others };
}
