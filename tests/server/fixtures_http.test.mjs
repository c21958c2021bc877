// ADV-1, SYS-1: the corpus that holds natively and in WebAssembly holds over HTTP too, with the
// same codes, paths and params.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { signUp } from '../support/client.mjs';
import { carriers, notCarried, reasonNotCarried } from './support/fixture_carriers.mjs';
import { repository, startServer } from './support/server.mjs';

const folder = join(repository, 'tests/fixtures');
const fixtures = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.json') && !name.startsWith('picture'))
  .sort()
  .flatMap((name) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')).map((fixture) => ({ name, ...fixture })),
  );

/** The assets with other roles: an operator's own catalogue, as some cases have one. */
function assetsWith(roles) {
  const assets = mkdtempSync(join(tmpdir(), 'steward-assets-'));
  after(() => rmSync(assets, { recursive: true }));
  for (const name of readdirSync(join(repository, 'assets')))
    if (name !== 'roles.json') symlinkSync(join(repository, 'assets', name), join(assets, name));
  writeFileSync(join(assets, 'roles.json'), JSON.stringify(roles));
  return assets;
}

/** A server with these roles, a workspace and two people, of whom the second is in no other. */
async function makeWorld(catalogue) {
  const settings = typeof catalogue === 'string' ? {} : { assets_dir: assetsWith(catalogue) };
  const server = await startServer({ settings });
  after(() => server.stop());
  const person = async (email) => {
    const client = await signUp(server, { email });
    return { client, id: client.session.user.id };
  };
  const actor = await person('billing@acme.test');
  const workspaceId = actor.client.session.workspaces[0].id;
  const database = join(server.folder, 'steward.db');
  const path = `/api/workspaces/${workspaceId}`;
  const rows = (sql) =>
    JSON.parse(execFileSync('sqlite3', ['-json', database, sql], { encoding: 'utf8' }) || '[]');
  const here = `WHERE workspace_id = ${workspaceId} ORDER BY 1`;
  return {
    client: actor.client,
    database,
    paths: { account: '/api/account', workspace: path },
    ...{ actor, other: await person('bob@example.test'), path, workspaceId },
    roles: (typeof catalogue === 'string' ? JSON.parse(readFileSync(catalogue)) : catalogue).roles,
    state: () => ({
      members: rows(`SELECT user_id, role, joined_at FROM memberships ${here}`),
      invitations: rows(`SELECT id, settled_as, sent_at, expires_at FROM invitations ${here}`),
    }),
  };
}

const carried = fixtures.filter(({ when }) => carriers.has(when.rule));
const rolesOf = ({ given }) =>
  typeof given?.roles === 'object' ? given.roles : join(repository, 'assets/roles.json');
const worlds = new Map();
for (const fixture of carried) {
  const key = JSON.stringify(rolesOf(fixture));
  if (!worlds.has(key)) worlds.set(key, await makeWorld(rolesOf(fixture)));
}

test('every rule with fixtures is carried by a request, or it is said why not', () => {
  const rules = new Set(fixtures.map(({ when }) => when.rule));
  const unknown = [...rules].filter((rule) => !carriers.has(rule) && !notCarried.has(rule));
  assert.deepEqual(unknown, []);
});

for (const [rule, carry] of carriers) {
  describe(`${rule} over HTTP`, { concurrency: false }, () => {
    for (const fixture of carried.filter(({ when }) => when.rule === rule))
      test(
        `${fixture.rows.join(', ')}: ${fixture.description}`,
        { skip: reasonNotCarried(fixture) },
        () => carry(worlds.get(JSON.stringify(rolesOf(fixture))), fixture),
      );
  });
}
