import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../web/src/client/connection-types.ts';
import { readConnectionView } from '../../../web/src/connections/connection-query.ts';
import { listingOf } from '../../../web/src/connections/provider-groups.ts';
import {
  providerRules,
  type ProviderCatalogue,
  type ProviderRules,
} from '../../../web/src/providers.ts';

const text = readFileSync(new URL('../../../assets/providers.json', import.meta.url), 'utf8');
const catalogue = JSON.parse(text) as ProviderCatalogue;
let rules: ProviderRules | undefined;
beforeAll(async () => {
  rules = await providerRules(catalogue);
  expect(rules).toBeDefined();
});

const account = (id: string, provider: string, more: Partial<Connection> = {}): Connection => ({
  id,
  provider,
  kind: 'user_managed',
  name: id,
  is_default: false,
  owner_id: 'usr_ada',
  health: 'valid',
  needs_attention: false,
  credential: 'valid',
  hints: {},
  tests: [],
  created_at: '2026-11-21T12:00:00Z',
  ...more,
});
const accounts = [
  account('sales', 'hubspot', { name: 'Sales Europe' }),
  account('broken', 'hubspot', { needs_attention: true, health: 'invalid', owner_id: 'usr_bob' }),
  account('platform', 'openai', { kind: 'platform_managed', name: 'Managed', owner_id: '' }),
  account('own', 'openai', { identity_name: 'Acme Research' }),
];
const listed = (query: string, withRules = true) => {
  const view = readConnectionView(query);
  const known = withRules ? rules : undefined;
  const { connected, others } = listingOf(view, catalogue, accounts, 'usr_ada', known);
  const groups = connected.map(
    ({ provider, accounts: own }) => `${provider.id}: ${own.map(({ id }) => id).join(' ')}`,
  );
  return { groups, others: others.map(({ id }) => id) };
};

describe('CON-6, X1: what the page lists', () => {
  it('groups accounts by service, the platform’s first, and then the other services', () => {
    const { groups, others } = listed('');
    expect(groups).toEqual(['hubspot: sales broken', 'openai: platform own']);
    expect(others).toHaveLength(catalogue.providers.length - 2);
    expect(others).not.toContain('hubspot');
  });

  it('finds a service with all its accounts, and an account by its name or identity', () => {
    expect(listed('search=hub+spot').groups).toEqual(['hubspot: sales broken']);
    expect(listed('search=europe').groups).toEqual(['hubspot: sales']);
    expect(listed('search=acme').groups).toEqual(['openai: own']);
  });

  it.each([true, false])('finds services that have no account yet (with rules: %s)', (known) => {
    expect(listed('search=firmable', known)).toEqual({ groups: [], others: ['firmable'] });
    expect(listed('search=no+such+service', known)).toEqual({ groups: [], others: [] });
  });

  it('keeps to a category', () => {
    const { groups, others } = listed('category=crm');
    expect(groups).toEqual(['hubspot: sales broken']);
    expect(others).toContain('salesforce');
    expect(others).not.toContain('anthropic');
  });

  it('shows who needs attention and what is mine, and no service without accounts', () => {
    expect(listed('attention')).toEqual({ groups: ['hubspot: broken'], others: [] });
    expect(listed('mine').groups).toEqual(['hubspot: sales', 'openai: own']);
    expect(listed('service=openai')).toEqual({ groups: ['openai: platform own'], others: [] });
  });

  it('keeps the accounts of a service that is no longer in the catalogue', () => {
    const view = readConnectionView('');
    const { connected } = listingOf(view, catalogue, [account('old', 'gone')], 'x', rules);
    expect(connected.map(({ provider }) => provider.name)).toEqual(['gone']);
  });
});

describe('X6: services that know nothing but consent', () => {
  it('are there where consent is on offer, and the rules take the rest without it', async () => {
    const providers = catalogue.providers.map((one) => {
      const { oauth, ...rest } = one;
      return oauth === undefined ? one : rest;
    });
    const without = { ...catalogue, providers };
    const known = await providerRules(without);
    const view = readConnectionView('search=outreach');
    expect(listingOf(view, without, [], 'x', known).others).toEqual([]);
    const { others } = listingOf(readConnectionView(''), without, [], 'x', known);
    const ids = others.map(({ id }) => id);
    expect(ids).not.toContain('salesforce');
    expect(ids).toContain('hubspot');
    const again = await providerRules(catalogue);
    expect(listingOf(view, catalogue, [], 'x', again).others.map(({ id }) => id)).toContain(
      'outreach',
    );
  });
});
