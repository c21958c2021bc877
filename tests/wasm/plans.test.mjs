// SYS-1, ADV-4: what the billing page asks offline gives what the fixtures expect of the rules.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import * as plans from '@steward/core/plans';

import { callOf, fixtureFiles } from './support/fixtures.mjs';

const shipped = readFileSync(new URL('../../assets/plans.json', import.meta.url), 'utf8');
const catalogue = JSON.parse(shipped);
const casesOf = (name) => {
  const { cases } = fixtureFiles().find((file) => file.name === name);
  return cases.map((fixture) => ({ ...fixture, call: JSON.parse(callOf(fixture)) }));
};

before(() => plans.init());

test('before anything is loaded it says what is missing', () => {
  assert.throws(() => plans.comparePlans('free', 'pro'), { code: 'catalogue_wrong' });
  assert.throws(() => plans.forecast({ daily_use: 1, until: 0 }, 0), /loadWorkspace/);
});

test('PLN-1 a catalogue that contradicts itself is refused with the place, and the old one stays', () => {
  plans.loadPlans(shipped);
  const wrong = structuredClone(catalogue);
  wrong.plans[1].quantities[0].yearly_credits = 1;
  assert.throws(() => plans.loadPlans(JSON.stringify(wrong)), {
    code: 'catalogue_wrong',
    message: /\/plans\/1\/quantities\/0\/yearly_credits/,
  });
  assert.deepEqual(plans.comparePlans('free', 'starter').features_gained, [
    'phone_numbers',
    'own_api_keys',
  ]);
});

describe('the typed functions say what the rules say', () => {
  for (const { description, call, expect } of casesOf('billing/quote_change.json'))
    test(`ADV-4 quoteChange: ${description}`, () => {
      const { plans: own, ...workspace } = call.given;
      plans.loadPlans(JSON.stringify(own));
      plans.loadWorkspace(workspace);
      const answer = plans.quoteChange(call.when, call.now);
      assert.deepEqual(answer, expect);
    });

  test('ADV-4 rehearse: every choice at once', () => {
    for (const { call, expect } of casesOf('billing/rehearse.json')) {
      const { plans: own, ...workspace } = call.given;
      plans.loadPlans(JSON.stringify(own));
      plans.loadWorkspace(workspace);
      assert.deepEqual(plans.rehearse(call.now), expect.value);
    }
  });

  test('ADV-4 simulate', () => {
    for (const { call, expect } of casesOf('billing/simulate.json')) {
      plans.loadPlans(JSON.stringify(call.given.plans));
      assert.deepEqual(plans.simulate(call.when), expect);
    }
  });

  test('PLN-1 comparePlans', () => {
    plans.loadPlans(shipped);
    for (const { call, expect } of casesOf('plans/compare_plans.json'))
      assert.deepEqual(plans.comparePlans(call.when.from, call.when.to), expect.value);
  });

  test('ADV-5 replay, at every instant the fixtures ask', () => {
    for (const { call, expect } of casesOf('credits/replay.json')) {
      const ledger = plans.openLedger(call.given.entries);
      const { balance, grants } = plans.replay(ledger, call.when.until);
      assert.equal(balance, expect.value.balance);
      const known = new Map(expect.value.grants.map((grant) => [grant.grant_id, grant.balance]));
      for (const { grant_id: grant, balance: left } of grants)
        assert.equal(left, known.get(grant) ?? 0);
    }
  });
});

describe('entitlements without a crossing', () => {
  const answers = casesOf('plans/entitlements.json').map(({ expect }) => expect.value);

  test('PLN-3..7 can() and limit() say what the rules say of every feature and limit', () => {
    plans.loadPlans(shipped);
    for (const answer of answers) {
      const own = plans.entitlementsOf(catalogue, answer);
      for (const feature of catalogue.features) {
        const { ok } = plans.checkFeature(answer, feature);
        assert.equal(own.can(feature), ok, `${answer.plan} ${feature}`);
      }
      for (const limit of catalogue.limits) {
        const most = own.limit(limit);
        assert.equal(most, answer.limits[limit] ?? Infinity);
        assert.equal(plans.checkLimit(answer, limit, Math.min(most, 1e15)).ok, true);
        if (most < Infinity) assert.equal(plans.checkLimit(answer, limit, most + 1).ok, false);
      }
    }
  });

  test('what nobody knows is had by nobody', () => {
    const own = plans.entitlementsOf(catalogue, answers[0]);
    assert.equal(own.can('teleport'), false);
    assert.equal(own.limit('teleports'), 0);
  });

  test('the 33rd and the 64th feature have their bits', () => {
    const features = Array.from({ length: 64 }, (_, place) => `feature_${place}`);
    const answer = {
      plan: 'all',
      features: ['feature_31', 'feature_32', 'feature_63'],
      limits: {},
    };
    const own = plans.entitlementsOf({ features, limits: [] }, answer);
    assert.deepEqual(
      features.filter((feature) => own.can(feature)),
      answer.features,
    );
  });
});

test('ADV-5 forecast: a grant that ends lapses, unless it is spent before', () => {
  plans.loadPlans(shipped);
  const { call } = casesOf('billing/quote_change.json')[0];
  const grant = { ...call.given.account.grants[0], expires_at: '2026-11-26T00:00:00.000Z' };
  plans.loadWorkspace({ ...call.given, plans: undefined, account: { grants: [grant] } });
  const until = '2026-11-30T00:00:00.000Z';
  const unspent = plans.forecast({ daily_use: 1, until }, '2026-11-16T00:00:00.000Z');
  assert.deepEqual(unspent.lapses, [
    { at: '2026-11-26T00:00:00.000Z', amount: 90, reason: 'expired', grant_id: 'grt_1' },
  ]);
  const spent = plans.forecast({ daily_use: 20, until }, new Date('2026-11-16T00:00:00.000Z'));
  assert.deepEqual(spent.lapses, []);
  assert.equal(spent.runs_out_at, '2026-11-21T00:00:00.000Z');
});
