import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConnection } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

const program = 'tests/server/steward-http-probe';
const usual = { head_timeout_ms: 60_000, body_timeout_ms: 60_000, idle_timeout_ms: 60_000 };

/** A server whose other timeouts are far away, and a connection to it. */
async function withTimeout(context, setting, time_ms = 100) {
  const settings = { ...usual, [setting]: time_ms };
  const server = await startServer({ context, program, settings });
  return openConnection(server);
}

const post = 'POST /api/echo HTTP/1.1\r\nHost: p\r\nContent-Type: application/json\r\n';

/** A client that sends a byte now and then, and so is never quite silent. */
async function drip(connection, byte) {
  let open = true;
  connection.closed.then(() => (open = false));
  const timer = setInterval(() => open && connection.send(byte), 20);
  try {
    return await connection.response();
  } finally {
    clearInterval(timer);
  }
}

test('SEC-41 a head that does not end in time is cut off, even when it drips', async (context) => {
  const connection = await withTimeout(context, 'head_timeout_ms');
  connection.send('GET /api/client HTTP/1.1\r\nHost: p\r\nX-Slow: ');
  const answer = await drip(connection, 'x');
  assert.equal(answer.status, 408);
  assert.equal(answer.json().code, 'request_timeout');
  await connection.closed;
});

test('SEC-4 a body that does not arrive in time is cut off, even when it drips', async (context) => {
  const connection = await withTimeout(context, 'body_timeout_ms');
  connection.send(`${post}Content-Length: 60000\r\n\r\n`);
  const answer = await drip(connection, 'x');
  assert.equal(answer.status, 408);
  await connection.closed;
});

test('a long body in good progress may take longer than the timeout', async (context) => {
  const connection = await withTimeout(context, 'body_timeout_ms', 1000);
  // Every piece opens a new window; together they take longer than one.
  const piece = 'x'.repeat(16 * 1024);
  connection.send(
    `POST /api/upload HTTP/1.1\r\nHost: p\r\nContent-Type: image/png\r\n` +
      `Content-Length: ${piece.length * 12}\r\n\r\n`,
  );
  let sent = 0;
  const timer = setInterval(() => {
    connection.send(piece);
    if (++sent === 12) clearInterval(timer);
  }, 100);
  const answer = await connection.response();
  assert.equal(answer.body.toString(), String(piece.length * 12));
  connection.socket.destroy();
});

test('SEC-41 a client that does not read its answer is cut off', async (context) => {
  const settings = { ...usual, body_timeout_ms: 100 };
  const server = await startServer({ context, program, settings });
  const connection = await openConnection(server);
  connection.socket.pause();
  connection.send('GET /api/large HTTP/1.1\r\nHost: p\r\n\r\n');
  const line = await server.logged((one) => one.path === '/api/large');
  assert.ok(line.sent_bytes < 32 * 1024 * 1024, String(line.sent_bytes));
  connection.socket.destroy();
});

test('a connection without a request is closed without a word', async (context) => {
  const connection = await withTimeout(context, 'idle_timeout_ms');
  connection.send('GET /api/client HTTP/1.1\r\nHost: p\r\n\r\n');
  assert.equal((await connection.response()).status, 200);
  await connection.closed;
  assert.equal(connection.text(), '');
});

test('more connections than the limit are told to come back', async (context) => {
  const server = await startServer({ context, program, settings: { connections_max: 2 } });
  const connections = [await openConnection(server), await openConnection(server)];
  for (const connection of connections) {
    connection.send('GET /api/client HTTP/1.1\r\nHost: p\r\n\r\n');
    assert.equal((await connection.response()).status, 200);
  }
  const third = await openConnection(server);
  const refused = await third.response();
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get('retry-after'), '1');
  assert.equal(refused.json().code, 'service_unavailable');
  third.socket.destroy();
  connections[0].socket.end();
  await connections[0].closed;
  assert.equal((await server.fetch('/api/client')).status, 200);
  connections[1].socket.destroy();
});

test('work beyond the queue is refused at once, and quick routes still answer', async (context) => {
  const server = await startServer({
    context,
    program,
    settings: { worker_threads: 1, worker_queue_max: 1 },
  });
  const ask = (path, method = 'GET') => server.fetch(path, { method });
  const held = [ask('/api/held'), ask('/api/held'), ask('/api/held')];
  // One runs, one waits, one is refused: whichever comes third.
  const refused = await Promise.race(held);
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get('retry-after'), '1');
  assert.equal((await ask('/api/release', 'POST')).status, 204);
  const answers = await Promise.all(held);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 503]);
});

test('bodies that are too large together are told to come back', async (context) => {
  const server = await startServer({ context, program, settings: { bodies_bytes_max: 6_000_000 } });
  const upload = (length) =>
    'POST /api/upload HTTP/1.1\r\nHost: p\r\nContent-Type: image/png\r\n' +
    `Content-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`;
  const first = await openConnection(server);
  first.send(upload(5_000_000));
  assert.equal((await first.response({ hasBody: false })).status, 100);

  const second = await openConnection(server);
  second.send(upload(1_000_001));
  const refused = await second.response();
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get('retry-after'), '1');

  first.send(Buffer.alloc(5_000_000));
  assert.equal((await first.response()).status, 200);
  const third = await openConnection(server);
  third.send(upload(5_000_000));
  assert.equal((await third.response({ hasBody: false })).status, 100, 'the budget is free again');
  for (const { socket } of [first, second, third]) socket.destroy();
});
