// Gates, limits, rehearsals and the ledger's replay from JavaScript, beside the cheapest code that
// could do the work. Goals of performance.md 2.
import { readFileSync } from 'node:fs';
import * as plans from '@steward/core/plans';

import { goal, measure, print, printMachine } from '../support/measure.mjs';

const shipped = readFileSync(new URL('../../assets/plans.json', import.meta.url), 'utf8');
const catalogue = JSON.parse(shipped);
await plans.init();
plans.loadPlans(shipped);

const pro = catalogue.plans.find(({ name }) => name === 'pro');
const own = plans.entitlementsOf(catalogue, pro);
const table = Object.fromEntries(
  catalogue.features.map((name) => [name, pro.features.includes(name)]),
);
const overrides = { crm: true };
const integers = new Int32Array(catalogue.features.length).fill(1);
const asked = ['export', 'webhooks', 'crm', 'sso'];

// What was found is added up, so that no engine leaves the question out.
let found = 0;
const gates = {
  'entitlements.can()': (i) => own.can(asked[i & 3]),
  'integer table (floor)': (i) => integers[i & 15] === 1,
  'nested object + override': (i) => overrides[asked[i & 3]] ?? table[asked[i & 3]],
};
const repeat = 1_000_000;
const gateTimes = await measure(
  Object.entries(gates).map(([name, ask]) => ({
    name,
    direct: true,
    repeat: 1,
    run: () => {
      for (let i = 0; i < repeat; i += 1) if (ask(i)) found += 1;
    },
  })),
);
const each = Object.fromEntries(
  Object.entries(gateTimes).map(([name, times]) => [
    name,
    Object.fromEntries(Object.entries(times).map(([part, ms]) => [part, ms / repeat])),
  ]),
);
printMachine();
print('one feature gate', each);
goal('feature gate', each['entitlements.can()'].median * 1e6, 50, ' ns');

const limits = await measure([
  {
    name: 'entitlements.limit()',
    direct: true,
    repeat: 1,
    run: () => {
      for (let i = 0; i < repeat; i += 1) if (own.limit(catalogue.limits[i & 3]) > i) found += 1;
    },
  },
]);
goal('numeric limit', (limits['entitlements.limit()'].median / repeat) * 1e6, 60, ' ns');

const start = '2026-11-01T00:00:00.000Z';
const grants = Array.from({ length: 100 }, (_, index) => ({
  id: `grt_${index}`,
  kind: index % 3 === 0 ? 'plan' : 'top_up',
  is_promotional: false,
  amount: 1000,
  left: 900,
  held: 0,
  effective_at: start,
  created_at: start,
  ...(index % 3 === 0
    ? {}
    : { expires_at: new Date(Date.UTC(2026, 11, 1 + (index % 200))).toISOString() }),
}));
plans.loadWorkspace({
  subscription: {
    choice: { plan: 'explorer', monthly_credits: 10_000, period: 'monthly' },
    state: 'active',
    currency: 'usd',
    anchor_at: start,
    anchor_months: 0,
    period_start: start,
    period_end: '2026-12-01T00:00:00.000Z',
    paid_minor: 34_900,
    money_credit_minor: 0,
    renewal_attempts: 0,
    has_paid: true,
  },
  account: { grants },
  uses: Array.from({ length: 20 }, (_, index) => ({
    feature: index % 2 ? 'own_api_keys' : 'webhooks',
    type: 'connection',
    id: `con_${index}`,
    display: `Connection ${index}`,
  })),
});
const up = { plan: 'pro', monthly_credits: 50_000, period: 'monthly' };
const down = { plan: 'starter', monthly_credits: 2000, period: 'monthly' };
const rehearsals = await measure([
  {
    name: 'upgrade',
    direct: true,
    repeat: 200,
    run: () => plans.quoteChange(up, '2026-11-16T00:00:00.000Z'),
  },
  {
    name: 'downgrade, with what is lost',
    direct: true,
    repeat: 200,
    run: () => plans.quoteChange(down, '2026-11-16T00:00:00.000Z'),
  },
  {
    name: 'every choice there is',
    direct: true,
    repeat: 20,
    run: () => plans.rehearse('2026-11-16T00:00:00.000Z'),
  },
]);
print('rehearsal with 100 grants and 20 connections', rehearsals);
goal('one rehearsal', rehearsals['downgrade, with what is lost'].median * 1e3, 100, ' µs');

const count = 1_000_000;
const entries = Array.from({ length: count }, (_, index) => ({
  grant_id: `grt_${index % 100}`,
  amount: index < 100 ? 1_000_000 : -1,
  occurred_at: start,
}));
const ledger = plans.openLedger(entries);
const amounts = Float64Array.from(entries, ({ amount }) => amount);
const numbers = Uint32Array.from(entries, (_, index) => index % 100);
const replays = await measure([
  {
    name: 'replay of 1 M entries',
    direct: true,
    repeat: 1,
    run: () => plans.replay(ledger, start),
  },
  {
    name: 'the same loop in JavaScript',
    direct: true,
    repeat: 1,
    run: () => {
      const balances = new Float64Array(100);
      for (let i = 0; i < count; i += 1) balances[numbers[i]] += amounts[i];
      found += balances[0];
    },
  },
]);
print('ledger', replays);
goal('replay, at least 8 M entries a second', replays['replay of 1 M entries'].median, 125, ' ms');
if (!(found > 0)) throw new Error('nothing was found');
