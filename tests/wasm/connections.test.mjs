// X1, X3, SYS-1: services and connections through `@steward/core/connections`, as pages ask them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as connections from '@steward/core/connections';

import { fixtureFiles } from './support/fixtures.mjs';

const shipped = readFileSync(new URL('../../assets/providers.json', import.meta.url), 'utf8');
const fixtures = Object.fromEntries(
  fixtureFiles()
    .filter(({ name }) => name.startsWith('connections/'))
    .map(({ name, cases }) => [name.replace(/^connections\/|\.json$/g, ''), cases]),
);

// The package keeps its memory to itself; the engine is asked for it before it does.
let memory;
before(async () => {
  assert.throws(() => connections.searchProviders('x'), { code: 'catalogue_wrong' });
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...request) => {
    const instance = await instantiate.apply(WebAssembly, request);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  };
  await connections.init();
  WebAssembly.instantiate = instantiate;
  connections.loadProviders(shipped);
});

test('a wrong catalogue is told place by place, and the one before stays', () => {
  const wrong = JSON.parse(shipped);
  delete wrong.providers[0].documentation_url;
  assert.throws(() => connections.loadProviders(JSON.stringify(wrong)), {
    code: 'catalogue_wrong',
    message: /\/providers\/0\/documentation_url/,
  });
  assert.throws(() => connections.loadProviders('oops'), { code: 'catalogue_wrong' });
  assert.equal(connections.searchProviders('hubspot')[0].id, 'hubspot');
});

test('X1 a search finds what the rule finds, in its order', () => {
  for (const { when, expect, description } of fixtures.search_providers)
    assert.deepEqual(
      connections.searchProviders(when.text).map(({ id }) => id),
      expect.value,
      description,
    );
});

test('X1 an empty search lists all, and a category narrows it', () => {
  const { providers } = JSON.parse(shipped);
  assert.equal(connections.searchProviders('').length, providers.length);
  const found = connections.searchProviders('', { category: 'crm' });
  assert.ok(found.length > 0 && found.every(({ category }) => category === 'crm'));
});

test('X3 a pasted credential is judged as the server judges it', () => {
  for (const { when, expect, description } of fixtures.judge_credential)
    assert.deepEqual(
      connections.judgeCredential(when.provider, when.field, when.text),
      expect,
      description,
    );
  assert.throws(() => connections.judgeCredential('openai', 'no_such_field', 'x'), TypeError);
});

const copies = (secret) => {
  const heap = Buffer.from(memory.buffer);
  let count = 0;
  for (let at = heap.indexOf(secret); at >= 0; at = heap.indexOf(secret, at + 1)) count += 1;
  return count;
};

test('SEC-35 no copy of a credential, whether it is sound or not', () => {
  connections.searchProviders('canary-search-text');
  assert.ok(copies('canary-search-text') > 0, 'the scan finds what is there');
  const secrets = {
    sound: 'sk-canaryOne-0123-Quetzal-vK7h-lastPiece-Zq9x',
    malformed: 'canaryTwo 0123456789 with spaces and more of it',
    'too long': `sk-${'canaryThree'.repeat(700)}`,
    'not ASCII': 'sk-Kanarienvögel-vier-Überraschung-Zapfenstreich',
  };
  for (const [name, secret] of Object.entries(secrets)) {
    connections.judgeCredential('openai', 'api_key', ` Bearer "${secret}" `);
    for (const piece of [secret.slice(0, 200), secret.slice(3, 11), secret.slice(-8)])
      assert.equal(copies(piece), 0, `${name}: ${piece}`);
  }
});

const account = (id, rest) => ({
  id,
  provider: 'openai',
  kind: 'user_managed',
  name: id,
  is_default: false,
  ...rest,
});
const managed = account('con_m', { kind: 'platform_managed' });

test('BYOK-2, ADV-6 which account would serve, and why', () => {
  const ask = { provider: 'openai', features: ['own_api_keys'], price: 2 };
  const own = account('con_a', { is_default: true, credential: 'valid' });
  const served = connections.resolve({ ...ask, connections: [own, managed] });
  assert.deepEqual([served.value.by, served.value.credits], ['workspace_default', 0]);
  const other = connections.resolve({ ...ask, connections: [managed] });
  assert.deepEqual([other.value.by, other.value.credits], ['managed', 2]);
  const refused = { ...own, credential: 'invalid' };
  const error = connections.resolve({ ...ask, connections: [refused, managed] });
  assert.equal(error.rejection.code, 'connection_unhealthy');
  const free = connections.resolve({ ...ask, features: [], connections: [own, managed] });
  assert.equal(free.rejection.code, 'connection_suspended');
  const unknown = connections.resolve({ ...ask, provider: 'acme', connections: [] });
  assert.equal(unknown.issues[0].code, 'provider_unknown');
});

test('BYOK-4 a run moves as the rule moves it', () => {
  let compared = 0;
  for (const { given, when, now, expect } of fixtures.run_waterfall) {
    if (!expect.ok) continue;
    let move = connections.beginRun(given.waterfall);
    const moves = [move.commands];
    for (const { at, ...event } of when.events) {
      ({ value: move } = connections.nextMove(given.waterfall, move.state, event, at ?? now));
      moves.push(move.commands);
    }
    assert.deepEqual(moves, expect.value.moves);
    compared += 1;
  }
  assert.ok(compared > 15, `${compared} runs`);
});

test('what a run does not wait for is refused, and what is no run is none', () => {
  const waterfall = { steps: [{ provider: 'hunter', action: 'find_email' }] };
  const { state } = connections.beginRun(waterfall);
  const refused = connections.nextMove(waterfall, state, { event: 'credits_held' }, 0);
  assert.equal(refused.rejection.code, 'run_event_unexpected');
  const broken = { ...state, phase: 'calling' };
  const answer = connections.nextMove(waterfall, broken, { event: 'wait_ended' }, 0);
  assert.equal(answer.issues[0].code, 'field_value_unknown');
  assert.throws(() => connections.beginRun({ steps: [] }), TypeError);
});

test('CON-15 health as it is at an instant', () => {
  const at = Date.parse('2026-11-21T12:00:00Z');
  const limited = account('con_a', {
    credential: 'valid',
    rate_limited_until: '2026-11-21T12:00:01.000Z',
  });
  assert.equal(connections.healthOf(limited, at).health, 'rate_limited');
  assert.equal(connections.healthOf(limited, at + 1000).health, 'valid');
  const suspended = { ...limited, suspended_at: '2026-11-01T00:00:00.000Z' };
  assert.equal(connections.healthOf(suspended, at).health, 'suspended_by_plan');
  const { needs_attention: needs } = connections.healthOf(
    { ...limited, credential: 'expired' },
    at,
  );
  assert.equal(needs, true);
});
