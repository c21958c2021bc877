// Connections by consent: OAuth 2 with PKCE against a real authorization server on loopback.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { payer } from './support/billing.mjs';
import {
  authorize,
  begin,
  clientSecret,
  comeBack,
  consent,
  progress,
  readConnection,
  startConsent,
} from './support/consent.mjs';
import { person } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { refusal } from './support/team.mjs';

describe('consents', { concurrency: false }, () => {
  let service;
  let server;
  let ada;
  before(async () => {
    service = await startConsent();
    server = await startServer({ settings: service.settings });
    service.knows(server);
  });
  after(async () => {
    await server.stop();
    await service.close();
  });
  beforeEach(async () => {
    Object.assign(service, { account: 'acme', denies: false, grants: [], refusals: [] });
    ada = await payer(server);
  });

  test('CON-3, X6: who consents has a connection that works', async () => {
    const done = await authorize(ada, service, { is_default: true });
    assert.equal(done.state, 'connected', JSON.stringify(done));
    const made = await readConnection(ada, done.connection_id);
    assert.equal(`${made.name} ${made.health} ${made.is_default}`, 'Books valid true');
    assert.equal(made.identity, 'acme');
    assert.deepEqual(made.hints, {});
    assert.deepEqual(service.grants, ['authorization_code']);
    const tested = await ada.post(`${ada.path}/connections/${made.id}/test`);
    assert.equal(tested.json.health, 'valid', tested.text);
    const actions = (await ada.get(ada.log)).json.items.map(({ action }) => action);
    assert.ok(actions.includes('connection.create'), actions.join());
  });

  test('the address asks for what it needs and proves who has asked', async () => {
    const begun = await begin(ada);
    const { origin, searchParams } = new URL(begun.json.authorization_url);
    assert.equal(origin, service.url);
    const asked = Object.fromEntries(searchParams);
    assert.equal(asked.redirect_uri, `${server.url}/api/oauth/callback`);
    assert.equal(asked.code_challenge_method, 'S256');
    assert.match(asked.code_challenge, /^[\w-]{43}$/);
    assert.match(asked.state, /^[\w-]{43}$/);
    assert.equal(asked.scope, 'openid offline_access');
    assert.ok(!('client_secret' in asked));
    assert.equal((await progress(ada, begun.json.id)).state, 'pending');
  });

  test('who does not consent has nothing, and may try again', async () => {
    service.denies = true;
    const denied = await authorize(ada, service);
    assert.equal(`${denied.state} ${denied.code}`, 'failed oauth_denied');
    assert.deepEqual((await ada.get(`${ada.path}/connections`)).json.items, []);
    service.denies = false;
    assert.equal((await authorize(ada, service)).state, 'connected');
  });

  test('a return that comes again changes nothing', async () => {
    const begun = await begin(ada);
    const address = await consent(service, begun.json.authorization_url);
    const answers = await Promise.all(Array.from({ length: 5 }, () => comeBack(ada, address)));
    for (const { status } of answers) assert.equal(status, 303);
    assert.equal((await comeBack(ada, address)).status, 303);
    assert.deepEqual(service.grants, ['authorization_code']);
    assert.deepEqual(service.refusals, []);
    assert.equal((await ada.get(`${ada.path}/connections`)).json.items.length, 1);
  });

  test('a return in somebody else’s browser is as if it had never been begun', async () => {
    const begun = await begin(ada);
    const address = await consent(service, begun.json.authorization_url);
    const mallory = await payer(server);
    const stolen = await comeBack(mallory, address);
    assert.equal(refusal(stolen), '404 oauth_authorization_not_found');
    assert.equal(
      refusal(await comeBack(new ada.constructor(server), address)),
      '401 session_missing',
    );
    assert.deepEqual((await mallory.get(`${mallory.path}/connections`)).json.items, []);
    const peek = `${mallory.path}/oauth-authorizations/${begun.json.id}`;
    assert.equal(refusal(await mallory.get(peek)), '404 oauth_authorization_not_found');
    // Nor does it spoil what the right one does.
    assert.equal((await comeBack(ada, address)).status, 303);
    assert.equal((await progress(ada, begun.json.id)).state, 'connected');
  });

  test('codes that are crossed between two windows connect neither', async () => {
    const [first, second] = [await begin(ada), await begin(ada, { name: 'Other books' })];
    const backs = [];
    for (const { json } of [first, second])
      backs.push(new URL(await consent(service, json.authorization_url)));
    const codes = backs.map(({ searchParams }) => searchParams.get('code'));
    backs.forEach((back, at) => back.searchParams.set('code', codes[1 - at]));
    for (const back of backs) assert.equal((await comeBack(ada, back.href)).status, 303);
    for (const { json } of [first, second]) {
      const { state, code } = await progress(ada, json.id);
      assert.equal(`${state} ${code}`, 'failed oauth_failed');
    }
    assert.deepEqual((await ada.get(`${ada.path}/connections`)).json.items, []);
  });

  test('a state that nobody has given, none, or two', async () => {
    for (const query of ['state=made-up&code=x', 'code=x', 'state=a&state=b&code=x']) {
      const answer = await ada.get(`/api/oauth/callback?${query}`);
      assert.equal(refusal(answer), '404 oauth_authorization_not_found', query);
    }
    const begun = await begin(ada);
    const state = new URL(begun.json.authorization_url).searchParams.get('state');
    await ada.get(`/api/oauth/callback?state=${state}&code=made-up`);
    assert.equal((await progress(ada, begun.json.id)).code, 'oauth_failed');
  });

  for (const [what, status, body] of [
    ['garbage', 200, '<html>'],
    ['a list', 200, '[]'],
    ['no token', 200, '{"token_type":"bearer"}'],
    ['an empty token', 200, '{"access_token":""}'],
    ['a token with a line break', 200, '{"access_token":"a\\r\\nx: y"}'],
    ['a number', 200, '{"access_token":7}'],
    ['a refusal', 400, '{"error":"invalid_grant"}'],
    ['a failure', 500, '{"access_token":"abc"}'],
    ['2 MB', 200, JSON.stringify({ access_token: 'x'.repeat(2_000_000) })],
    ['a redirect', 302, ''],
  ])
    test(`a service that answers ${what} instead of a token connects nothing`, async () => {
      service.token = (_request, response) =>
        response.writeHead(status, { location: 'https://169.254.169.254/' }).end(body);
      try {
        const done = await authorize(ada, service);
        assert.equal(`${done.state} ${done.code}`, 'failed oauth_failed');
        assert.deepEqual((await ada.get(`${ada.path}/connections`)).json.items, []);
      } finally {
        service.token = undefined;
      }
    });

  test('CON-13: who consents again keeps the connection, another account is refused', async () => {
    const { connection_id } = await authorize(ada, service, { is_default: true });
    const again = await authorize(ada, service, {
      provider: undefined,
      name: undefined,
      connection_id,
    });
    assert.equal(`${again.state} ${again.connection_id}`, `connected ${connection_id}`);
    service.account = 'umbrella';
    const other = await authorize(ada, service, {
      provider: undefined,
      name: undefined,
      connection_id,
    });
    assert.equal(`${other.state} ${other.code}`, 'failed connection_identity_differs');
    const kept = await readConnection(ada, connection_id);
    assert.equal(`${kept.identity} ${kept.is_default} ${kept.health}`, 'acme true valid');
    assert.equal((await ada.get(`${ada.path}/connections`)).json.items.length, 1);
  });

  test('CON-18: what is judged at the beginning is judged again at the end', async () => {
    const [first, second] = [await begin(ada), await begin(ada)];
    for (const { json } of [first, second])
      await comeBack(ada, await consent(service, json.authorization_url));
    assert.equal((await progress(ada, first.json.id)).state, 'connected');
    const late = await progress(ada, second.json.id);
    assert.equal(`${late.state} ${late.code}`, 'failed connection_name_taken');
    assert.equal(refusal(await begin(ada)), '409 connection_name_taken');
  });

  test('BYOK-1: without the plan nobody is sent anywhere', async () => {
    const free = await person(server);
    assert.equal(refusal(await begin(free)), '402 plan_insufficient');
  });

  test('a service without a client of the operator’s says so', async () => {
    assert.equal(refusal(await begin(ada, { provider: 'slack' })), '409 oauth_unavailable');
    const { providers } = (await ada.get('/api/providers')).json;
    const offers = providers.filter(({ oauth }) => oauth).map(({ id }) => id);
    assert.deepEqual(offers, ['ledgerly']);
  });

  test('SEC-32, SEC-34: no token, code, state, verifier or client secret is in the open', async () => {
    const begun = await begin(ada);
    const state = new URL(begun.json.authorization_url).searchParams.get('state');
    const back = await consent(service, begun.json.authorization_url);
    const code = new URL(back).searchParams.get('code');
    const tokens = [];
    service.seen = ({ headers }) => tokens.push(headers.authorization?.slice('Bearer '.length));
    await comeBack(ada, back);
    service.seen = undefined;
    const secrets = [clientSecret, state, code, ...tokens.filter(Boolean)];
    assert.equal(secrets.length, 4);
    const shown = await ada.get(`${ada.path}/connections`);
    const said = shown.text + JSON.stringify(server.log) + (await ada.get(ada.log)).text;
    for (const secret of secrets) assert.ok(!said.includes(secret));
    for (const name of await readdir(server.folder)) {
      if (!name.startsWith('steward.db')) continue;
      const bytes = await readFile(join(server.folder, name));
      for (const secret of secrets) assert.ok(!bytes.includes(secret), name);
    }
  });
});
