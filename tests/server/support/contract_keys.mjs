// The operations of API keys, driven for tests/server/contract.test.mjs.
import { Client } from '../../support/client.mjs';
import { byKey, unknownKey } from './keys.mjs';
import { startTeam } from './team.mjs';

/** `documented` and `refused` hold an answer against docs/openapi.yaml. */
export async function driveKeys(server, { documented, refused }) {
  const visitor = new Client(server);
  const { admin, id, path } = await startTeam(server, 'keys@example.com');
  const own = '/api/account/api-keys';
  refused('copyOwnApiKey', 404, 'api_key_not_found', await admin.post(`${own}/copy`));
  const made = documented('replaceOwnApiKey', 201, await admin.post(own, { reason: 'routine' }));
  const hasty = { reason: 'compromised', overlaps: true };
  refused('replaceOwnApiKey', 409, 'api_key_overlap_refused', await admin.post(own, hasty));
  documented('copyOwnApiKey', 200, await admin.post(`${own}/copy`));
  documented('listOwnApiKeys', 200, await admin.get(own));
  refused('listOwnApiKeys', 401, 'session_missing', await visitor.get(own));

  const all = `${path}/api-keys`;
  const order = { name: 'Zapier', scopes: ['workspace_read'], expires_in_days: 30 };
  const { json } = documented('createApiKey', 201, await admin.post(all, order));
  refused('createApiKey', 422, 'field_missing', await admin.post(all, {}));
  documented('listApiKeys', 200, await admin.get(all));
  refused('listApiKeys', 401, 'session_missing', await visitor.get(all));
  const one = `${all}/${json.key.id}`;
  const again = { reason: 'routine', overlaps: true };
  documented('replaceApiKey', 201, await admin.post(`${one}/replace`, again));
  refused('replaceApiKey', 409, 'api_key_ended', await admin.post(`${one}/replace`, again));
  documented('revokeApiKey', 204, await admin.request('DELETE', one));
  refused('revokeApiKey', 409, 'api_key_ended', await admin.request('DELETE', one));

  const key = made.json.api_key;
  documented('listMyWorkspaces', 200, await byKey(server, key, '/v3/my-workspaces'));
  refused('listMyWorkspaces', 401, 'api_key_missing', await visitor.get('/v3/my-workspaces'));
  const link = (api_key) => visitor.post('/api/link-checks', { api_key, workspace: String(id) });
  documented('checkLink', 200, await link(key));
  refused('checkLink', 401, 'api_key_unknown', await link(unknownKey()));

  documented('listSessions', 200, await admin.get('/api/sessions'));
  documented('endSession', 204, await admin.request('DELETE', '/api/sessions/ses_0'));
  documented('endOtherSessions', 204, await admin.request('DELETE', '/api/sessions'));
  const anonymous = [
    ['listSessions', 'GET', '/api/sessions'],
    ['endSession', 'DELETE', '/api/sessions/ses_0'],
    ['endOtherSessions', 'DELETE', '/api/sessions'],
  ];
  for (const [operation, method, address] of anonymous)
    refused(operation, 401, 'session_missing', await visitor.request(method, address));

  const mine = `${own}/${made.json.key.id}`;
  documented('revokeOwnApiKey', 204, await admin.request('DELETE', mine));
  refused('revokeOwnApiKey', 409, 'api_key_ended', await admin.request('DELETE', mine));
}
