// The operations of connections, driven for tests/server/contract.test.mjs.
import { Client } from '../../support/client.mjs';
import { httpApi } from './provider.mjs';
import { startServer } from './server.mjs';
import { startTeam } from './team.mjs';
import { startServices } from './waterfalls.mjs';

/** `documented` and `refused` hold an answer against docs/openapi.yaml. On a server of its own. */
export async function driveConnections({ documented, refused }) {
  const services = await startServices({
    oauth_clients: { hubspot: { client_id: 'ours', client_secret: 'a-secret' } },
  });
  const { settings } = services;
  services.answers.v1 = { status: 200, body: '{}' };
  const server = await startServer({ settings });
  try {
    await drive(server, services, { documented, refused });
  } finally {
    await server.stop();
    await services.close();
  }
}

async function drive(server, services, { documented, refused }) {
  const { provider } = services;
  const visitor = new Client(server);
  const { admin, path } = await startTeam(server, 'connections@example.com');
  await admin.post(`${path}/trial`);
  const all = `${path}/connections`;
  documented('readProviders', 200, await visitor.get('/api/providers'));

  const made = documented('createConnection', 201, await admin.post(all, httpApi(provider)));
  refused(
    'createConnection',
    409,
    'connection_name_taken',
    await admin.post(all, httpApi(provider)),
  );
  documented('listConnections', 200, await admin.get(all));
  refused('listConnections', 401, 'session_missing', await visitor.get(all));

  const { credentials } = httpApi(provider);
  const order = { provider: 'http_api', credentials };
  documented('testCredentials', 200, await admin.post(`${path}/connection-tests`, order));
  const unknown = await admin.post(`${path}/connection-tests`, { ...order, provider: 'nobody' });
  refused('testCredentials', 422, 'provider_unknown', unknown);

  const one = `${all}/${made.json.id}`;
  const read = documented('readConnection', 200, await admin.get(one));
  refused('readConnection', 404, 'connection_not_found', await admin.get(`${all}/con_0`));
  const etag = read.headers.get('etag');
  documented('updateConnection', 200, await admin.patch(one, { name: 'Ours' }, etag));
  refused('updateConnection', 412, 'version_stale', await admin.patch(one, { name: 'A' }, etag));
  documented('testConnection', 200, await admin.post(`${one}/test`));
  refused('testConnection', 404, 'connection_not_found', await admin.post(`${all}/con_0/test`));

  const uses = [{ type: 'table', id: 'tbl_1', display: 'Leads' }];
  const put = (json) => admin.request('PUT', `${one}/uses`, { json });
  documented('setConnectionUses', 204, await put({ uses }));
  refused('setConnectionUses', 422, 'field_missing', await put({}));
  documented('readConnectionImpact', 200, await admin.get(`${one}/impact`));
  refused('readConnectionImpact', 401, 'session_missing', await visitor.get(`${one}/impact`));
  refused('deleteConnection', 409, 'connection_in_use', await admin.request('DELETE', one));
  const json = { typed_name: 'Ours' };
  documented('deleteConnection', 204, await admin.request('DELETE', one, { json }));
  await driveConsents(admin, path, { documented, refused });
  await driveRuns(admin, path, services, { documented, refused });
  await driveSettings(admin, visitor, path, { documented, refused });
}

async function driveSettings(admin, visitor, path, { documented, refused }) {
  documented('testConnections', 200, await admin.post(`${path}/connection-tests/all`));
  const settings = `${path}/connection-settings`;
  const { headers } = documented('readConnectionSettings', 200, await admin.get(settings));
  refused('readConnectionSettings', 401, 'session_missing', await visitor.get(settings));
  refused(
    'testConnections',
    401,
    'session_missing',
    await visitor.post(`${path}/connection-tests/all`),
  );
  const put = (json) =>
    admin.request('PUT', settings, { json, headers: { 'if-match': headers.get('etag') } });
  documented('setConnectionSettings', 200, await put({ own_keys_only: true }));
  refused('setConnectionSettings', 412, 'version_stale', await put({ own_keys_only: false }));
}

/** tests/server/oauth.test.mjs goes all the way; here are the documents. */
async function driveConsents(admin, path, { documented, refused }) {
  const all = `${path}/oauth-authorizations`;
  const order = { provider: 'hubspot', name: 'Ours' };
  const begun = documented('startOAuth', 201, await admin.post(all, order));
  const unknown = await admin.post(all, { ...order, provider: 'nobody' });
  refused('startOAuth', 422, 'provider_unknown', unknown);
  const one = `${all}/${begun.json.id}`;
  documented('readOAuth', 200, await admin.get(one));
  refused('readOAuth', 404, 'oauth_authorization_not_found', await admin.get(`${all}/oau_0`));
  const { searchParams } = new URL(begun.json.authorization_url);
  const back = `/api/oauth/callback?state=${searchParams.get('state')}`;
  documented('returnFromOAuth', 303, await admin.get(`${back}&error=access_denied`));
  refused(
    'returnFromOAuth',
    404,
    'oauth_authorization_not_found',
    await admin.get('/api/oauth/callback?state=x'),
  );
  documented('readOAuth', 200, await admin.get(one));
}

/** Without an account there: each step is passed over. */
async function driveRuns(admin, path, services, { documented, refused }) {
  const all = `${path}/runs`;
  const steps = [{ provider: 'firmable', action: 'find_company' }];
  const order = { steps, inputs: { domain: 'acme.example' } };
  const run = documented('createRun', 201, await admin.post(all, order));
  refused('createRun', 422, 'field_missing', await admin.post(all, { steps }));
  documented('listRuns', 200, await admin.get(all));
  refused('listRuns', 422, 'cursor_malformed', await admin.get(`${all}?cursor=x`));
  const one = `${all}/${run.json.id}`;
  documented('readRun', 200, await admin.get(one));
  refused('readRun', 404, 'run_not_found', await admin.get(`${all}/run_0`));
  refused('cancelRun', 409, 'run_event_unexpected', await admin.post(`${one}/cancel`));

  services.answers.alpha = () => {}; // never
  const own = { provider: 'alpha', action: 'find_email' };
  const hanging = await admin.post(all, { ...order, steps: [own] });
  documented('cancelRun', 200, await admin.post(`${all}/${hanging.json.id}/cancel`));
}
