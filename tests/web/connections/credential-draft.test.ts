import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { freeName } from '../../../web/src/connections/new-account.ts';
import { CredentialDraft } from '../../../web/src/connections/credential-draft.ts';
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
const key = 'fbl_aBcDeFgHiJkLmNoPqRsTuVwXyZ012345';
const draftFor = (id: string, keepsBlank = false) => {
  const provider = catalogue.providers.find((one) => one.id === id);
  if (provider === undefined) throw new Error(id);
  return new CredentialDraft(provider, keepsBlank);
};

describe('X3, X5: credentials on their way into a form', () => {
  it('takes off what was pasted along, and says so', () => {
    const draft = draftFor('firmable');
    draft.edit('api_key', ` "${key}" `);
    draft.judge('api_key', rules);
    expect(draft.text('api_key')).toBe(key);
    expect(draft.trimmed('api_key')).toEqual(['spaces', 'quotes']);
    expect(draft.isComplete).toBe(true);
    expect(draft.credentials).toEqual({ api_key: key });
  });

  it('says what is wrong, until the field is changed', () => {
    const draft = draftFor('firmable');
    draft.edit('api_key', 'sk-something');
    draft.judge('api_key', rules);
    expect(draft.issue('api_key')).toMatchObject({ code: 'credential_prefix_wrong' });
    expect(draft.isComplete).toBe(false);
    draft.edit('api_key', 'f');
    expect(draft.issue('api_key')).toBeUndefined();
  });

  it('misses what has to be there, and nothing that is kept', () => {
    const fresh = draftFor('snowflake');
    fresh.edit('account', 'acme-ab12345');
    fresh.judgeAll(rules);
    expect(fresh.issue('token')).toMatchObject({ code: 'field_missing' });
    expect(fresh.isFaulty).toBe(true);
    const edited = draftFor('snowflake', true);
    edited.edit('account', 'acme-ab12345');
    edited.judgeAll(rules);
    expect(edited.isFaulty).toBe(false);
    expect(edited.isComplete).toBe(false);
    expect(edited.credentials).toEqual({ account: 'acme-ab12345' });
  });

  it('leaves the verdict to the server where the rules cannot run', () => {
    const draft = draftFor('firmable');
    draft.edit('api_key', 'sk-something');
    draft.judgeAll(undefined);
    expect(draft.isComplete).toBe(true);
  });
});

describe('CON-18: a new account gets a name that is free', () => {
  it.each([
    [[], 'Firmable'],
    [['firmable'], 'Firmable 2'],
    [['FIRMABLE', 'Firmable 2'], 'Firmable 3'],
  ])('beside %j it is %s', (taken, name) => {
    expect(freeName('Firmable', taken)).toBe(name);
  });
});
