import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { exchange } from './support/raw.mjs';
import { runServer, startServer } from './support/server.mjs';

const page = `<!doctype html><title>Steward</title>${'<p>page</p>'.repeat(100)}`;
const script = `export const text = '${'steward '.repeat(200)}';`;
let folder;
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-web-'));
  const web = join(folder, 'dist');
  await mkdir(join(web, 'assets'), { recursive: true });
  const files = {
    'index.html': page,
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/main-Bx3_k9Zq.js': script,
    'assets/main-Bx3_k9Zq.js.br': brotliCompressSync(script),
    'assets/plain.css': 'p{}',
    'assets/core-AAAAAAAA.wasm': Buffer.concat([Buffer.from('\0asm\x01\0\0\0'), Buffer.alloc(900)]),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(web, name), bytes);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(web, 'link.txt'));
  await symlink(folder, join(web, 'outside'));
  server = await startServer({ settings: { web_dir: web } });
});
after(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Bytes as they are sent: fetch would unpack them. */
const ask = (path, headers = {}, method = 'GET') =>
  exchange(
    server,
    `${method} ${path} HTTP/1.1\r\nHost: p\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`,
    { hasBody: method !== 'HEAD' },
  );

test('addresses of the pages get the shell', async () => {
  for (const path of ['/', '/index.html', '/workspaces/123/settings/general', '/sign-up/confirm']) {
    const answer = await ask(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.body.toString(), page, path);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(answer.headers.get('cache-control'), 'no-cache');
  }
});

test('SEC-40 the shell comes with a strict policy and Trusted Types', async () => {
  for (const path of ['/', '/assets/main-Bx3_k9Zq.js']) {
    const policy = (await ask(path)).headers.get('content-security-policy');
    const directives = new Map(policy.split('; ').map((one) => one.split(/ (.*)/, 2)));
    assert.equal(directives.get('default-src'), "'none'");
    assert.equal(directives.get('script-src'), "'self' 'wasm-unsafe-eval'");
    assert.equal(directives.get('style-src'), "'self'");
    assert.equal(directives.get('base-uri'), "'none'");
    assert.equal(directives.get('frame-ancestors'), "'none'");
    assert.equal(directives.get('require-trusted-types-for'), "'script'");
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'.*unsafe-eval|\*|https?:/);
  }
});

test('what is the server`s own, or has a dot, never falls back to the shell', async () => {
  for (const path of [
    '/api',
    '/api/nothing',
    '/pictures/nothing',
    '/assets/nothing',
    '/assets/old-00000000.js',
    '/nothing.png',
    '/dev/nothing',
  ]) {
    const answer = await ask(path);
    assert.equal(answer.status, 404, path);
    assert.equal(answer.json().code, 'route_not_found', path);
  }
});

test('no path leads out of the folder', async () => {
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//etc/passwd.txt',
    '/link.txt',
    '/outside/secret.txt',
    '/assets/main-Bx3_k9Zq.js.br',
    '/assets/plain.css%00.js',
  ]) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test('brotli is sent to those who take it, as the build made it or made at start', async () => {
  const path = '/assets/main-Bx3_k9Zq.js';
  const packed = await ask(path, { 'Accept-Encoding': 'gzip, deflate, br' });
  assert.equal(packed.headers.get('content-encoding'), 'br');
  assert.equal(packed.headers.get('vary'), 'Accept-Encoding');
  assert.deepEqual(packed.body, brotliCompressSync(script));
  const shell = await ask('/', { 'Accept-Encoding': 'br;q=0.5' });
  assert.equal(brotliDecompressSync(shell.body).toString(), page);
  for (const accept of ['gzip', 'br;q=0', 'br;q=0.000, *', 'identity, *;q=0', 'brotli']) {
    const plain = await ask(path, { 'Accept-Encoding': accept });
    assert.equal(plain.headers.get('content-encoding'), null, accept);
    assert.equal(plain.headers.get('vary'), 'Accept-Encoding');
    assert.equal(plain.body.toString(), script);
  }
});

test('files named by their content are kept for ever, the others are asked for again', async () => {
  const cacheOf = async (path) => (await ask(path)).headers.get('cache-control');
  assert.equal(await cacheOf('/assets/main-Bx3_k9Zq.js'), 'public, max-age=31536000, immutable');
  assert.equal(await cacheOf('/assets/plain.css'), 'no-cache');
  assert.equal(await cacheOf('/icon.svg'), 'no-cache');
});

test('WebAssembly has its type', async () => {
  const answer = await ask('/assets/core-AAAAAAAA.wasm');
  assert.equal(answer.headers.get('content-type'), 'application/wasm');
});

test('an ETag saves the second transfer, and each form has its own', async () => {
  const accept = { 'Accept-Encoding': 'br' };
  const plain = (await ask('/')).headers.get('etag');
  const packed = (await ask('/', accept)).headers.get('etag');
  assert.match(plain, /^"[0-9a-f]{32}"$/);
  assert.notEqual(plain, packed);
  for (const condition of [plain, `"other", ${plain}`, `W/${plain}`, '*']) {
    const answer = await ask('/', { 'If-None-Match': condition });
    assert.equal(answer.status, 304, condition);
    assert.equal(answer.headers.get('etag'), plain);
    assert.equal(answer.headers.get('content-length'), null);
    assert.equal(answer.body.length, 0);
  }
  assert.equal((await ask('/', { 'If-None-Match': packed })).status, 200);
  assert.equal((await ask('/', { ...accept, 'If-None-Match': packed })).status, 304);
});

test('HEAD tells the length and sends nothing', async () => {
  const answer = await ask('/', {}, 'HEAD');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-length'), String(page.length));
});

test('writing to a page is refused', async () => {
  const response = await server.fetch('/', { method: 'POST' });
  assert.equal(response.status, 404);
});

test('a folder without index.html is a failed start, a missing one says what to run', async (context) => {
  const broken = await runServer({ settings: { web_dir: join(folder, 'dist/assets') } });
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /there is no index\.html/);
  const missing = await startServer({ context, settings: { web_dir: join(folder, 'nowhere') } });
  const line = await missing.logged((one) => one.level === 'warning');
  assert.match(line.message, /script\/build/);
  assert.equal((await missing.fetch('/')).status, 404);
});
