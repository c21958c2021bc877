import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConnection } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

const program = 'tests/server/steward-http-probe';
const get = (path) => `GET ${path} HTTP/1.1\r\nHost: p\r\n\r\n`;
const isShuttingDown = (line) => line.message === 'shutting down';

/** A request that the server has begun to handle: the pipelined one before it is answered. */
async function holdRequest(server) {
  const connection = await openConnection(server);
  connection.send(get('/api/client') + get('/api/held'));
  assert.equal((await connection.response()).status, 200);
  return connection;
}

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`${signal} lets a running request finish, then the process ends with 0`, async (context) => {
    const server = await startServer({ context, program });
    const idle = await openConnection(server);
    idle.send(get('/api/client'));
    assert.equal((await idle.response()).status, 200);
    const held = await holdRequest(server);
    const half = await openConnection(server);
    half.send('POST /api/release HTTP/1.1\r\nHost: p\r\n');
    // The next request on a connection shows that the server has read what came before on others.
    assert.equal((await server.fetch('/api/client')).status, 200);

    const ended = server.end(signal);
    await server.logged(isShuttingDown);
    await idle.closed;
    await assert.rejects(openConnection(server), 'no new connections are taken');
    half.send('\r\n');
    const release = await half.response();
    assert.equal(release.status, 204);
    assert.equal(release.headers.get('connection'), 'close');
    const answer = await held.response();
    assert.equal(answer.body.toString(), 'released');
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(await ended, 0);
  });
}

test('a request that outlives the deadline is cut off, and the exit status says so', async (context) => {
  const server = await startServer({ context, program, settings: { shutdown_timeout_ms: 100 } });
  const held = await holdRequest(server);
  assert.equal(await server.end(), 1);
  await held.closed;
  assert.ok(server.log.some((line) => line.message === 'requests were cut off'));
});

test('a second signal does not wait', async (context) => {
  const server = await startServer({
    context,
    program,
    settings: { shutdown_timeout_ms: 3_600_000 },
  });
  const held = await holdRequest(server);
  const ended = server.end();
  await server.logged(isShuttingDown);
  process.kill(server.pid, 'SIGTERM');
  assert.equal(await ended, 1);
  await held.closed;
});

test('the product itself ends with 0 when nothing runs', async (context) => {
  const server = await startServer({ context });
  assert.equal((await server.fetch('/healthz')).status, 200);
  assert.equal(await server.end(), 0);
});
