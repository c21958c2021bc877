import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchange } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

const program = 'tests/server/steward-http-probe';

test('SEC-34 secrets of a request never reach the log', async (context) => {
  const server = await startServer({ context, program, settings: { log_level: 'debug' } });
  const canary = 'canary-9f2c';
  await exchange(
    server,
    `POST /api/echo?token=${canary} HTTP/1.1\r\nHost: p\r\nOrigin: ${server.url}\r\n` +
      `Cookie: steward_session=${canary}\r\nAuthorization: ${canary}\r\nX-Any: ${canary}\r\n` +
      `Referer: http://p/x?${canary}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${canary.length + 2}\r\n\r\n"${canary}"`,
  );
  const line = await server.logged((one) => one.path === '/api/echo');
  assert.equal(line.status, 200);
  await server.end();
  assert.ok(!server.lines.join('\n').includes(canary), server.lines.join('\n'));
});

test('SEC-43 a request is one line, whatever is in it', async (context) => {
  const server = await startServer({ context, program });
  const path = '/api/param/%0a%0d/x"},{"level":"error';
  await exchange(server, `GET ${path} HTTP/1.1\r\nHost: p\r\n\r\n`);
  const line = await server.logged((one) => one.message === 'answered');
  assert.equal(line.path, path);
  assert.equal(line.method, 'GET');
  assert.equal(line.level, 'info');
  assert.match(line.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.match(line.request, /^req_/);
  assert.ok(line.duration_ms >= 0);
  await server.end();
  for (const text of server.lines) assert.doesNotThrow(() => JSON.parse(text), text);
});

test('a handler that throws: the cause is in the log, the client gets the request id', async (context) => {
  const server = await startServer({ context, program });
  const response = await server.fetch('/api/fault');
  assert.equal(response.status, 500);
  const problem = await response.json();
  assert.equal(problem.code, 'internal_error');
  assert.ok(!JSON.stringify(problem).includes('first line'));
  const line = await server.logged((one) => one.message === 'handler failed');
  assert.equal(line.cause, 'first line\nforged line');
  assert.equal(line.request, problem.request_id);
  assert.equal(line.level, 'error');
  await server.end();
  assert.ok(!server.lines.some((text) => text.startsWith('forged line')));
});

test('lines of text keep to one line too', async (context) => {
  const server = await startServer({ context, program, settings: { log_format: 'text' } });
  await server.fetch('/api/fault');
  await server.end();
  assert.ok(server.lines.some((text) => text.includes(String.raw`cause="first line\u000aforged`)));
  assert.ok(!server.lines.some((text) => text.startsWith('forged line')));
});
