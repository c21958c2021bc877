import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('healthz says that the process answers', async () => {
  const response = await server.fetch('/healthz');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal((await response.json()).status, 'ok');
});

test('SEC-40 every answer carries the headers that keep browsers in bounds', async () => {
  for (const path of ['/healthz', '/api/nothing']) {
    const { headers } = await server.fetch(path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path);
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    assert.match(headers.get('content-security-policy'), /default-src 'none'/, path);
    assert.match(headers.get('x-request-id'), /^req_/, path);
    assert.equal(headers.get('cache-control'), 'no-store', path);
  }
});

test('what is not there is refused as a problem with the request id', async () => {
  const response = await server.fetch('/api/nothing');
  assert.equal(response.status, 404);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const problem = await response.json();
  assert.equal(problem.code, 'route_not_found');
  assert.equal(problem.status, 404);
  assert.equal(problem.request_id, response.headers.get('x-request-id'));
});
