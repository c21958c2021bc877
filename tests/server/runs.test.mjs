// Waterfalls over three services on loopback: each outcome, its receipt, and what becomes of the
// credits.
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { payer } from './support/billing.mjs';
import { ledgerOf } from './support/credits.mjs';
import { person } from './support/people.mjs';
import { runServer, startServer } from './support/server.mjs';
import { refusal } from './support/team.mjs';
import * as waterfalls from './support/waterfalls.mjs';

const { available, found, managedKey, order, ownKey, run, runIn, spentOf, startRun, told } =
  waterfalls;

async function connect(client, provider, fields = {}) {
  const credentials = { api_key: ownKey };
  const made = await client.post(`${client.path}/connections`, {
    provider,
    name: 'Own',
    credentials,
    is_default: true,
    ...fields,
  });
  assert.equal(made.status, 201, made.text);
  return made.json;
}

describe('runs', { concurrency: false }, () => {
  let services;
  let server;
  let ada;
  let balance;
  before(async () => {
    services = await waterfalls.startServices();
    server = await startServer({ settings: services.settings });
  });
  after(async () => {
    await server.stop();
    await services.close();
  });
  beforeEach(async () => {
    ada = await payer(server);
    services.reset();
    balance = await available(ada);
  });
  const spent = () => spentOf(ada, balance);

  test('BYOK-4, BYOK-6, ADV-6: the next one is asked, and only a result is paid', async () => {
    services.answers = { beta: found() };
    const done = await run(ada, order(['alpha', 'beta', 'gamma']));
    assert.equal(told(done), 'alpha nothing_found, beta found');
    assert.equal(done.end, 'found');
    assert.equal(done.result, 'jane@acme.example');
    assert.deepEqual(done.credits, { reserved: 5, posted: 3, released: 2 });
    assert.equal(await spent(), 3);
    assert.deepEqual(services.calls(), ['alpha', 'beta']);
    const [{ url, headers }] = services.provider.calls;
    assert.equal(url, '/alpha/find?domain=acme.example');
    assert.equal(headers.authorization, `Bearer ${managedKey}`);
    const { receipt } = done.receipts[1];
    assert.equal(`${receipt.kind} ${receipt.credits}`, 'platform_managed 3');
    const entries = await ledgerOf(ada, ada.path);
    const posted = entries.find(({ run_id, amount }) => run_id === done.id && amount < 0);
    assert.equal(posted.step, 2);
    assert.equal(posted.connection_id, receipt.connection_id);
    const usage = await ada.get(`${ada.path}/usage?by=connection`);
    assert.deepEqual(usage.json.items, [{ key: receipt.connection_id, credits: 3 }]);
  });

  test('BYOK-4: nobody has it', async () => {
    const done = await run(ada, order(['alpha', 'beta']));
    assert.equal(done.end, 'nothing_found');
    assert.ok(!('result' in done));
    assert.equal(await spent(), 0);
  });

  test('BYOK-7: what is unlocked already costs nothing again', async () => {
    services.answers = { alpha: found('jane@acme.example', { unlocked: true }) };
    const done = await run(ada, order(['alpha']));
    assert.equal(done.end, 'found');
    assert.deepEqual(done.credits, { reserved: 2, posted: 0, released: 2 });
    assert.equal(await spent(), 0);
  });

  test('BYOK-2, BYOK-3: the default serves, or the one that is named; both for nothing', async () => {
    const first = await connect(ada, 'alpha');
    const second = await connect(ada, 'alpha', { name: 'Second', is_default: false });
    services.answers = { alpha: found() };
    const [byDefault] = (await run(ada, order(['alpha']))).receipts;
    assert.equal(byDefault.receipt.by, 'workspace_default');
    assert.equal(byDefault.receipt.connection_id, first.id);
    const named = { provider: 'alpha', connection_id: second.id };
    const [byName] = (await run(ada, order([named]))).receipts;
    assert.equal(`${byName.receipt.by} ${byName.receipt.connection_name}`, 'named Second');
    assert.equal(await spent(), 0);
    assert.equal(services.provider.calls.at(-1).headers.authorization, `Bearer ${ownKey}`);
  });

  test('CON-4, CON-16: the operator’s account is there, labelled, and only its label moves', async () => {
    const list = async () =>
      (await ada.get(`${ada.path}/connections`)).json.items.filter(
        ({ provider }) => provider === 'alpha',
      );
    const [managed] = await list();
    assert.equal(managed.kind, 'platform_managed');
    assert.equal(managed.is_default, true);
    assert.deepEqual(managed.hints, {});
    const path = `${ada.path}/connections/${managed.id}`;
    const save = async (patch) => {
      const { headers } = await ada.get(path);
      return ada.patch(path, patch, headers.get('etag'));
    };
    for (const refused of [
      await save({ name: 'Ours' }),
      await save({ credentials: { api_key: ownKey } }),
      await ada.request('DELETE', path),
      await ada.post(`${path}/test`),
    ])
      assert.equal(refusal(refused), '409 connection_managed', refused.text);
    const own = await connect(ada, 'alpha');
    const defaults = async () =>
      (await list()).filter(({ is_default }) => is_default).map(({ id }) => id);
    assert.deepEqual(await defaults(), [own.id]);
    assert.equal((await save({ is_default: true })).status, 200);
    assert.deepEqual(await defaults(), [managed.id]);
    assert.equal((await save({ is_default: false })).status, 200);
    assert.deepEqual(await defaults(), []);
    assert.equal((await ada.request('DELETE', `${ada.path}/connections/${own.id}`)).status, 204);
    assert.equal((await list()).length, 1);
  });

  test('BYOK-5, CON-15: a refused key ends the run and shows in its health', async () => {
    const own = await connect(ada, 'alpha');
    services.reset();
    services.answers = { alpha: { status: 401 }, beta: found() };
    const done = await run(ada, order(['alpha', 'beta']));
    assert.equal(`${done.end}: ${told(done)}`, 'failed: alpha refused');
    assert.deepEqual(services.calls(), ['alpha']);
    const { json } = await ada.get(`${ada.path}/connections/${own.id}`);
    assert.equal(`${json.health} ${json.needs_attention}`, 'invalid true');
    const again = await run(ada, order(['alpha']));
    assert.equal(told(again), 'alpha refused connection_unhealthy');
    assert.equal(services.calls().length, 1);
    assert.equal(await spent(), 0);
  });

  test('BYOK-5: after an own key has failed, credits are spent only where that was chosen', async () => {
    await connect(ada, 'alpha');
    // The own account only: what is said of the operator's concerns everybody.
    const refusesOwn = ({ headers }, response) =>
      response.writeHead(headers.authorization === `Bearer ${ownKey}` ? 403 : 404).end();
    services.answers = { alpha: refusesOwn, beta: found() };
    const steps = [{ provider: 'alpha', continues_on_refusal: true }, 'beta'];
    const careful = await run(ada, order(steps));
    assert.equal(told(careful), 'alpha refused, beta passed_over credits_not_opted_in');
    assert.equal(await spent(), 0);
    const opted = await run(ada, order(steps, { credits_after_own_key: true }));
    assert.equal(opted.end, 'found');
    assert.equal(opted.receipts.at(-1).posted, 3);
    assert.equal(await spent(), 3);
  });

  test('ADV-6: with own keys only, nothing is ever spent', async () => {
    const done = await run(ada, order(['alpha', 'beta'], { own_keys_only: true }));
    assert.equal(
      told(done),
      'alpha passed_over own_key_required, beta passed_over own_key_required',
    );
    assert.equal(done.end, 'failed');
    assert.deepEqual(services.calls(), []);
  });

  test('ADV-6: a workspace may decide that none of its runs spends credits', async () => {
    const path = `${ada.path}/connection-settings`;
    const { headers } = await ada.get(path);
    const options = { json: { own_keys_only: true }, headers: { 'if-match': headers.get('etag') } };
    assert.equal((await ada.request('PUT', path, options)).status, 200);
    assert.equal((await ada.request('PUT', path, options)).status, 412);
    services.answers = { alpha: found() };
    const done = await run(ada, order(['alpha'], { own_keys_only: false }));
    assert.equal(`${told(done)} ${done.own_keys_only}`, 'alpha passed_over own_key_required true');
    const [{ action, changes }] = (await ada.get(ada.log)).json.items;
    assert.equal(action, 'connection_settings.update');
    assert.deepEqual(changes, [{ field: 'own_keys_only', before: 'false', after: 'true' }]);
  });

  test('BYOK-6: credits that are not there are not spent', async () => {
    const hold = { amount: balance - 1, action: 'find_email', expires_in_seconds: 600 };
    assert.equal((await ada.post(`${ada.path}/credit-holds`, hold)).status, 201);
    services.answers = { alpha: found() };
    const done = await run(ada, order(['alpha']));
    assert.equal(told(done), 'alpha passed_over credits_insufficient');
    assert.deepEqual(services.calls(), []);
  });

  test('SEC-12: the same key again is the same run', async () => {
    services.answers = { alpha: found() };
    const key = 'one-run-only';
    const first = await startRun(ada, order(['alpha']), key);
    await runIn(ada, first.json.id);
    const again = await startRun(ada, order(['alpha']), key);
    assert.equal(again.text, first.text);
    assert.equal(services.calls().length, 1);
    assert.equal(await spent(), 2);
  });

  test('the list has the newest first, page by page, and nobody else’s', async () => {
    const ids = [];
    for (let count = 0; count < 3; ++count) ids.unshift((await run(ada, order(['alpha']))).id);
    const page = await ada.get(`${ada.path}/runs?limit=2`);
    assert.deepEqual(
      page.json.items.map(({ id }) => id),
      ids.slice(0, 2),
    );
    const cursor = encodeURIComponent(page.json.next_cursor);
    const rest = await ada.get(`${ada.path}/runs?limit=2&cursor=${cursor}`);
    assert.deepEqual(
      rest.json.items.map(({ id }) => id),
      ids.slice(2),
    );
    const bob = await person(server, 'Bob');
    assert.equal(refusal(await bob.get(`${bob.path}/runs/${ids[0]}`)), '404 run_not_found');
    assert.equal(refusal(await bob.get(`${ada.path}/runs/${ids[0]}`)), '404 workspace_not_found');
    assert.equal(refusal(await bob.post(`${bob.path}/runs/${ids[0]}/cancel`)), '404 run_not_found');
  });

  test('wrong fields are named, and no header is forged', async () => {
    const wrong = await startRun(
      ada,
      order(['alpha', 'nobody'], { inputs: { domain: 'a\r\nb: c' } }),
    );
    assert.equal(wrong.status, 422);
    assert.deepEqual(
      wrong.json.issues.map(({ path, code }) => `${path} ${code}`),
      ['/inputs/domain field_value_unknown'],
    );
    const unknown = await startRun(ada, order(['alpha', 'nobody'], { inputs: {} }));
    assert.deepEqual(unknown.json.issues.map(({ path, code }) => `${path} ${code}`).sort(), [
      '/inputs/domain field_missing',
      '/steps/1/provider provider_unknown',
    ]);
  });

  test('SEC-32, SEC-34: neither key, nor what was asked for and found, is in the open', async () => {
    await connect(ada, 'alpha');
    const secrets = [ownKey, managedKey, 'canary-asked.example', 'canary-found@example.test'];
    services.answers = { alpha: { status: 404 }, beta: found(secrets[3]) };
    const input = { inputs: { domain: secrets[2] } };
    const done = await run(ada, order(['alpha', 'beta'], input));
    assert.equal(done.result, secrets[3]);
    const shown = [done, (await ada.get(`${ada.path}/connections`)).json];
    const said = JSON.stringify(shown) + JSON.stringify(server.log);
    for (const key of [ownKey, managedKey]) assert.ok(!said.includes(key));
    for (const name of await readdir(server.folder)) {
      if (!name.startsWith('steward.db')) continue;
      const bytes = await readFile(join(server.folder, name));
      for (const secret of secrets) assert.ok(!bytes.includes(secret), `${secret} in ${name}`);
    }
  });
});

test('CON-4: an operator’s file that is wrong stops the start and shows no secret', async () => {
  const services = await waterfalls.startServices();
  try {
    const secret = 'canary-in-a-wrong-file';
    const wrong = {
      managed_accounts: {
        hubspot: { credentials: { access_token_key: secret } },
        nobody: {},
        alpha: { credentials: { api_key: `${secret} with spaces` } },
      },
      oauth_clients: { alpha: { client_id: 'id', client_secret: secret } },
    };
    await writeFile(services.settings.provider_accounts_file, JSON.stringify(wrong));
    const { status, stderr } = await runServer({ settings: services.settings });
    assert.equal(status, 1, stderr);
    for (const path of ['hubspot', 'nobody', 'alpha/credentials/api_key'])
      assert.ok(stderr.includes(`/managed_accounts/${path}:`), stderr);
    assert.ok(stderr.includes('/oauth_clients/alpha:'), stderr);
    assert.ok(!stderr.includes(secret), stderr);
  } finally {
    await services.close();
  }
});
