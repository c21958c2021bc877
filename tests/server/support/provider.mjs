// A service that connections are made to: https on loopback, answering as the test says.
import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { once } from 'node:events';

import { makeCertificate } from './mail_server.mjs';
import { person } from './people.mjs';

/**
 * Starts it before the server under test, which trusts its certificate through OpenSSL's own
 * variable. Gives `{url, calls, answer, close}`: `calls` are the requests' `{method, url, headers,
 * body}`; `answer` is what the next ones get, `{status, headers, body}`, or a function of
 * `(request, response)`.
 */
export async function startProvider() {
  const certificate = makeCertificate();
  process.env.SSL_CERT_FILE = certificate.file;
  const provider = { calls: [], answer: { status: 200, body: '{}' } };
  const server = createServer(certificate, async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    provider.calls.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body,
    });
    if (typeof provider.answer === 'function') return provider.answer(request, response);
    response.writeHead(provider.answer.status, provider.answer.headers);
    response.end(provider.answer.body ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.url = `https://localhost:${server.address().port}`;
  provider.close = () => {
    server.closeAllConnections();
    server.close();
    certificate.remove();
  };
  return provider;
}

/** The server's settings with which it may reach a service on loopback. */
export const reachesLoopback = { provider_networks: '127.0.0.0/8, ::1' };

/** An account of an HTTP API at the service, to be made. */
export const httpApi = (provider, fields = {}) => ({
  provider: 'http_api',
  name: 'Enrichment',
  credentials: { url: `${provider.url}/v1/me`, bearer_token: 'canary-3f9a-secret-token' },
  ...fields,
});

/** Somebody whose trial lets them connect an HTTP API. */
export async function connector(server) {
  const ada = await person(server);
  assert.equal((await ada.post(`${ada.path}/trial`)).status, 200);
  return ada;
}

export const create = (client, order) => client.post(`${client.path}/connections`, order);
