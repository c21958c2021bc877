// Connections over HTTP, against a real service on loopback: made, tried, changed, deleted.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { password } from '../support/client.mjs';
import { until } from '../support/until.mjs';
import { advanceDays, cards, changePlan, enterCard } from './support/billing.mjs';
import { person } from './support/people.mjs';
import { connector, create, httpApi, reachesLoopback, startProvider } from './support/provider.mjs';
import { startServer } from './support/server.mjs';
import { join, refusal, startTeam } from './support/team.mjs';

const secret = 'canary-3f9a-secret-token';
const url = (id, part = '') => `connections/${id}${part}`;

const list = async (client) => (await client.get(`${client.path}/connections`)).json.items;
async function save(client, id, patch) {
  const path = `${client.path}/${url(id)}`;
  const { headers } = await client.get(path);
  return client.patch(path, patch, headers.get('etag'));
}

describe('connections', { concurrency: false }, () => {
  let provider;
  let server;
  before(async () => {
    provider = await startProvider();
    server = await startServer({ settings: reachesLoopback });
  });
  after(async () => {
    await server.stop();
    provider.close();
  });
  beforeEach(() => {
    provider.answer = { status: 200, body: '{}' };
    provider.calls.length = 0;
  });

  test('CON-1, CON-5, CON-8, X5: an account is tried, kept, and shows no secret', async () => {
    const ada = await connector(server);
    const pasted = httpApi(provider);
    pasted.credentials.bearer_token = ` "Bearer ${secret}" `;
    const made = await create(ada, pasted);
    assert.equal(made.status, 201, made.text);
    assert.equal(made.json.health, 'valid');
    assert.equal(made.json.is_default, false);
    assert.deepEqual(made.json.hints, { url: `${provider.url}/v1/me`, bearer_token: 'oken' });
    assert.equal(made.json.tests.length, 1);
    assert.equal(provider.calls.length, 1);
    assert.equal(provider.calls[0].headers.authorization, `Bearer ${secret}`);
    assert.equal(provider.calls[0].url, '/v1/me');
    for (const { text } of [made, await ada.get(`${ada.path}/${url(made.json.id)}`)])
      assert.ok(!text.includes(secret));
  });

  test('CON-8: the service refuses the key, so nothing is kept', async () => {
    const ada = await connector(server);
    provider.answer = { status: 401 };
    assert.equal(refusal(await create(ada, httpApi(provider))), '409 credentials_refused');
    assert.deepEqual(await list(ada), []);
  });

  test('CON-15: a service that fails says nothing of the key, which is kept as unknown', async () => {
    const ada = await connector(server);
    provider.answer = { status: 503 };
    const made = await create(ada, httpApi(provider));
    assert.equal(made.status, 201, made.text);
    assert.equal(made.json.credential, 'unknown');
    assert.equal(made.json.health, 'unreachable');
    assert.equal(made.json.needs_attention, false);
    provider.answer = { status: 200, body: '{}' };
    const again = await ada.post(`${ada.path}/${url(made.json.id, '/test')}`);
    assert.equal(again.json.health, 'valid');
    assert.deepEqual(
      again.json.tests.map(({ outcome, cause }) => `${outcome} ${cause}`),
      ['valid accepted', 'unreachable service_failed'],
    );
  });

  test('CON-2, CON-9, CON-11, CON-18: several accounts, one of which is the default', async () => {
    const ada = await connector(server);
    const first = await create(ada, httpApi(provider, { is_default: true }));
    const taken = await create(ada, httpApi(provider, { name: ' ENRICHMENT ' }));
    assert.equal(refusal(taken), '409 connection_name_taken');
    const second = await create(ada, httpApi(provider, { name: 'Second', is_default: true }));
    const defaults = async () =>
      (await list(ada)).filter(({ is_default }) => is_default).map(({ name }) => name);
    assert.deepEqual(await defaults(), ['Second']);
    assert.equal((await save(ada, first.json.id, { is_default: true })).status, 200);
    assert.deepEqual(await defaults(), ['Enrichment']);
    assert.equal((await save(ada, first.json.id, { is_default: false })).status, 200);
    assert.deepEqual(await defaults(), []);
    assert.equal((await save(ada, second.json.id, { name: 'Second again' })).status, 200);
    const log = (await ada.get(ada.log)).json.items.map(({ action }) => action);
    assert.deepEqual(
      log.filter((action) => action.startsWith('connection.')),
      [
        'connection.rename',
        'connection.default',
        'connection.default',
        'connection.create',
        'connection.create',
      ],
    );
  });

  test('CON-13, CON-15: a key that went bad is replaced in place', async () => {
    const ada = await connector(server);
    const { json } = await create(ada, httpApi(provider, { is_default: true }));
    provider.answer = { status: 401 };
    const bad = await ada.post(`${ada.path}/${url(json.id, '/test')}`);
    assert.equal(bad.json.health, 'invalid');
    assert.equal(bad.json.needs_attention, true);
    const still = await save(ada, json.id, { credentials: { bearer_token: 'another-wrong-one' } });
    assert.equal(refusal(still), '409 credentials_refused');
    provider.answer = (request, response) => {
      response.writeHead(request.headers.authorization === 'Bearer the-new-one' ? 200 : 401).end();
    };
    const mended = await save(ada, json.id, { credentials: { bearer_token: 'the-new-one' } });
    assert.equal(mended.status, 200, mended.text);
    assert.equal(mended.json.id, json.id);
    assert.equal(mended.json.is_default, true);
    assert.equal(mended.json.health, 'valid');
    assert.equal((await ada.post(`${ada.path}/${url(json.id, '/test')}`)).json.health, 'valid');
  });

  test('CON-12, ADV-9: what uses an account is shown and takes its name', async () => {
    const ada = await connector(server);
    const { json } = await create(ada, httpApi(provider, { is_default: true }));
    const uses = [
      { type: 'table', id: 'tbl_1', display: 'Leads' },
      { type: 'table', id: 'tbl_2', display: 'Accounts' },
      { type: 'workflow', id: 'wfl_1', display: 'Nightly', follows_default: true },
    ];
    const path = `${ada.path}/${url(json.id)}`;
    assert.equal((await ada.request('PUT', `${path}/uses`, { json: { uses } })).status, 204);
    const impact = (await ada.get(`${path}/impact`)).json;
    assert.deepEqual(impact.naming, [{ type: 'table', count: 2 }]);
    assert.deepEqual(impact.following, [{ type: 'workflow', count: 1 }]);
    assert.equal(refusal(await ada.request('DELETE', path)), '409 connection_in_use');
    const gone = await ada.request('DELETE', path, { json: { typed_name: 'Enrichment' } });
    assert.equal(gone.status, 204, gone.text);
    assert.deepEqual(await list(ada), []);
    assert.equal((await ada.get(path)).status, 404);
  });

  test('TM-12: a user has accounts of their own; the rest is an admin’s', async () => {
    const team = await startTeam(server, 'lead@example.test');
    await team.admin.post(`${team.path}/trial`);
    const admin = Object.assign(team.admin, { path: team.path });
    const grace = Object.assign(await join(server, team, 'grace@example.test'), team);
    grace.path = team.path;
    const theirs = await create(admin, httpApi(provider));
    const own = await create(grace, httpApi(provider, { name: 'Own' }));
    assert.equal(own.status, 201, own.text);
    assert.equal((await save(grace, own.json.id, { name: 'Still own' })).status, 200);
    for (const refused of [
      await create(grace, httpApi(provider, { name: 'D', is_default: true })),
      await save(grace, own.json.id, { is_default: true }),
      await save(grace, theirs.json.id, { name: 'Mine' }),
      await grace.request('DELETE', `${team.path}/${url(theirs.json.id)}`),
      await grace.post(`${team.path}/${url(theirs.json.id, '/test')}`),
    ])
      assert.equal(refusal(refused), '403 role_insufficient', refused.text);
  });

  test('BYOK-1, ADV-2: the plan forbids it before anybody is called', async () => {
    const ada = await person(server);
    const refused = await create(ada, httpApi(provider));
    assert.equal(refusal(refused), '402 plan_insufficient');
    assert.equal(refused.json.unlock.plan, 'explorer');
    assert.equal(provider.calls.length, 0);
  });

  test('BYOK-9: the end of the trial suspends an account, a plan that allows it resumes it', async () => {
    const own = await startServer({ settings: reachesLoopback });
    try {
      const ada = await connector(own);
      const { json } = await create(ada, httpApi(provider, { is_default: true }));
      await advanceDays(ada, 15);

      assert.equal((await ada.post('/api/sign-in', { email: ada.email, password })).status, 200);
      const health = async () => (await list(ada))[0].health;
      await until('the suspension', async () => (await health()) === 'suspended_by_plan');
      provider.calls.length = 0;
      const tried = await save(ada, json.id, { credentials: { bearer_token: 'another' } });
      assert.equal(refusal(tried), '402 plan_insufficient');
      assert.equal(provider.calls.length, 0);
      await enterCard(ada, ada.path, cards.accepted);
      await changePlan(ada, ada.path, 'explorer', 10_000);
      const [resumed] = await list(ada);
      assert.equal(resumed.health, 'valid');
      assert.equal(resumed.is_default, true);
      const actions = (await ada.get(ada.log)).json.items.map(({ action }) => action);
      for (const action of ['connection.suspend', 'connection.resume'])
        assert.ok(actions.includes(action), `${action} among ${actions}`);
    } finally {
      await own.stop();
    }
  });

  test('TM-13: the accounts of somebody who is removed pass to the remover', async () => {
    const team = await startTeam(server, 'remover@example.test');
    await team.admin.post(`${team.path}/trial`);
    const joan = Object.assign(await join(server, team, 'joan@example.test'), { path: team.path });
    assert.equal((await create(joan, httpApi(provider))).status, 201);
    const member = `${team.path}/members/${joan.session.user.id}`;
    assert.equal((await team.admin.request('DELETE', member)).status, 204);
    const [{ owner_id }] = (await team.admin.get(`${team.path}/connections`)).json.items;
    assert.equal(owner_id, team.admin.session.user.id);
    const path = `${team.path}/members/${joan.session.user.id}/restore`;
    assert.equal((await team.admin.post(path)).status, 200);
    const [back] = (await team.admin.get(`${team.path}/connections`)).json.items;
    assert.equal(back.owner_id, joan.session.user.id);
  });

  test('every wrong field is named', async () => {
    const ada = await connector(server);
    const wrong = { provider: 'http_api', name: '', credentials: { url: 'http://x', more: 'y' } };
    const answer = await create(ada, wrong);
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.json.issues.map(({ path, code }) => `${path} ${code}`).sort(), [
      '/credentials/more field_unknown',
      '/credentials/url credential_prefix_wrong',
      '/name name_empty',
    ]);
    assert.equal(
      refusal(await create(ada, { ...httpApi(provider), provider: 'nobody' })),
      '422 provider_unknown',
    );
  });

  test('the same key again: one account, one answer', async () => {
    const ada = await connector(server);
    const headers = { 'idempotency-key': 'once-and-for-all' };
    const path = `${ada.path}/connections`;
    const first = await ada.post(path, httpApi(provider), { headers });
    const second = await ada.post(path, httpApi(provider), { headers });
    assert.equal(first.status, 201, first.text);
    assert.equal(second.text, first.text);
    assert.equal(provider.calls.length, 1);
  });

  test('CON-17, SEC-32, SEC-34: no secret in the database, its log or the server’s', async () => {
    const ada = await connector(server);
    const made = await create(ada, httpApi(provider));
    await ada.post(`${ada.path}/${url(made.json.id, '/test')}`);
    for (const name of await readdir(server.folder)) {
      if (!name.startsWith('steward.db')) continue;
      const bytes = await readFile(joinPath(server.folder, name));
      assert.ok(!bytes.includes(secret), name);
    }
    assert.ok(!JSON.stringify(server.log).includes(secret));
    assert.ok(!(await ada.get(ada.log)).text.includes(secret));
  });
});
