import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exchange, openConnection } from './support/raw.mjs';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer({ program: 'tests/server/steward-http-probe' });
});
after(() => server.stop());

const post = 'POST /api/echo HTTP/1.1\r\nHost: p\r\nContent-Type: application/json\r\n';
const get = 'GET /api/client HTTP/1.1\r\nHost: p\r\n';
const smuggled = 'GET /api/client HTTP/1.1\r\nHost: p\r\n\r\n';

/** Requests that two machines on the way could understand differently. */
const ambiguous = {
  'length and chunks': `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'chunks and length': `${post}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n`,
  'two different lengths': `${post}Content-Length: 4\r\nContent-Length: 5\r\n\r\n12345`,
  'the same length twice': `${post}Content-Length: 4\r\nContent-Length: 4\r\n\r\n1234`,
  'a list of lengths': `${post}Content-Length: 4, 4\r\n\r\n1234`,
  'a signed length': `${post}Content-Length: +4\r\n\r\n1234`,
  'a negative length': `${post}Content-Length: -4\r\n\r\n1234`,
  'a hexadecimal length': `${post}Content-Length: 0x4\r\n\r\n1234`,
  'a length with a space inside': `${post}Content-Length: 1 0\r\n\r\n1234567890`,
  'an empty length': `${post}Content-Length: \r\n\r\n`,
  'a length beyond 63 bits': `${post}Content-Length: 92233720368547758070\r\n\r\n`,
  'chunked twice': `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'a second coding': `${post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
  'chunked not last': `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  'identity coding': `${post}Transfer-Encoding: identity\r\n\r\n${smuggled}`,
  'an unknown coding': `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  'a quoted coding': `${post}Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n`,
  'a vertical tab before the coding': `${post}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`,
  'a space before the colon': `${post}Content-Length : 4\r\n\r\n1234`,
  'a tab before the colon': `${post}Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n`,
  'a space before the name': `${post} Content-Length: 4\r\n\r\n1234`,
  'a folded line': `${post}X-Folded: a\r\n b\r\n\r\n`,
  'a folded coding': `${post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`,
  'a bare line feed after a field': `${get}X-One: 1\nX-Two: 2\r\n\r\n`,
  'only bare line feeds': get.replaceAll('\r\n', '\n') + '\n',
  'a bare carriage return in a value': `${get}X-One: 1\rX-Two: 2\r\n\r\n`,
  'a NUL in a value': `${get}X-One: 1\x002\r\n\r\n`,
  'a NUL in a name': `${get}X\x00One: 1\r\n\r\n`,
  'a line without a colon': `${get}X-One\r\n\r\n`,
  'an empty name': `${get}: 1\r\n\r\n`,
  'a chunk size with a prefix': `${post}Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n`,
  'a chunk size ended by a line feed': `${post}Transfer-Encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n`,
  'a chunk longer than its size': `${post}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n`,
  'a chunk without size': `${post}Transfer-Encoding: chunked\r\n\r\n\r\na\r\n0\r\n\r\n`,
  'a length among the trailers': `${post}Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 4\r\n\r\n`,
  'no host': 'GET /api/client HTTP/1.1\r\n\r\n',
  'two hosts': `${get}Host: q\r\n\r\n`,
  'chunks in HTTP/1.0': 'POST /api/echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'HTTP/2 in plain text': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'HTTP/0.9': 'GET /api/client\r\n\r\n',
  'a lower-case protocol': 'GET /api/client http/1.1\r\nHost: p\r\n\r\n',
  'two spaces after the method': 'GET  /api/client HTTP/1.1\r\nHost: p\r\n\r\n',
  'a space in the target': 'GET /api/client x HTTP/1.1\r\nHost: p\r\n\r\n',
  'a fragment in the target': 'GET /api/client#x HTTP/1.1\r\nHost: p\r\n\r\n',
  'bytes beyond ASCII in the target': 'GET /api/\xc3\xa4 HTTP/1.1\r\nHost: p\r\n\r\n',
  'an absolute target of another host': 'GET http://q/api/client HTTP/1.1\r\nHost: p\r\n\r\n',
  'an absolute target with a password':
    'GET http://a:b@p/api/client HTTP/1.1\r\nHost: a:b@p\r\n\r\n',
  'an absolute target without a host': 'GET http:///api/client HTTP/1.1\r\nHost: p\r\n\r\n',
  'an absolute target of another scheme': 'GET ftp://p/api/client HTTP/1.1\r\nHost: p\r\n\r\n',
  'a query right behind the host': 'GET http://p?x HTTP/1.1\r\nHost: p\r\n\r\n',
  'an empty line first': `\r\n${get}\r\n`,
  'a TLS greeting': '\x16\x03\x01\x02\x00\x01\x00',
  'an expectation we do not know': `${post}Content-Length: 2\r\nExpect: wonders\r\n\r\n{}`,
};

for (const [name, bytes] of Object.entries(ambiguous)) {
  test(`SEC-41 ${name}: refused, and nothing behind it is read as a request`, async () => {
    const connection = await openConnection(server);
    connection.send(Buffer.from(bytes + smuggled, 'latin1'));
    const answer = await connection.response();
    assert.equal(answer.status, 400, answer.head);
    assert.equal(answer.json().code, 'request_malformed');
    await connection.closed;
    assert.equal(connection.text(), '', 'one answer and no more');
  });
}

test('SEC-41 an absolute target that names the host once more is taken', async () => {
  for (const target of ['http://p/api/client', 'HTTP://P/api/client?x=1', 'https://p/api/client']) {
    const answer = await exchange(server, `GET ${target} HTTP/1.1\r\nHost: p\r\n\r\n`);
    assert.equal(answer.status, 200, target);
    assert.equal(answer.body.toString(), '127.0.0.1');
  }
  const bare = await exchange(server, 'GET http://p HTTP/1.1\r\nHost: p\r\n\r\n');
  assert.equal(bare.status, 404, 'the path is /, which the probe does not serve');
});

test('SEC-41 TRACE, CONNECT and unknown methods are not taken', async () => {
  for (const method of ['TRACE', 'CONNECT', 'OPTIONS', 'get', 'PROPFIND', 'BREW']) {
    const bytes = `${method} /api/client HTTP/1.1\r\nHost: p\r\nX-Canary: echo-me\r\n\r\n`;
    const answer = await exchange(server, bytes);
    const isLowerCase = method === 'get';
    assert.equal(answer.status, isLowerCase ? 400 : 405, method);
    assert.ok(!answer.body.includes('echo-me'));
    if (!isLowerCase) assert.match(answer.headers.get('allow'), /GET/);
  }
});

test('SEC-41 a head over 16 KiB is refused, one below is taken', async () => {
  const padded = (bytes) => {
    const frame = `${get}X-Long: \r\n\r\n`;
    return `${get}X-Long: ${'x'.repeat(bytes - frame.length)}\r\n\r\n`;
  };
  assert.equal((await exchange(server, padded(16 * 1024))).status, 200);
  const answer = await exchange(server, padded(16 * 1024 + 1));
  assert.equal(answer.status, 431);
  assert.equal(answer.json().code, 'request_head_too_large');
  const endless = await exchange(server, `${get}X-Long: ${'x'.repeat(1024 * 1024)}`);
  assert.equal(endless.status, 431);
});

test('requests sent at once are answered in their order', async () => {
  const connection = await openConnection(server);
  const echo = (text) => `${post}Content-Length: ${text.length}\r\n\r\n${text}`;
  connection.send(`${echo('"1"')}${get}\r\n${echo('"3"')}${get}\r\n`);
  for (const expected of ['"1"', '127.0.0.1', '"3"', '127.0.0.1']) {
    assert.equal((await connection.response()).body.toString(), expected);
  }
  connection.socket.destroy();
});

test('a request that arrives byte by byte is the same request', async () => {
  const connection = await openConnection(server);
  connection.socket.setNoDelay(true);
  for (const byte of `${post}Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nX: y\r\n\r\n`) {
    connection.send(byte);
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal((await connection.response()).body.toString(), 'abc');
  connection.socket.destroy();
});

test('HTTP/1.0 is answered and closed, unless it asks to stay', async () => {
  const connection = await openConnection(server);
  connection.send('GET /api/client HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
  const stays = await connection.response();
  assert.equal(stays.headers.get('connection'), 'keep-alive');
  connection.send('GET /api/client HTTP/1.0\r\n\r\n');
  const leaves = await connection.response();
  assert.equal(leaves.headers.get('connection'), 'close');
  await connection.closed;
});

test('HEAD has the headers of GET and no body', async () => {
  const connection = await openConnection(server);
  connection.send(`${get.replace('GET', 'HEAD')}\r\n${get}\r\n`);
  const head = await connection.response({ hasBody: false });
  const whole = await connection.response();
  assert.equal(head.headers.get('content-length'), whole.headers.get('content-length'));
  assert.equal(whole.body.toString(), '127.0.0.1');
  connection.socket.destroy();
});

test('params are decoded once; a path has one spelling', async () => {
  const ask = async (path) => {
    const answer = await exchange(server, `GET ${path} HTTP/1.1\r\nHost: p\r\n\r\n`);
    return answer.status === 200 ? answer.body.toString() : answer.status;
  };
  assert.equal(await ask('/api/param/a%2Fb/%2525'), 'a/b|%25');
  for (const path of [
    '/api/param/a/b/',
    '/api/param//b',
    '//api/param/a/b',
    '/api/./param/a/b',
    '/api/x/../param/a/b',
    '/%61pi/param/a/b',
    '/api/param/%/b',
    '/api/param/%zz/b',
    '/api/param/%00/b',
  ]) {
    assert.equal(await ask(path), 404, path);
  }
});

test('SEC-37 a header that a handler splits is never sent', async () => {
  const answer = await exchange(server, 'GET /api/split-header HTTP/1.1\r\nHost: p\r\n\r\n');
  assert.equal(answer.status, 500);
  assert.equal(answer.headers.get('x-forged'), null);
});
