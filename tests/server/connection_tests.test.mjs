// Tests of credentials over HTTP: whatever a service answers, wherever its address leads to.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { connector, create, httpApi, reachesLoopback, startProvider } from './support/provider.mjs';
import { startServer } from './support/server.mjs';

describe('tests of credentials', { concurrency: false }, () => {
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

  for (const [answer, outcome] of [
    [{ status: 403 }, 'forbidden permission_missing'],
    [{ status: 429, headers: { 'retry-after': '7' } }, 'rate_limited too_many_requests'],
    [
      { status: 302, headers: { location: 'https://169.254.169.254/' } },
      'unreachable redirect_refused',
    ],
    [{ status: 200, body: 'x'.repeat(2_000_000) }, 'unreachable reply_too_large'],
    [(request) => request.socket.destroy(), 'unreachable connection_broken'],
  ]) {
    test(`CON-8, SEC-36: a test that ends in ${outcome}`, async () => {
      const ada = await connector(server);
      provider.answer = answer;
      const { credentials } = httpApi(provider);
      const tried = await ada.post(`${ada.path}/connection-tests`, {
        provider: 'http_api',
        credentials,
      });
      assert.equal(tried.status, 200, tried.text);
      assert.equal(`${tried.json.outcome} ${tried.json.cause}`, outcome);
    });
  }

  test('SEC-36: a private address that nobody has opened is not called', async () => {
    const closed = await startServer();
    try {
      const ada = await connector(closed);
      const { credentials } = httpApi(provider);
      const tried = await ada.post(`${ada.path}/connection-tests`, {
        provider: 'http_api',
        credentials,
      });
      assert.equal(tried.json.cause, 'address_blocked', tried.text);
      assert.equal(provider.calls.length, 0);
    } finally {
      await closed.stop();
    }
  });

  test('SEC-36: no spelling of an address that is not public gets through', async () => {
    const closed = await startServer();
    const ada = await connector(closed);
    const { port } = new URL(provider.url);
    try {
      for (const host of [
        'localhost',
        '127.0.0.1',
        '127.1',
        '0177.0.0.1',
        '0x7f.0.0.1',
        '2130706433',
        '0.0.0.0',
        '[::1]',
        '[::ffff:127.0.0.1]',
        '[::ffff:7f00:1]',
        '[64:ff9b::7f00:1]',
        '10.0.0.1',
        '172.16.0.1',
        '192.168.1.1',
        '100.64.0.1',
        '169.254.169.254',
        '[fe80::1]',
        '[fd00:ec2::254]',
      ]) {
        const credentials = { url: `https://${host}:${port}/` };
        const order = { provider: 'http_api', credentials };
        const { json, text } = await ada.post(`${ada.path}/connection-tests`, order);
        // An address of IPv6 cannot even be entered.
        const said = host.startsWith('[') ? json.code : json.cause;
        const expected = host.startsWith('[')
          ? 'credential_character_forbidden'
          : 'address_blocked';
        assert.equal(said, expected, `${host}: ${text}`);
      }
      assert.equal(provider.calls.length, 0);
    } finally {
      await closed.stop();
    }
  });

  test('CON-8: all that one may test, at once', async () => {
    const ada = await connector(server);
    for (const name of ['First', 'Second', 'Third']) await create(ada, httpApi(provider, { name }));
    const waiting = [];
    // None is answered before the last one has come.
    provider.answer = (_request, response) => {
      waiting.push(response);
      if (waiting.length === 3) for (const each of waiting) each.writeHead(401).end();
    };
    const tested = await ada.post(`${ada.path}/connection-tests/all`);
    assert.equal(tested.status, 200, tested.text);
    assert.deepEqual(tested.json.items.map(({ name, health }) => `${name} ${health}`).sort(), [
      'First invalid',
      'Second invalid',
      'Third invalid',
    ]);
    const nobodys = await connector(server);
    assert.deepEqual((await nobodys.post(`${nobodys.path}/connection-tests/all`)).json.items, []);
  });
});
