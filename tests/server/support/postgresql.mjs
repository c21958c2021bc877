// A PostgreSQL of the test's own: a cluster in a temporary folder, on a port of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const programs = '/usr/lib/postgresql/15/bin';

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * Gives `{url, end, start, remove}`, or `{missing: why}` where there is no PostgreSQL. `end` and
 * `start` let it go away and come back with its data.
 */
export async function startPostgresql() {
  if (!existsSync(join(programs, 'initdb'))) return { missing: 'PostgreSQL 15 is not installed' };
  const folder = await mkdtemp(join(tmpdir(), 'steward-postgresql-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  // PostgreSQL does not run as root.
  const isRoot = process.getuid() === 0;
  if (isRoot) execFileSync('chown', ['-R', 'postgres', folder]);
  const run = (program, ...args) => {
    const path = join(programs, program);
    const [command, ...rest] = isRoot
      ? ['runuser', '-u', 'postgres', '--', path, ...args]
      : [path, ...args];
    execFileSync(command, rest, { cwd: folder, stdio: 'ignore' });
  };
  run('initdb', '-D', data, '-A', 'trust', '-U', 'steward', '-E', 'UTF8', '--no-sync');
  const port = await freePort();
  const options = `-k ${folder} -h 127.0.0.1 -p ${port} -F`;
  const start = () =>
    run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  let isRunning = true;
  start();
  run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'steward', 'steward');
  const end = () => {
    if (isRunning) run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
    isRunning = false;
  };
  return {
    url: `postgresql://steward@127.0.0.1:${port}/steward`,
    end: async () => end(),
    start: async () => {
      start();
      isRunning = true;
    },
    remove: async () => {
      end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
