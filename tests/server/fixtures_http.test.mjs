// ADV-1, SYS-1: the corpus that holds natively and in WebAssembly holds over HTTP too, with the
// same codes, paths and params.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { signUp } from '../support/client.mjs';
import { carriers, isElsewhere, notCarried } from './support/fixture_carriers.mjs';
import { repository, startServer } from './support/server.mjs';

const folder = join(repository, 'tests/fixtures');
const fixtures = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.json') && !name.startsWith('picture'))
  .sort()
  .flatMap((name) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')).map((fixture) => ({ name, ...fixture })),
  );

const server = await startServer();
after(() => server.stop());
const client = await signUp(server, { email: 'billing@acme.test' });
const world = {
  client,
  database: join(server.folder, 'steward.db'),
  paths: {
    account: '/api/account',
    workspace: `/api/workspaces/${client.session.workspaces[0].id}`,
  },
};

test('every rule with fixtures is carried by a request, or it is said why not', () => {
  const rules = new Set(fixtures.map(({ when }) => when.rule));
  const unknown = [...rules].filter((rule) => !carriers.has(rule) && !notCarried.has(rule));
  assert.deepEqual(unknown, []);
});

for (const [rule, carry] of carriers) {
  describe(`${rule} over HTTP`, { concurrency: false }, () => {
    for (const fixture of fixtures.filter(({ when }) => when.rule === rule)) {
      const skip = isElsewhere(fixture) ? 'names a picture that only the fixture has' : false;
      test(`${fixture.rows.join(', ')}: ${fixture.description}`, { skip }, () =>
        carry(world, fixture),
      );
    }
  });
}
