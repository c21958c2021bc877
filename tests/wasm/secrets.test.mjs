// SEC-35: what took a secret leaves no copy of it in the module's memory.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import * as core from '@steward/core';

// The package keeps its memory to itself; the engine is asked for it before it does.
let memory;
before(async () => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...request) => {
    const instance = await instantiate.apply(WebAssembly, request);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  };
  await core.init();
  WebAssembly.instantiate = instantiate;
  assert.ok(memory, 'the memory was seen');
});

const copies = (secret) => {
  const heap = Buffer.from(memory.buffer);
  let count = 0;
  for (let at = heap.indexOf(secret); at >= 0; at = heap.indexOf(secret, at + 1)) count += 1;
  return count;
};

test('the scan finds what is there', () => {
  core.parseAccountName('Canary Name Seventeen');
  assert.ok(copies('Canary Name Seventeen') > 0);
});

const secrets = {
  sound: 'vK7#canary-one-Quetzal',
  'too short': 'cnry!2',
  guessable: 'canary.three@acme.test1',
  'not ASCII': 'Kanarienvögel-vier-Überraschung',
  'too long': 'canary-five-'.repeat(600),
};

for (const [name, secret] of Object.entries(secrets)) {
  // Pieces too: a copy in lower case or without its end is a copy.
  const pieces = [secret.slice(0, 300), secret.slice(0, 6), secret.toLowerCase().slice(0, 8)];

  test(`SEC-35 no copy of a password that is ${name}`, () => {
    core.parsePassword(secret, { email: 'canary.three@acme.test', name: 'Jane' });
    for (const piece of pieces.filter((text) => !'canary.three@acme.test'.startsWith(text)))
      assert.equal(copies(piece), 0, piece);
  });

  test(`SEC-35 no copy of a form with a password that is ${name}`, () => {
    core.checkForm([
      { kind: 'account_name', path: '/name', text: 'Jane' },
      { kind: 'password', path: '/password', text: secret },
    ]);
    for (const piece of pieces) assert.equal(copies(piece), 0, piece);
  });
}

const key = '57e4a2d1' + 'c0ffee5eed'.repeat(6) + 'abcd';
for (const [name, secret] of [
  ['whose checksum holds', key + crc32(key).toString(16).padStart(8, '0')],
  ['with a typing error', `${key}00000000`],
  ['that is too long', `${key}00000000`.repeat(100)],
])
  test(`SEC-35 no copy of an API key ${name}`, () => {
    core.parseApiKey(` ${secret}\n`);
    for (const piece of [secret.slice(0, 80), key.slice(8, 28), secret.slice(-40)])
      assert.equal(copies(piece), 0, piece);
  });
