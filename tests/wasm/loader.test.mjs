// init(): where the module comes from, and what it says when it does not come. Uses the browser's
// entry against a real HTTP server; Node's entry for files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import * as browser from '../../wasm/dist/index.js';
import * as node from '../../wasm/dist/node.js';
import * as rules from '../../wasm/rules/dist/index.js';

const bytes = readFileSync(new URL('../../wasm/dist/core.wasm', import.meta.url));
const answers = {
  '/core.wasm': [200, 'application/wasm', bytes],
  '/typeless.wasm': [200, 'application/octet-stream', bytes],
  '/page.wasm': [200, 'text/html', '<!doctype html><title>Home</title>'],
  '/lying.wasm': [200, 'application/wasm', '<!doctype html><title>Home</title>'],
  '/broken.wasm': [200, 'application/wasm', bytes.subarray(0, 5000)],
};

let base;
const server = createServer((request, response) => {
  const [status, type, body] = answers[request.url] ?? [404, 'text/plain', 'not here'];
  response.writeHead(status, { 'content-type': type }).end(body);
});
before(async () => {
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

/** The failing cases come first: a module that is loaded stays loaded. */
async function failure(options) {
  const error = await browser.init(options).then(
    () => assert.fail('init() should fail'),
    (reason) => reason,
  );
  assert.ok(error instanceof browser.CoreError, String(error.stack));
  assert.equal(browser.isReady(), false);
  return error;
}

test('core_not_ready: every function says so before init()', () => {
  const calls = [
    () => browser.parseEmail(''),
    () => browser.checkForm([]),
    () => browser.checkPicture(new Uint8Array()),
    () => browser.decideRequestPasswordLink({}),
    () => browser.limits.pictureSizeBytesMax,
    () => browser.defaultAvatar('usr_1', 'Jane', ['red']),
    () => rules.evaluate('{}'),
    () => rules.codes(),
  ];
  for (const call of calls)
    assert.throws(call, { name: 'CoreError', code: 'core_not_ready', message: /await init\(\)/ });
});

test('core_not_found: the address and its status', async () => {
  const error = await failure({ wasm: `${base}/nowhere.wasm` });
  assert.equal(error.code, 'core_not_found');
  assert.equal(error.url, `${base}/nowhere.wasm`);
  assert.match(error.message, /nowhere\.wasm answered HTTP 404; .*init\(\{ wasm: url \}\)/);
});

test('core_not_found: nobody answers', async () => {
  const error = await failure({ wasm: 'http://127.0.0.1:1/core.wasm' });
  assert.equal(error.code, 'core_not_found');
  assert.ok(error.cause);
});

for (const path of ['/page.wasm', '/lying.wasm'])
  test(`core_not_wasm: ${path} is a page, and the message says its type`, async () => {
    const error = await failure({ wasm: new URL(path, base) });
    assert.equal(error.code, 'core_not_wasm');
    assert.equal(error.url, base + path);
    assert.equal(error.contentType, answers[path][1]);
    assert.match(error.message, /catch-all route/);
  });

test('core_not_wasm: wrong bytes', async () => {
  assert.equal((await failure({ wasm: new Uint8Array(8) })).code, 'core_not_wasm');
});

test('core_failed: a module that is cut off', async () => {
  assert.equal((await failure({ wasm: `${base}/broken.wasm` })).code, 'core_failed');
});

test('core_failed: another module of the package', async () => {
  const other = readFileSync(new URL('../../wasm/rules/dist/rules.wasm', import.meta.url));
  const error = await failure({ wasm: other });
  assert.equal(error.code, 'core_failed');
  assert.match(error.message, /core\.wasm does not start .*parse_field/);
});

test('a source of the wrong kind is a mistake of the caller', async () => {
  await assert.rejects(browser.init({ wasm: 42 }), TypeError);
});

test("Node's entry names the file that is missing", async () => {
  await assert.rejects(node.init({ wasm: new URL('./missing.wasm', import.meta.url) }), {
    code: 'core_not_found',
    message: /missing\.wasm cannot be read/,
  });
});

test('after failures the next init() loads, and calls share one promise', async () => {
  const asked = [];
  const fetchIt = (url) => {
    asked.push(String(url));
    return fetch(url);
  };
  const first = browser.init({ wasm: `${base}/typeless.wasm`, fetch: fetchIt });
  assert.equal(browser.init(), first);
  await first;
  await browser.init({ wasm: `${base}/nowhere.wasm` });
  assert.deepEqual(asked, [`${base}/typeless.wasm`]);
  assert.equal(browser.isReady(), true);
  assert.equal(browser.parseEmail('jane@acme.test').ok, true);
});

test("a cold start in Node leaves Node's fetch unloaded, which costs more than the core", () => {
  const script = `
    const core = await import('@steward/core');
    await core.init();
    console.log(process.moduleLoadList.filter((name) => name.includes('undici')).length);
  `;
  const arguments_ = ['--input-type=module', '-e', script];
  assert.equal(execFileSync(process.execPath, arguments_, { encoding: 'utf8' }).trim(), '0');
});
