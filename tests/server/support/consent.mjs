// A service that asks its people for their consent: a real authorization server (oidc-provider) on
// loopback, with a browser that goes through it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Provider } from 'oidc-provider';

import { makeCertificate } from './mail_server.mjs';
import { reachesLoopback } from './provider.mjs';
import { repository } from './server.mjs';

export const clientSecret = 'canary-client-secret-51d0';
const both = (text) => ({ en: text, de: text });

function entryOf(url) {
  return {
    id: 'ledgerly',
    name: 'Ledgerly',
    category: 'crm',
    kinds: 'own_key_required',
    steps: [{ text: both('Sign in and allow it.') }],
    documentation_url: 'https://example.com/',
    oauth: {
      authorization_url: `${url}/auth`,
      token_url: `${url}/token`,
      scopes: [
        { name: 'openid', text: both('Know who you are') },
        { name: 'offline_access', text: both('Stay connected') },
      ],
      // OpenID Connect gives a refresh token only where it has asked.
      parameters: { prompt: 'consent' },
      client_proof: 'body',
      has_refresh: true,
    },
    test_call: {
      method: 'get',
      url: `${url}/me`,
      headers: { authorization: 'Bearer {access_token}' },
      statuses: [200],
      identity: '/sub',
    },
  };
}

function makeProvider(url, service, redirectUris) {
  const provider = new Provider(url, {
    clients: [
      {
        client_id: 'steward',
        client_secret: clientSecret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: ['loopback'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: () => true,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: { AccessToken: 3600, RefreshToken: 30 * 86400, Grant: 30 * 86400, Session: 86400 },
  });
  provider.on('grant.success', ({ oidc }) => service.grants.push(oidc.params.grant_type));
  provider.on('grant.error', ({ oidc }) => service.refusals.push(oidc.params?.grant_type));
  return provider;
}

/** What a person does at the service's own pages. */
async function decide(provider, service, request, response) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (service.denies)
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, {
      login: { accountId: service.account },
    });
  const known = grantId && (await provider.Grant.find(grantId));
  const grant =
    known || new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope('openid offline_access');
  const result = { consent: { grantId: await grant.save() } };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

/**
 * Starts it: `{url, account, denies, grants, refusals, settings, knows, revoke, close}`. `account`
 * is who signs in there; `grants` and `refusals` are the grant types that were and were not given
 * tokens for; `token(request, response)` answers at the token endpoint instead; `knows(servers)` registers their redirect addresses; `revoke()` forgets every grant.
 */
export async function startConsent() {
  const certificate = makeCertificate();
  process.env.SSL_CERT_FILE = certificate.file;
  const service = { account: 'acme', denies: false, grants: [], refusals: [] };
  let provider;
  const server = createServer(certificate, (request, response) => {
    service.seen?.(request);
    if (service.token && request.url === '/token') return service.token(request, response);
    if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response);
    return decide(provider, service, request, response).catch((error) =>
      response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  service.url = `https://localhost:${server.address().port}`;
  service.certificate = certificate;
  service.knows = (...servers) => {
    provider = makeProvider(
      service.url,
      service,
      servers.map(({ url }) => `${url}/api/oauth/callback`),
    );
  };
  const folder = await mkdtemp(join(tmpdir(), 'steward-consent-'));
  const catalogue = JSON.parse(await readFile(join(repository, 'assets/providers.json'), 'utf8'));
  catalogue.providers.push(entryOf(service.url));
  const [providers_file, provider_accounts_file] = ['providers.json', 'accounts.json'].map((name) =>
    join(folder, name),
  );
  await writeFile(providers_file, JSON.stringify(catalogue));
  const client = { client_id: 'steward', client_secret: clientSecret };
  await writeFile(provider_accounts_file, JSON.stringify({ oauth_clients: { ledgerly: client } }));
  service.settings = { ...reachesLoopback, providers_file, provider_accounts_file };
  service.close = async () => {
    server.closeAllConnections();
    server.close();
    certificate.remove();
    await rm(folder, { recursive: true, force: true });
  };
  return service;
}

function get(url, certificate, cookie) {
  return new Promise((resolve, reject) => {
    const sent = ask(url, { ca: certificate.cert, headers: { cookie } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Goes through the service's pages as a browser of its own; gives the address it is sent back to. */
export async function consent(service, authorizationUrl) {
  const jar = new Map();
  let url = authorizationUrl;
  for (let hops = 0; url.startsWith(service.url); ++hops) {
    assert.ok(hops < 12, `goes round in circles at ${url}`);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await get(url, service.certificate, cookie);
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      jar.set(name, value);
    }
    assert.ok(answer.headers.location, `${url} answers ${answer.statusCode}`);
    url = new URL(answer.headers.location, url).href;
  }
  return url;
}

export const begin = (client, fields = {}) =>
  client.post(`${client.path}/oauth-authorizations`, {
    provider: 'ledgerly',
    name: 'Books',
    ...fields,
  });
/** The browser comes back with what the service has given it. */
export function comeBack(client, address) {
  const { origin, pathname, search } = new URL(address);
  assert.equal(origin, client.server.url);
  return client.get(pathname + search);
}
export const progress = async (client, id) =>
  (await client.get(`${client.path}/oauth-authorizations/${id}`)).json;
/** From the button to the connection; gives what has come of it. */
export async function authorize(client, service, fields) {
  const begun = await begin(client, fields);
  assert.equal(begun.status, 201, begun.text);
  const back = await comeBack(client, await consent(service, begun.json.authorization_url));
  assert.equal(back.status, 303, back.text);
  assert.equal(
    back.headers.get('location'),
    `${client.server.url}/workspaces/${client.workspaceId}/settings/connections?oauth=${begun.json.id}`,
  );
  return progress(client, begun.json.id);
}
export const readConnection = async (client, id) =>
  (await client.get(`${client.path}/connections/${id}`)).json;
