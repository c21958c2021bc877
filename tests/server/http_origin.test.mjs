import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exchange } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer({ program: 'tests/server/steward-http-probe' });
});
after(() => server.stop());

/** Sends a write with just these headers; gives status and code. */
async function write(headers, method = 'POST') {
  const lines = Object.entries({
    Host: 'p',
    'Content-Type': 'application/json',
    'Content-Length': 2,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await exchange(server, `${method} /api/echo HTTP/1.1\r\n${lines.join('')}\r\n{}`);
  return answer.status === 200 ? 'taken' : answer.json().code;
}

test('SEC-28 a write of our own pages is taken', async () => {
  const cookie = { Cookie: 'steward_session=x' };
  assert.equal(await write({ Origin: server.url, ...cookie }), 'taken');
  assert.equal(
    await write({ Origin: server.url, 'Sec-Fetch-Site': 'same-origin', ...cookie }),
    'taken',
  );
});

test('SEC-28 a program without cookies needs no origin', async () => {
  assert.equal(await write({}), 'taken');
});

test('SEC-28 a foreign, null or missing origin changes nothing', async () => {
  const { port } = server;
  for (const origin of [
    'null',
    'https://evil.example',
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port} http://evil.example`,
    `http://evil.example:${port}`,
    'http://127.0.0.1',
    '',
  ]) {
    assert.equal(await write({ Origin: origin }), 'origin_foreign', origin);
    assert.equal(await write({ Origin: origin, Cookie: 'a=b' }), 'origin_foreign', origin);
  }
  assert.equal(await write({ Cookie: 'steward_session=x' }), 'origin_foreign');
  for (const site of ['cross-site', 'same-site', 'unheard-of']) {
    assert.equal(await write({ 'Sec-Fetch-Site': site }), 'origin_foreign', site);
    assert.equal(
      await write({ Origin: server.url, 'Sec-Fetch-Site': site }),
      'origin_foreign',
      site,
    );
  }
});

test('SEC-28 a second Origin line does not hide the first', async () => {
  const answer = await exchange(
    server,
    `POST /api/echo HTTP/1.1\r\nHost: p\r\nOrigin: ${server.url}\r\nOrigin: http://evil.example\r\n` +
      'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
  );
  assert.equal(answer.json().code, 'origin_foreign');
});

test('SEC-28 content types that a form can send are not taken', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]) {
    assert.equal(await write({ 'Content-Type': type }), 'content_type_unsupported', type);
  }
});

test('SEC-28 no preflight is answered with a permission', async () => {
  const answer = await exchange(
    server,
    'OPTIONS /api/echo HTTP/1.1\r\nHost: p\r\nOrigin: https://evil.example\r\n' +
      'Access-Control-Request-Method: POST\r\n\r\n',
  );
  assert.equal(answer.status, 405);
  assert.equal(answer.headers.get('access-control-allow-origin'), null);
});

test('SEC-26 X-Forwarded-For counts only behind a trusted proxy', async (context) => {
  const ask = (where, forwarded) =>
    where
      .fetch('/api/client', { headers: forwarded ? { 'x-forwarded-for': forwarded } : {} })
      .then((response) => response.text());
  assert.equal(await ask(server, '203.0.113.9'), '127.0.0.1');
  const behind = await startServer({
    context,
    program: 'tests/server/steward-http-probe',
    settings: { trusted_proxies: '127.0.0.1, 10.0.0.0/8' },
  });
  assert.equal(await ask(behind, undefined), '127.0.0.1');
  assert.equal(await ask(behind, '203.0.113.9'), '203.0.113.9');
  assert.equal(await ask(behind, '198.51.100.1, 203.0.113.9, 10.1.2.3'), '203.0.113.9');
  assert.equal(await ask(behind, 'forged, 203.0.113.9'), '203.0.113.9');
  assert.equal(await ask(behind, '203.0.113.9, forged'), '127.0.0.1');
});
