// The operations of credits and entitlements, driven for tests/server/contract.test.mjs.
import { Client } from '../../support/client.mjs';
import { startTeam } from './team.mjs';

/** `documented` and `refused` hold an answer against docs/openapi.yaml. */
export async function driveCredits(server, { documented, refused }) {
  const nobody = new Client(server);
  const { admin: owner, path } = await startTeam(server, 'credits@example.com');
  documented('readCredits', 200, await owner.get(`${path}/credits`));
  documented('listCreditEntries', 200, await owner.get(`${path}/credits/entries?limit=1`));
  const entries = await owner.get(`${path}/credits/entries?cursor=x`);
  refused('listCreditEntries', 422, 'cursor_malformed', entries);
  const order = { amount: 2, action: 'find_email', expires_in_seconds: 60, step: 1 };
  const hold = async () =>
    documented('reserveCredits', 201, await owner.post(`${path}/credit-holds`, order)).json;
  const holds = `${path}/credit-holds`;
  const many = await owner.post(holds, { ...order, amount: 1000 });
  refused('reserveCredits', 402, 'credits_insufficient', many);
  const first = await hold();
  const posted = await owner.post(`${holds}/${first.id}/post`, { amount: 1 });
  documented('postHold', 200, posted);
  const again = await owner.post(`${holds}/${first.id}/release`);
  refused('releaseHold', 409, 'hold_posted', again);
  const second = await hold();
  documented('releaseHold', 200, await owner.post(`${holds}/${second.id}/release`));
  const late = await owner.post(`${holds}/${second.id}/post`, { amount: 1 });
  refused('postHold', 409, 'hold_released', late);
  documented('readEntitlements', 200, await owner.get(`${path}/entitlements`));
  const elsewhere = await owner.get('/api/workspaces/987654/entitlements');
  refused('readEntitlements', 404, 'workspace_not_found', elsewhere);
  const check = (question) => owner.post(`${path}/entitlements/check`, question);
  documented('checkEntitlement', 200, await check({ feature: 'crm' }));
  refused('checkEntitlement', 422, 'field_missing', await check({}));
  documented('readUsage', 200, await owner.get(`${path}/usage?by=action`));
  refused('readUsage', 422, 'field_value_unknown', await owner.get(`${path}/usage?by=moon`));
  documented('exportUsage', 200, await owner.get(`${path}/usage/export`));
  refused('exportUsage', 401, 'session_missing', await nobody.get(`${path}/usage/export`));
  refused('readCredits', 401, 'session_missing', await nobody.get(`${path}/credits`));
  const budgets = `${path}/credit-budgets`;
  const { headers } = documented('readCreditBudgets', 200, await owner.get(budgets));
  refused('readCreditBudgets', 401, 'session_missing', await nobody.get(budgets));
  const set = (json, etag) =>
    owner.request('PUT', budgets, { json, headers: etag ? { 'if-match': etag } : {} });
  const etag = headers.get('etag');
  documented('setCreditBudgets', 200, await set({ workspace: 50, members: [] }, etag));
  refused('setCreditBudgets', 412, 'version_stale', await set({ members: [] }, etag));
  refused('setCreditBudgets', 428, 'if_match_missing', await set({ members: [] }));
}
