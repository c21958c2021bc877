// Every kind of source init() takes, each in a program of its own because a core loads once.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const sources = {
  'the default': 'undefined',
  bytes: 'readFileSync(file)',
  'an ArrayBuffer': 'new Uint8Array(readFileSync(file)).buffer',
  'a compiled module': 'new WebAssembly.Module(readFileSync(file))',
  'a Response':
    "new Response(readFileSync(file), { headers: { 'content-type': 'application/wasm' } })",
  'a promise of a Response': 'Promise.resolve(new Response(readFileSync(file)))',
  'a URL': 'file',
};

for (const [name, source] of Object.entries(sources))
  test(`init() takes ${name}`, () => {
    const program = `
      import { readFileSync } from 'node:fs';
      import * as core from '@steward/core';
      const file = new URL(import.meta.resolve('@steward/core/core.wasm'));
      const wasm = ${source};
      await core.init(wasm === undefined ? undefined : { wasm });
      console.log(core.parseWorkspaceAddress('7').value);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
    });
    assert.equal(stdout, '7\n', stderr);
  });
