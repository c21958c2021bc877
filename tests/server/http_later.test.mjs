// Answers that wait for another machine: no thread waits with them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../support/until.mjs';
import { openConnection } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

const program = 'tests/server/steward-http-probe';
const finish = async (server, how) =>
  (await server.fetch(`/api/later/${how}`, { method: 'POST' })).text();
const waiting = async (server) => Number(await (await server.fetch('/api/later-count')).text());

test('CON-8 many answers may wait while few threads go on with other work', async (context) => {
  const server = await startServer({ context, program, settings: { worker_threads: 1 } });
  const answers = Array.from({ length: 50 }, () => server.fetch('/api/later'));
  await until('fifty that wait', async () => (await waiting(server)) === 50);
  const headers = { 'content-type': 'application/json' };
  const echo = await server.fetch('/api/echo', { method: 'POST', headers, body: '{}' });
  assert.equal(await echo.text(), '{}');
  assert.equal(await finish(server, 'done'), '50');
  for (const answer of answers) assert.equal(await (await answer).text(), 'done');
});

test('a second half that fails is an internal error, and the next request is answered', async (context) => {
  const server = await startServer({ context, program });
  const connection = await openConnection(server);
  connection.send('GET /api/later HTTP/1.1\r\nHost: p\r\n\r\n');
  await until('one that waits', async () => (await waiting(server)) === 1);
  await finish(server, 'fault');
  const failed = await connection.response();
  assert.equal(failed.status, 500);
  assert.doesNotMatch(failed.body.toString(), /machine/);
  connection.send('GET /api/client HTTP/1.1\r\nHost: p\r\n\r\n');
  assert.equal((await connection.response()).status, 200);
});

test('an answer that nobody will make closes the connection', async (context) => {
  const server = await startServer({ context, program });
  const connection = await openConnection(server);
  connection.send('GET /api/later HTTP/1.1\r\nHost: p\r\n\r\n');
  await until('one that waits', async () => (await waiting(server)) === 1);
  await finish(server, 'drop');
  await connection.closed;
});

test('a shutdown waits for an answer that comes later', async (context) => {
  const server = await startServer({ context, program });
  const connection = await openConnection(server);
  connection.send('GET /api/later HTTP/1.1\r\nHost: p\r\n\r\n');
  const other = await openConnection(server);
  other.send('POST /api/later/late HTTP/1.1\r\nHost: p\r\n');
  await until('one that waits', async () => (await waiting(server)) === 1);
  const ended = server.end('SIGTERM');
  await server.logged(({ message }) => message === 'shutting down');
  other.send('Content-Length: 0\r\n\r\n');
  assert.equal((await connection.response()).body.toString(), 'late');
  assert.equal(await ended, 0);
});
