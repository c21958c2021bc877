// SEC-8: the server's GoogleTests under the thread sanitizer, which ends a program with 66 when it
// has found a race.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { buildFolder } from '../server/support/server.mjs';

const folder = path.join(buildFolder, 'tests/server');
const programs = readdirSync(folder).filter((name) => /^server_\w+_tests$/.test(name));

test('every test program of the server is there', () => {
  assert.ok(programs.length >= 11, programs.join());
});

for (const name of programs)
  test(`SEC-8 no race in ${name}`, async () => {
    const child = spawn(path.join(folder, name), ['--gtest_brief=1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (output += text));
    const [status] = await once(child, 'close');
    assert.equal(status, 0, output.slice(0, 8000));
    assert.doesNotMatch(output, /ThreadSanitizer/);
  });
