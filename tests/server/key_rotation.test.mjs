// The key that seals is replaced while servers run: nothing that was sealed becomes unreadable, and
// in the end nothing needs the old key.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { person } from './support/people.mjs';
import { httpApi, reachesLoopback, startProvider } from './support/provider.mjs';
import { runServer, startServer } from './support/server.mjs';

let provider;
let folder;
before(async () => {
  provider = await startProvider();
  folder = await mkdtemp(join(tmpdir(), 'steward-keys-'));
});
after(async () => {
  provider.close();
  await rm(folder, { recursive: true });
});

const keyFile = () => join(folder, 'steward.key');
const writeKeys = (...keys) => writeFile(keyFile(), keys.map((key) => `${key}\n`).join(''));
const start = () => startServer({ folder, settings: reachesLoopback });
const reseal = (settings = {}) =>
  runServer({
    args: ['--reseal'],
    settings: {
      database: `sqlite:${join(folder, 'steward.db')}`,
      key_file: keyFile(),
      ...settings,
    },
  });
async function tested(client, server, id) {
  client.server = server;
  const answer = await client.post(`${client.path}/connections/${id}/test`);
  return answer.json?.health ?? answer.status;
}

test('SEC-33: a new key behind, in front, and alone; no read fails on the way', async () => {
  const [old, fresh] = [0, 0].map(() => randomBytes(32).toString('base64url'));
  await writeKeys(old);
  let server = await start();
  const ada = await person(server);
  await ada.post(`${ada.path}/trial`);
  const make = async (name) =>
    (await ada.post(`${ada.path}/connections`, httpApi(provider, { name }))).json.id;
  const first = await make('First');
  const again = async (...keys) => {
    await server.end();
    await writeKeys(...keys);
    server = await start();
    ada.server = server;
  };

  await again(old, fresh);
  const second = await make('Second');
  await again(fresh, old);
  const third = await make('Third');
  for (const id of [first, second, third]) assert.equal(await tested(ada, server, id), 'valid');

  // Beside a server at work: reads go on while rows are sealed anew.
  const reads = Array.from({ length: 40 }, () => tested(ada, server, first));
  const [done, ...healths] = await Promise.all([reseal(), ...reads]);
  assert.equal(done.stdout, 'sealed anew: 2\n', done.stderr);
  assert.deepEqual(new Set(healths), new Set(['valid']));
  assert.equal((await reseal()).stdout, 'sealed anew: 0\n');

  await again(fresh);
  for (const id of [first, second, third]) assert.equal(await tested(ada, server, id), 'valid');
  await server.end();
});

test('SEC-33: what no key opens is named, and stays', async () => {
  await writeKeys(randomBytes(32).toString('base64url'));
  const before = await readFile(join(folder, 'steward.db'));
  const { status, stderr } = await reseal();
  assert.equal(status, 1);
  assert.match(stderr, /no key opens `connections\/con_[0-9a-f]+\/credentials`/);
  assert.ok(before.equals(await readFile(join(folder, 'steward.db'))));
});
