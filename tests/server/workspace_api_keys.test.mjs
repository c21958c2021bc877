// ADV-12: keys of a workspace, against the server: scopes, roles, owners, ends, and what is seen of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { password, signUp } from '../support/client.mjs';
import { byKey, ownKey, workspaceKey } from './support/keys.mjs';
import { startServer } from './support/server.mjs';
import { join, joinAgain, refusal, startTeam } from './support/team.mjs';

const mine = '/v3/my-workspaces';
let server;
let team;
before(async () => {
  server = await startServer();
  team = await startTeam(server);
});
after(() => server.stop());

const advance = (seconds) => team.admin.post(`/dev/clock?advance_seconds=${seconds}`);
const signInAgain = (client) =>
  client.post('/api/sign-in', { email: client.session.user.email, password });
const verdict = async (key, path = mine) => refusal(await byKey(server, key, path));

describe('keys of a workspace', { concurrency: false }, () => {
  test('ADV-12 several, named, each for its scopes alone', async () => {
    const key = await workspaceKey(team.admin, team.path, ['credits_read']);
    const other = await workspaceKey(team.admin, team.path, ['workspace_read', 'members_read']);
    assert.equal((await byKey(server, key.api_key, `${team.path}/credits`)).status, 200);
    const refused = await byKey(server, key.api_key, `${team.path}/members`);
    assert.equal(refusal(refused), '403 api_key_scope_insufficient');
    assert.deepEqual(refused.json.params, { permission: 'members_read' });
    assert.equal((await byKey(server, other.api_key, `${team.path}/members`)).status, 200);
    assert.equal((await byKey(server, key.api_key, mine)).status, 200, 'any key may ask where');
  });

  test('ADV-12 LNK-5 it opens no other workspace of its owner', async () => {
    const eve = await signUp(server, { email: 'two@keys.test', name: 'Two' });
    await joinAgain(team.admin, team.path, eve, 'user');
    const own = eve.session.workspaces[0].id;
    const { api_key } = await workspaceKey(eve, `/api/workspaces/${own}`, ['workspace_read']);
    assert.equal((await byKey(server, api_key, `/api/workspaces/${own}`)).status, 200);
    assert.equal(await verdict(api_key, team.path), '404 api_key_other_workspace');
    const listed = await byKey(server, api_key, mine);
    assert.deepEqual(
      listed.json.items.map(({ id }) => id),
      [own],
    );
  });

  test('ADV-12 SEC-21 scopes never exceed the role, also when the role shrinks later', async () => {
    const carl = await join(server, team, 'carl@keys.test', { role: 'admin', name: 'Carl' });
    const { api_key } = await workspaceKey(carl, team.path, ['audit_read']);
    assert.equal((await byKey(server, api_key, `${team.path}/audit-events`)).status, 200);
    await team.admin.patch(`${team.path}/members/${carl.session.user.id}`, { role: 'user' });
    assert.equal(await verdict(api_key, `${team.path}/audit-events`), '403 role_insufficient');
    const more = await carl.post(`${team.path}/api-keys`, { name: 'X', scopes: ['audit_read'] });
    assert.equal(refusal(more), '403 role_insufficient');
  });

  test('TM-13 KEY-4 who is removed takes their keys with them, and a restored member has none', async () => {
    const dora = await join(server, team, 'dora@keys.test', { name: 'Dora' });
    const { api_key } = await workspaceKey(dora, team.path, ['workspace_read']);
    const own = await ownKey(dora);
    const member = `${team.path}/members/${dora.session.user.id}`;
    assert.equal((await team.admin.request('DELETE', member)).status, 204);
    assert.equal(await verdict(api_key, team.path), '401 api_key_revoked');
    assert.equal(await verdict(own, team.path), '404 api_key_other_workspace');
    assert.equal((await team.admin.post(`${member}/restore`)).status, 200);
    assert.equal(await verdict(api_key, team.path), '401 api_key_revoked');
    assert.equal((await byKey(server, own, team.path)).status, 200);
  });

  test('ADV-12 revoked by an admin, a new text only for its owner', async () => {
    const fred = await join(server, team, 'fred@keys.test', { name: 'Fred' });
    const key = await workspaceKey(fred, team.path, ['workspace_read'], { expires_in_days: 1 });
    const path = `${team.path}/api-keys/${key.id}`;
    const foreign = await team.admin.post(`${path}/replace`, { reason: 'routine' });
    assert.equal(refusal(foreign), '403 api_key_not_own');
    const { json } = await fred.post(`${path}/replace`, { reason: 'routine', overlaps: true });
    assert.equal(json.key.name, 'Zapier');
    assert.equal((await byKey(server, key.api_key, team.path)).status, 200);
    const revoked = await team.admin.request('DELETE', `${team.path}/api-keys/${json.key.id}`);
    assert.equal(revoked.status, 204);
    assert.equal(await verdict(json.api_key, team.path), '401 api_key_revoked');
    const bob = await join(server, team, 'gina@keys.test', { name: 'Gina' });
    assert.equal(refusal(await bob.request('DELETE', path)), '403 role_insufficient');
  });

  test('ADV-12 it expires by the clock, and says so', async () => {
    const { api_key } = await workspaceKey(team.admin, team.path, ['workspace_read'], {
      expires_in_days: 1,
    });
    await advance(24 * 3600 - 60);
    assert.equal((await byKey(server, api_key, team.path)).status, 200);
    await advance(60);
    assert.equal(await verdict(api_key, team.path), '401 api_key_expired');
    await signInAgain(team.admin);
  });

  test('ADV-11 ADV-12 the log names the key, the list when it was used; neither has a text', async () => {
    const key = await workspaceKey(team.admin, team.path, ['workspace_read', 'members_invite']);
    const json = { invitations: [{ email: 'by-key@keys.test', role: 'user' }] };
    const path = `${team.path}/invitations`;
    const sent = await byKey(server, key.api_key, path, { method: 'POST', json });
    assert.equal(sent.json.results[0].outcome, 'sent', sent.text);
    await byKey(server, key.api_key, `${team.path}/credits`);
    const log = (await team.admin.get(`${team.path}/audit-events?limit=50`)).json.items;
    const [denied, invited] = log;
    assert.equal(denied.code, 'api_key_scope_insufficient');
    for (const event of [denied, invited]) {
      assert.equal(event.actor.kind, 'api_key');
      assert.equal(event.actor.id, key.id);
      assert.equal(event.context.interface, 'api');
    }
    assert.match(invited.actor.display, /^Zapier \(/);
    assert.ok(log.some(({ action }) => action === 'api_key.create'));
    const used = async () =>
      (await team.admin.get(`${team.path}/api-keys`)).json.items.find(({ id }) => id === key.id);
    let listed = await used();
    while (listed.last_used_at === undefined) listed = await used(); // written soon, not at once
    assert.equal(listed.last_used_from, '127.0.0.1');
    assert.equal((await team.admin.get(`${team.path}/audit-events/verification`)).json.ok, true);
  });
});
