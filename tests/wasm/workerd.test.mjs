// The entry for edge runtimes, run under their rules.
// Real: wasm/dist/workerd.js and all it imports, the built core.wasm, V8's own refusal to compile
// WebAssembly or evaluate text, and globals that hold nothing of Node.
// Not real: the resolver, which hands `import module from './core.wasm'` a compiled module as
// workerd does at deployment; workerd itself is a binary of more than 100 MB.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Runs `script` as a module of an edge worker; gives what it puts into `answer`. */
function runAtTheEdge(script) {
  const host = fileURLToPath(new URL('./support/edge.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', host],
    { input: script, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('the rules of the edge hold: nothing is compiled, nothing of Node is there', () => {
  const answer = runAtTheEdge(`
    const refusal = (act) => act().then(() => 'allowed', (error) => error.name);
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    export const answer = {
      compile: await refusal(() => WebAssembly.compile(empty)),
      text: await refusal(async () => new Function('return 1')()),
      node: [typeof process, typeof require, typeof Buffer],
    };`);
  assert.deepEqual(answer, {
    compile: 'CompileError',
    text: 'EvalError',
    node: ['undefined', 'undefined', 'undefined'],
  });
});

test('SYS-1: the core starts from the module of the deployment and judges', () => {
  const answer = runAtTheEdge(`
    import * as core from './dist/workerd.js';
    const before = core.isReady();
    await core.init();
    export const answer = {
      before,
      after: core.isReady(),
      name: core.parseAccountName('  Jane Doe '),
      email: core.parseEmail('jane.acme.test').issues[0].code,
      picture: core.checkPicture(Uint8Array.of(1, 2, 3)).issues[0].code,
      link: core.decideRequestPasswordLink({
        sign_in_methods: ['google'],
        opened_with: 'google',
      }).rejection.code,
    };`);
  assert.deepEqual(answer, {
    before: false,
    after: true,
    name: { ok: true, value: 'Jane Doe' },
    email: 'email_malformed',
    picture: 'picture_format_unrecognised',
    link: 'password_not_used',
  });
});

test('the module of the rules starts there, too', () => {
  const answer = runAtTheEdge(`
    import { evaluate, init } from './rules/dist/workerd.js';
    await init();
    const call = { when: { rule: 'parse_account_name', text: ' Jane ' } };
    export const answer = JSON.parse(evaluate(JSON.stringify(call)));`);
  assert.deepEqual(answer, { ok: true, value: 'Jane' });
});

test('core_blocked: bytes cannot be given there, and the error says so', () => {
  const answer = runAtTheEdge(`
    import { init } from './dist/workerd.js';
    const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    const { name, code } = await init({ wasm: bytes }).catch((error) => error);
    export const answer = { name, code };`);
  assert.deepEqual(answer, { name: 'CoreError', code: 'core_blocked' });
});
