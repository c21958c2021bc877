import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository, runServer, startServer } from './support/server.mjs';

async function withFile(text, check) {
  const folder = await mkdtemp(join(tmpdir(), 'steward-config-'));
  const file = join(folder, 'steward.toml');
  await writeFile(file, text);
  try {
    return await check(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('every wrong value is named, all at once, and nothing starts', async () => {
  const text = 'listen = "somewhere"\nio_threads = "many"\nlog_levle = "info"\nmode = 3.5\n';
  const { status, stdout, stderr } = await withFile(text, (file) =>
    runServer({
      args: ['--config', file],
      settings: {
        listen: undefined,
        public_url: 'ftp://x',
        trusted_proxies: '10.0.0.0/33',
        head_timeout_ms: '0',
        mail_from: 'nobody',
        assets_dir: '/nowhere',
      },
    }),
  );
  assert.equal(status, 2);
  assert.equal(stdout, '');
  for (const expected of [
    /steward\.toml line 1: listen: `somewhere` is not an address with a port/,
    /steward\.toml line 2: io_threads: `many` is not/,
    /steward\.toml line 3: log_levle: there is no such setting/,
    /steward\.toml line 4: mode: a text, a whole number or a list of texts is expected/,
    /STEWARD_PUBLIC_URL: `ftp:\/\/x` is not/,
    /STEWARD_TRUSTED_PROXIES: /,
    /STEWARD_HEAD_TIMEOUT_MS: `0` is not/,
    /STEWARD_MAIL_FROM: /,
    /assets_dir: there is no folder `\/nowhere`/,
  ]) {
    assert.match(stderr, expected);
  }
  assert.equal(stderr.trim().split('\n').length, 10, stderr);
});

test('SEC-34 a wrong value that holds a password is not repeated', async () => {
  const { status, stderr } = await runServer({
    settings: { mail: 'smtp://user:canary@host:port', database: 'mysql://user:canary@host' },
  });
  assert.equal(status, 2);
  assert.match(stderr, /STEWARD_MAIL: the value is not/);
  assert.match(stderr, /STEWARD_DATABASE: the value is not/);
  assert.doesNotMatch(stderr, /canary/);
});

test('a file that is missing or no TOML is named with its line', async () => {
  const missing = await runServer({ args: ['--config', '/nowhere.toml'] });
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /\/nowhere\.toml/);
  const broken = await withFile('listen = "127.0.0.1:0"\nmode = \n', (file) =>
    runServer({ args: ['--config', file] }),
  );
  assert.equal(broken.status, 2);
  assert.match(broken.stderr, /steward\.toml line 2: /);
});

test('production is refused without an address browsers can trust', async () => {
  for (const url of [undefined, 'http://steward.example']) {
    const { status, stderr } = await runServer({
      settings: { mode: 'production', public_url: url },
    });
    assert.equal(status, 2);
    assert.match(stderr, /public_url: production needs an address with https/);
  }
});

test('--check-config checks and starts nothing', async () => {
  const right = await runServer({ args: ['--check-config'] });
  assert.deepEqual([right.status, right.stdout], [0, 'the configuration is right\n']);
  const wrong = await runServer({ args: ['--check-config'], settings: { mode: 'test' } });
  assert.equal(wrong.status, 2);
});

test('an option that does not exist is named, with what there is', async () => {
  for (const args of [['--port', '80'], ['--config']]) {
    const { status, stderr } = await runServer({ args });
    assert.equal(status, 2);
    assert.match(stderr, /--config/);
    assert.match(stderr, /usage: steward-server/);
  }
});

test('the file counts, and the environment wins over it', async (context) => {
  await withFile('log_format = "text"\npublic_url = "https://steward.example"\n', async (file) => {
    const args = ['--config', file];
    const server = await startServer({ context, args, settings: { log_format: 'json' } });
    const { headers } = await server.fetch('/healthz');
    assert.ok(headers.get('strict-transport-security'), 'public_url of the file');
    assert.ok((await server.logged((line) => line.path === '/healthz')).request, 'JSON');
  });
});

test('a misspelt variable is pointed out', async (context) => {
  const server = await startServer({ context, settings: { log_levle: 'debug' } });
  const line = await server.logged((one) => one.message === 'there is no such setting');
  assert.equal(line.variable, 'STEWARD_LOG_LEVLE');
});

test('an address that is taken is a failed start with the reason', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const listen = `127.0.0.1:${holder.address().port}`;
  const { status, stderr } = await runServer({ settings: { listen } });
  assert.equal(status, 1);
  assert.match(stderr, /Address already in use/);
  assert.ok(stderr.includes(listen), stderr);
  holder.close();
});

test('SEC-40 browsers that come by https are told to keep to it', async (context) => {
  const server = await startServer({
    context,
    settings: { public_url: 'https://steward.example' },
  });
  const { headers } = await server.fetch('/healthz');
  assert.match(headers.get('strict-transport-security'), /max-age=\d{8}/);
  const plain = await startServer({ context });
  assert.equal((await plain.fetch('/healthz')).headers.get('strict-transport-security'), null);
});

test('docs/operations.md has every setting, in the order of the program', async () => {
  const read = (name) => readFile(join(repository, name), 'utf8');
  const keys = (text, pattern) => [...text.matchAll(pattern)].map(([, key]) => key);
  const settings = keys(await read('server/config/settings.cpp'), /^\s+\{"(\w+)",/gm);
  assert.ok(settings.includes('listen'));
  assert.deepEqual(keys(await read('docs/operations.md'), /^\| `(\w+)` \|/gm), settings);
});
