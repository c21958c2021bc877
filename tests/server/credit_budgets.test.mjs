// Budgets of credits over HTTP: who may set them, what they stop, whose they are.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { post, reserve } from './support/credits.mjs';
import { person } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { join, refusal } from './support/team.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('ADV-15: budgets of a member and of the workspace, with a version', async () => {
  const ada = await person(server);
  const grace = await join(server, { admin: ada, path: ada.path }, 'grace@budgets.test');
  const path = `${ada.path}/credit-budgets`;
  const put = (client, json, etag) =>
    client.request('PUT', path, { json, headers: etag ? { 'if-match': etag } : {} });
  const first = await ada.get(path);
  assert.deepEqual(first.json, { members: [] });
  const budgets = {
    workspace: 50,
    members: [{ user_id: grace.session.user.id, credits: 10 }],
  };
  assert.equal(refusal(await put(ada, budgets)), '428 if_match_missing');
  assert.equal(refusal(await put(grace, budgets, '"1"')), '403 role_insufficient');
  const set = await put(ada, budgets, first.headers.get('etag'));
  assert.equal(set.status, 200, set.text);
  assert.deepEqual((await grace.get(path)).json, budgets);
  const stale = await put(ada, { members: [] }, first.headers.get('etag'));
  assert.equal(refusal(stale), '412 version_stale');
  assert.deepEqual(stale.json.current, budgets);
  const stranger = { members: [{ user_id: 'usr_nobody', credits: 10 }] };
  assert.equal(refusal(await put(ada, stranger, set.headers.get('etag'))), '404 member_not_found');

  const held = (await reserve(grace, ada.path, 8)).json;
  const over = await reserve(grace, ada.path, 3);
  assert.equal(refusal(over), '409 credit_budget_reached');
  assert.deepEqual(over.json.params, { part: 'member', limit: 10, actual: 11 });
  assert.equal((await post(grace, ada.path, held, 5)).status, 200);
  assert.equal((await reserve(grace, ada.path, 5)).status, 201, 'what was returned counts no more');
  const rest = await reserve(ada, ada.path, 41);
  assert.deepEqual(rest.json.params, { part: 'workspace', limit: 50, actual: 51 });
  const log = await ada.get(`${ada.log}?action=budget.set`);
  assert.equal(log.json.items.length, 1);
});

test('ADV-15: who has left has no budget, and keeps nobody from setting the others', async () => {
  const ada = await person(server);
  const grace = await join(server, { admin: ada, path: ada.path }, 'grace@left.test');
  const path = `${ada.path}/credit-budgets`;
  const put = (json, etag) => ada.request('PUT', path, { json, headers: { 'if-match': etag } });
  const budgets = { workspace: 50, members: [{ user_id: grace.session.user.id, credits: 10 }] };
  const set = await put(budgets, (await ada.get(path)).headers.get('etag'));
  assert.equal(set.status, 200, set.text);
  const member = `${ada.path}/members/${grace.session.user.id}`;
  assert.equal((await ada.request('DELETE', member)).status, 204);
  const left = await ada.get(path);
  assert.deepEqual(left.json, { workspace: 50, members: [] });
  // A removal that is taken back brings the budget back.
  assert.equal((await ada.post(`${member}/restore`)).status, 200);
  assert.deepEqual((await ada.get(path)).json, budgets);
  assert.equal((await ada.request('DELETE', member)).status, 204);
  const again = await put(left.json, left.headers.get('etag'));
  assert.equal(again.status, 200, again.text);
});
