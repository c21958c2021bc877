// Two servers on one PostgreSQL, for a file of tests.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startPostgresql } from './postgresql.mjs';
import { startServer } from './server.mjs';

/**
 * Starts them before the tests of the file and ends them after. Answers `instances`, filled by then
 * with {servers, folder}, and `onPostgresql(name, run)`: a test that is skipped, with the reason,
 * where there is no PostgreSQL.
 */
export function withTwoServers() {
  const instances = { servers: [], folder: undefined };
  let database;
  before(async () => {
    database = await startPostgresql();
    if (database.missing) return;
    instances.folder = await mkdtemp(join(tmpdir(), 'steward-'));
    const { folder } = instances;
    await writeFile(join(folder, 'steward.key'), randomBytes(32).toString('base64url'));
    const settings = { database: database.url };
    // At once: both want to make the tables.
    instances.servers = await Promise.all([
      startServer({ folder, settings }),
      startServer({ folder, settings }),
    ]);
  });
  after(async () => {
    await Promise.all(instances.servers.map((server) => server.end()));
    await database.remove?.();
    if (instances.folder) await rm(instances.folder, { recursive: true });
  });
  const onPostgresql = (name, run) =>
    test(name, (t) => (database.missing ? t.skip(database.missing) : run(t)));
  return { instances, onPostgresql };
}
