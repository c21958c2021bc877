// Answers without a length: events for as long as both sides like, and long bodies in pieces.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';

import { until } from '../support/until.mjs';
import { openConnection } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

const program = 'tests/server/steward-http-probe';
const post = (server, path) => server.fetch(path, { method: 'POST' });
const openCount = async (server) => Number(await (await server.fetch('/api/streams')).text());

/** A stream whose head has come; `received(test)` waits until the text so far passes. */
async function openStream(server, { version = '1.1' } = {}) {
  const connection = await openConnection(server);
  connection.send(`GET /api/stream HTTP/${version}\r\nHost: p\r\n\r\n`);
  const { status, headers } = await connection.response({ hasBody: false });
  const received = async (passes) => {
    while (!passes(connection.text())) await once(connection.socket, 'data');
    return connection.text();
  };
  return { ...connection, status, headers, received };
}

test('ADV-19 pieces reach every open stream, framed as chunks, until it is ended', async (context) => {
  const server = await startServer({ context, program });
  const streams = [await openStream(server), await openStream(server)];
  assert.equal(streams[0].status, 200);
  assert.equal(streams[0].headers.get('transfer-encoding'), 'chunked');
  assert.equal(streams[0].headers.get('content-length'), null);
  assert.equal(streams[0].headers.get('x-content-type-options'), 'nosniff');
  await until('both streams', async () => (await openCount(server)) === 2);
  await post(server, '/api/stream/hello/2');
  for (const { received } of streams)
    await received((text) => text.endsWith('5\r\nhello\r\n'.repeat(2)));
  await post(server, '/api/stream-end');
  for (const { closed, text } of streams) {
    await closed;
    assert.ok(text().endsWith('0\r\n\r\n'), text());
  }
  const line = await server.logged(({ path }) => path === '/api/stream');
  assert.ok(line.sent_bytes >= 2 * '5\r\nhello\r\n'.length, 'the log counts what was sent');
});

test('a stream outlives the deadlines of requests and of idle connections', async (context) => {
  const settings = { idle_timeout_ms: 400, head_timeout_ms: 400, body_timeout_ms: 400 };
  const server = await startServer({ context, program, settings });
  const idle = await openConnection(server);
  const stream = await openStream(server);
  await idle.closed; // at least one deadline has passed meanwhile
  const other = await openConnection(server);
  await other.closed;
  await post(server, '/api/stream/still/1');
  await stream.received((text) => text.includes('still'));
  stream.socket.destroy();
});

test('a stream whose reader leaves is forgotten', async (context) => {
  const server = await startServer({ context, program });
  const stream = await openStream(server);
  await until('the stream', async () => (await openCount(server)) === 1);
  stream.socket.destroy();
  await until('its end', async () => (await openCount(server)) === 0);
});

test('a reader that takes nothing is cut off, and what waits for it is bounded', async (context) => {
  const server = await startServer({ context, program, settings: { body_timeout_ms: 200 } });
  const stream = await openStream(server);
  await until('the stream', async () => (await openCount(server)) === 1);
  stream.socket.pause();
  // The kernel takes some megabytes before anything has to wait.
  let refused = 0;
  await until('the cut', async () => {
    refused += Number(await (await post(server, '/api/stream/big/64')).text());
    return (await openCount(server)) === 0;
  });
  assert.ok(refused > 0, 'the queue has a limit');
});

test('a reader that has something to say on its stream has left', async (context) => {
  const server = await startServer({ context, program });
  const stream = await openStream(server);
  stream.send('GET /api/client HTTP/1.1\r\nHost: p\r\n\r\n');
  await stream.closed;
});

test('SIGTERM ends streams at once, whole', async (context) => {
  const server = await startServer({
    context,
    program,
    settings: { shutdown_timeout_ms: 3_600_000 },
  });
  const stream = await openStream(server);
  assert.equal(await server.end(), 0);
  await stream.closed;
  assert.ok(stream.text().endsWith('0\r\n\r\n'));
});

test('HEAD has the head of a stream, HTTP/1.0 its bytes without chunks', async (context) => {
  const server = await startServer({ context, program });
  const head = await openConnection(server);
  head.send('HEAD /api/stream HTTP/1.1\r\nHost: p\r\n\r\n');
  assert.equal((await head.response({ hasBody: false })).status, 200);
  await head.closed;
  assert.equal(head.text(), '');
  assert.equal(await openCount(server), 0);
  const stream = await openStream(server, { version: '1.0' });
  assert.equal(stream.headers.get('transfer-encoding'), null);
  await until('the stream', async () => (await openCount(server)) === 1);
  await post(server, '/api/stream/plain/1');
  await stream.received((text) => text === 'plain');
  await post(server, '/api/stream-end');
  await stream.closed;
  assert.equal(stream.text(), 'plain');
});

test('a long body comes in pieces that wait for their reader', async (context) => {
  const server = await startServer({ context, program });
  const count = 1000;
  const answer = await server.fetch(`/api/pieces/${count}`);
  assert.equal((await answer.arrayBuffer()).byteLength, count * 16 * 1024);
  const none = await server.fetch('/api/pieces/0');
  assert.equal((await none.arrayBuffer()).byteLength, 0);
});

test('a long body that fails half-way is seen to be cut off', async (context) => {
  const server = await startServer({ context, program });
  const connection = await openConnection(server);
  connection.send('GET /api/pieces-that-fail HTTP/1.1\r\nHost: p\r\n\r\n');
  assert.equal((await connection.response({ hasBody: false })).status, 200);
  await connection.closed;
  assert.equal(connection.text(), '5\r\nbegun\r\n', 'there is no last chunk');
  const line = await server.logged(({ message }) => message === 'an answer was cut off');
  assert.equal(line.cause, 'the disk is gone');
});
