import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { exchange, openConnection } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

const limit = 5_242_880;
const slack = 64 * 1024;
let server;
before(async () => {
  server = await startServer({ program: 'tests/server/steward-http-probe' });
});
after(() => server.stop());

const uploadHead = (lines) =>
  ['POST /api/upload HTTP/1.1', 'Host: probe', 'Content-Type: image/png', ...lines, '', ''].join(
    '\r\n',
  );
const upload = (bytes, headers = {}) =>
  server.fetch('/api/upload', {
    method: 'POST',
    headers: { 'content-type': 'image/png', ...headers },
    body: bytes,
    duplex: 'half',
  });
const requestOf = (answer) =>
  server.logged((line) => line.request === answer.headers.get('x-request-id'));

/** Sends until the server has answered; gives the answer and how many bytes went out. */
async function flood(head, piece) {
  const connection = await openConnection(server);
  connection.send(head);
  let open = true;
  connection.closed.then(() => (open = false));
  const pump = () => {
    while (open && connection.socket.write(piece));
    if (open) connection.socket.once('drain', pump);
  };
  pump();
  const answer = await connection.response();
  open = false;
  connection.socket.destroy();
  return answer;
}

test('SEC-4 a body of exactly the limit is taken, announced or in chunks', async () => {
  const announced = await upload(new Uint8Array(limit));
  assert.equal(announced.status, 200);
  assert.equal(await announced.text(), String(limit));
  const chunked = await upload(new Blob([new Uint8Array(limit)]).stream());
  assert.equal(chunked.status, 200);
  assert.equal(await chunked.text(), String(limit));
});

test('SEC-4 one byte more is refused by its announced length, before it is sent', async () => {
  const answer = await exchange(server, uploadHead([`Content-Length: ${limit + 1}`]));
  assert.equal(answer.status, 413);
  const problem = answer.json();
  assert.equal(problem.code, 'picture_too_large');
  assert.deepEqual(problem.params, { limit_bytes: limit, actual_bytes: limit + 1 });
  assert.equal(answer.headers.get('connection'), 'close');
});

test('SEC-4 one byte more in chunks is cut off at the limit', async () => {
  const chunk = (bytes) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`;
  const answer = await exchange(
    server,
    uploadHead(['Transfer-Encoding: chunked']) + chunk(limit) + chunk(1) + '0\r\n\r\n',
  );
  assert.equal(answer.status, 413);
  assert.deepEqual(answer.json().params, { limit_bytes: limit });
});

test('SEC-4 an endless body is read no further than 64 KiB past the limit', async () => {
  const data = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const answer = await flood(uploadHead(['Transfer-Encoding: chunked']), data);
  assert.equal(answer.status, 413);
  const { received_bytes: received } = await requestOf(answer);
  assert.ok(received > limit && received <= limit + slack, String(received));
});

test('SEC-4 a refused body takes no memory while its sender stays', async () => {
  const peak = async () => {
    const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) * 1024;
  };
  const senders = [];
  const refuse = async () => {
    const connection = await openConnection(server);
    senders.push(connection);
    connection.send(uploadHead(['Transfer-Encoding: chunked']));
    for (let sent = 0; sent <= limit; sent += 0x10000) {
      connection.send(`10000\r\n${'x'.repeat(0x10000)}\r\n`);
    }
    assert.equal((await connection.response()).status, 413);
  };
  await refuse();
  const before = await peak();
  for (let i = 0; i < 10; i += 1) await refuse();
  assert.ok((await peak()) - before < 2 * limit, `${(await peak()) - before} bytes more`);
  for (const { socket } of senders) socket.destroy();
});

test('SEC-4 chunks of one byte cannot make the server read six times the limit', async () => {
  const answer = await flood(uploadHead(['Transfer-Encoding: chunked']), '1\r\nx\r\n'.repeat(8192));
  assert.equal(answer.status, 413);
  const { received_bytes: received } = await requestOf(answer);
  assert.ok(received <= limit + slack, String(received));
});

test('SEC-4 an endless chunk extension is cut off too', async () => {
  const answer = await flood(
    uploadHead(['Transfer-Encoding: chunked']) + '1;',
    'x'.repeat(64 * 1024),
  );
  assert.equal(answer.status, 413);
});

test('SEC-4 uploads that lie about their length cost no memory', async () => {
  const memory = async () => {
    const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) * 1024;
  };
  const before = await memory();
  const liars = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const connection = await openConnection(server);
      connection.send(`${uploadHead([`Content-Length: ${limit}`])}only this`);
      return connection;
    }),
  );
  // Answered after everything sent before it has been read.
  assert.equal((await server.fetch('/api/client')).status, 200);
  assert.ok((await memory()) - before < limit, 'less than one body for fifty announced ones');
  for (const liar of liars) liar.socket.end();
  for (const liar of liars) assert.equal((await liar.response()).status, 400);
});

test('SEC-4 bytes after the announced length are the next request, not the body', async () => {
  const connection = await openConnection(server);
  connection.send(
    `${uploadHead(['Content-Length: 3'])}abcGET /api/client HTTP/1.1\r\nHost: p\r\n\r\n`,
  );
  assert.equal((await connection.response()).body.toString(), '3');
  assert.equal((await connection.response()).body.toString(), '127.0.0.1');
  connection.socket.destroy();
});

test('a body where none is taken, or of another type, is refused unread', async () => {
  const release = await exchange(
    server,
    'POST /api/release HTTP/1.1\r\nHost: p\r\nContent-Length: 1\r\n\r\n',
  );
  assert.equal(release.status, 413);
  assert.equal(release.json().code, 'request_too_large');
  for (const type of ['text/plain', 'image/jpeg', 'image/png; charset=latin1', '']) {
    const answer = await exchange(
      server,
      `POST /api/upload HTTP/1.1\r\nHost: p\r\nContent-Type: ${type}\r\nContent-Length: 9\r\n\r\n`,
    );
    assert.equal(answer.status, 415, type);
    assert.equal(answer.json().code, 'content_type_unsupported');
  }
});

test('Expect: 100-continue is answered before the body, and not when it is refused', async () => {
  const expecting = (length) => uploadHead([`Content-Length: ${length}`, 'Expect: 100-continue']);
  const connection = await openConnection(server);
  connection.send(expecting(5));
  assert.equal((await connection.response({ hasBody: false })).status, 100);
  connection.send('12345');
  const answer = await connection.response();
  assert.equal(answer.status, 200);
  assert.equal(answer.body.toString(), '5');
  connection.send(expecting(limit + 1));
  assert.equal((await connection.response()).status, 413);
  connection.socket.destroy();
});
