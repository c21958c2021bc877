// The operations of connections, driven for tests/server/contract.test.mjs.
import { Client } from '../../support/client.mjs';
import { httpApi, reachesLoopback, startProvider } from './provider.mjs';
import { startServer } from './server.mjs';
import { startTeam } from './team.mjs';

/** `documented` and `refused` hold an answer against docs/openapi.yaml. On a server of its own. */
export async function driveConnections({ documented, refused }) {
  const provider = await startProvider();
  const server = await startServer({ settings: reachesLoopback });
  try {
    await drive(server, provider, { documented, refused });
  } finally {
    await server.stop();
    provider.close();
  }
}

async function drive(server, provider, { documented, refused }) {
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
}
