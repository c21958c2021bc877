// The database under bad luck: other programs, full disks, broken files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { png } from '../support/pictures.mjs';
import { runServer, startServer } from './support/server.mjs';
import { joinAgain } from './support/team.mjs';

const ask = (folder, sql) =>
  execFileSync('sqlite3', [join(folder, 'steward.db'), sql], { encoding: 'utf8' }).trim();

test('SEC-15 a program that looks into the database takes nothing away from it', async () => {
  const server = await startServer();
  try {
    const client = await signUp(server, { email: 'ada@example.test' });
    for (let i = 0; i < 5; i += 1) {
      // Opens, reads and closes: the last one to close a database removes its WAL.
      assert.equal(ask(server.folder, 'SELECT count(*) FROM users'), '1');
      const { headers } = await client.get('/api/account');
      const saved = await client.patch('/api/account', { name: `N${i}` }, headers.get('etag'));
      assert.equal(saved.status, 200);
      assert.equal(ask(server.folder, 'SELECT name FROM users'), `N${i}`);
      // Many reads at once open more connections of the pool.
      await Promise.all(Array.from({ length: 8 }, () => client.get('/readyz')));
    }
  } finally {
    await server.stop();
  }
});

test('WS-7 a member without the permission is refused, with what would unlock it', async () => {
  const server = await startServer();
  try {
    const admin = await signUp(server, { email: 'admin@example.test' });
    const { id } = admin.session.workspaces[0];
    const path = `/api/workspaces/${id}`;
    const user = await signUp(server, { email: 'user@example.test' });
    await joinAgain(admin, path, user, 'user');
    const { json, headers } = await user.get(path);
    assert.equal(json.role, 'user');
    assert.equal(json.permissions.includes('workspace_edit'), false);
    for (const [patch, permission] of [
      [{ name: 'Mine' }, 'workspace_edit'],
      [{ picture: { kind: 'none' }, billing_email: 'x@example.test' }, 'workspace_edit'],
      [{ billing_email: 'x@example.test' }, 'billing_edit'],
    ]) {
      const refused = await user.patch(path, patch, headers.get('etag'));
      assert.equal(refused.status, 403);
      assert.equal(refused.json.code, 'role_insufficient');
      assert.equal(refused.json.params.permission, permission);
      assert.deepEqual(refused.json.unlock, { role: 'admin', granted_by: 'admin' });
    }
    // SEC-21: the next request has the new role.
    const member = `${path}/members/${user.session.user.id}`;
    assert.equal((await admin.patch(member, { role: 'admin' })).status, 200);
    assert.equal((await user.patch(path, { name: 'Ours' }, headers.get('etag'))).status, 200);
    assert.equal((await admin.request('DELETE', member)).status, 204);
    assert.equal((await user.get(path)).status, 404);
  } finally {
    await server.stop();
  }
});

test('SEC-16 a full disk refuses the write, changes nothing, and heals without a restart', async (t) => {
  const disk = await mkdtemp(join(tmpdir(), 'steward-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch (error) {
    await rm(disk, { recursive: true });
    t.skip(`no small disk can be mounted here: ${error.stderr}`);
    return;
  }
  const server = await startServer({
    settings: { database: `sqlite:${join(disk, 'steward.db')}` },
  });
  try {
    const client = await signUp(server, { email: 'ada@example.test' });
    const before = await client.get('/api/account');
    const ballast = join(disk, 'ballast');
    execFileSync('sh', ['-c', `cat /dev/zero > ${ballast} || true`], { stdio: 'ignore' });

    const upload = await client.request('POST', '/api/pictures', {
      bytes: png(300, 300, (x, y) => [(x * 7) % 256, (y * 5) % 256, 3], { level: 0 }),
      type: 'image/png',
    });
    assert.equal(upload.status, 507, upload.text);
    assert.equal(upload.json.code, 'storage_full');
    const save = await client.patch('/api/account', { name: 'Full' }, before.headers.get('etag'));
    assert.ok([200, 507].includes(save.status), save.text);
    const read = await client.get('/api/account');
    assert.equal(read.status, 200);
    assert.equal(read.json.name, save.status === 200 ? 'Full' : before.json.name);

    // SEC-34: SOCI's own messages quote what was bound to the statement.
    const log = server.lines.join('\n');
    assert.match(log, /the database failed/);
    for (const bound of ['while executing', client.session.user.id, 'ada@example.test'])
      assert.equal(log.includes(bound), false, bound);

    await rm(ballast);
    const healed = await client.patch('/api/account', { name: 'Room' }, read.headers.get('etag'));
    assert.equal(healed.status, 200);
    assert.equal((await client.get('/api/account')).json.name, 'Room');
  } finally {
    await server.stop();
    execFileSync('umount', [disk]);
    await rm(disk, { recursive: true });
  }
});

test('a missing or broken database stops the start with the reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-'));
  try {
    const broken = join(folder, 'broken.db');
    await writeFile(
      broken,
      'this is no database, but it is long enough to be read as one'.repeat(99),
    );
    for (const [database, reason] of [
      [`sqlite:${broken}`, /not a database/],
      ['sqlite:/proc/none/steward.db', /open/],
      ['postgresql://127.0.0.1:1/none', /refused/],
    ]) {
      const { status, stderr } = await runServer({ settings: { database } });
      assert.equal(status, 1, database);
      assert.match(stderr, reason);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a missing or broken catalogue stops the start with every reason', async () => {
  const assets = await mkdtemp(join(tmpdir(), 'steward-assets-'));
  try {
    const missing = await runServer({ settings: { assets_dir: assets } });
    assert.equal(missing.status, 1);
    assert.match(missing.stderr, /cannot read catalogue .*roles\.json/);
    await writeFile(
      join(assets, 'roles.json'),
      '{"roles":[{"name":"user","permissions":["fly"]}]}',
    );
    const broken = await runServer({ settings: { assets_dir: assets } });
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /roles\.json` is wrong\n.*fly/s);
  } finally {
    await rm(assets, { recursive: true });
  }
});

test('SEC-16 a database that goes away answers 503, and works again when it is back', async (t) => {
  const { startPostgresql } = await import('./support/postgresql.mjs');
  const database = await startPostgresql();
  if (database.missing) {
    t.skip(database.missing);
    return;
  }
  const server = await startServer({ settings: { database: database.url } });
  try {
    const client = await signUp(server, { email: 'ada@example.test' });
    assert.equal((await client.get('/readyz')).status, 200);
    await database.end();
    const away = await client.get('/api/account');
    assert.equal(away.status, 503);
    assert.equal(away.json.code, 'service_unavailable');
    assert.equal((await client.get('/healthz')).status, 200);
    assert.equal((await client.get('/readyz')).status, 503);
    const refused = await new Client(server).post('/api/sign-in', {
      email: 'ada@example.test',
      password,
    });
    assert.equal(refused.status, 503);
    await database.start();
    assert.equal((await client.get('/api/account')).status, 200);
  } finally {
    await server.stop();
    await database.remove();
  }
});
