// Three services on loopback for runs of waterfalls, and the operator's accounts at them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from '../../support/until.mjs';
import { assertSound, creditsOf, ledgerOf } from './credits.mjs';
import { reachesLoopback, startProvider } from './provider.mjs';
import { repository } from './server.mjs';

/** What a result costs through the managed account. */
export const prices = { alpha: 2, beta: 3, gamma: 5 };
export const managedKey = 'canary-managed-key-77aa';
export const ownKey = 'canary-own-key-99bb-longer';

const both = (text) => ({ en: text, de: text });

function service(id, url) {
  const headers = { authorization: 'Bearer {api_key}' };
  return {
    id,
    name: `${id[0].toUpperCase()}${id.slice(1)} Data`,
    category: 'contact_data',
    kinds: 'both',
    fields: [
      {
        name: 'api_key',
        title: both('API key'),
        pattern: { characters: 'a-zA-Z0-9-', length_min: 10, length_max: 80 },
        example: 'aBcDeFgHiJkLmNoPqRsT',
        is_secret: true,
      },
    ],
    steps: [{ text: both('Copy the key.'), field: 'api_key' }],
    documentation_url: 'https://example.com/',
    test_call: { method: 'get', url: `${url}/${id}/me`, headers, statuses: [200] },
    actions: [
      {
        name: 'find_email',
        inputs: ['domain'],
        credits: prices[id],
        method: 'get',
        url: `${url}/${id}/find?domain={domain}`,
        headers,
        statuses: [200],
        none_statuses: [404],
        result: '/email',
        already_unlocked: '/unlocked',
      },
    ],
  };
}

/**
 * Starts the services and writes the files of a server that knows them: `{provider, calls, answers,
 * settings, close}`. `answers[id]`: what a service answers next, `{status, headers, body}` or a
 * function of `(request, response)`; a list is answered from its beginning, its last one stays.
 */
export async function startServices({ oauth_clients = {} } = {}) {
  const provider = await startProvider();
  const folder = await mkdtemp(join(tmpdir(), 'steward-services-'));
  const catalogue = JSON.parse(await readFile(join(repository, 'assets/providers.json'), 'utf8'));
  for (const id of Object.keys(prices)) catalogue.providers.push(service(id, provider.url));
  const file = (name) => join(folder, name);
  await writeFile(file('providers.json'), JSON.stringify(catalogue));
  const managed_accounts = Object.fromEntries(
    Object.keys(prices).map((id) => [id, { credentials: { api_key: managedKey } }]),
  );
  await writeFile(file('accounts.json'), JSON.stringify({ managed_accounts, oauth_clients }));

  const services = { provider, answers: {} };
  services.calls = () => provider.calls.map(({ url }) => url.split('/')[1]);
  services.reset = () => {
    services.answers = {};
    provider.calls.length = 0;
  };
  provider.answer = (request, response) => {
    const id = request.url.split('/')[1];
    let answer = request.url.endsWith('/me') ? { status: 200 } : services.answers[id];
    if (Array.isArray(answer)) answer = answer.length > 1 ? answer.shift() : answer[0];
    answer ??= { status: 404 };
    if (typeof answer === 'function') return answer(request, response);
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '{}');
  };
  services.settings = {
    ...reachesLoopback,
    providers_file: file('providers.json'),
    provider_accounts_file: file('accounts.json'),
  };
  services.close = async () => {
    provider.close();
    await rm(folder, { recursive: true, force: true });
  };
  return services;
}

/** What a service answers that has found something. */
export const found = (email = 'jane@acme.example', more = {}) => ({
  status: 200,
  body: JSON.stringify({ email, ...more }),
});

export const order = (ids, fields = {}) => ({
  steps: ids.map((id) =>
    typeof id === 'string'
      ? { provider: id, action: 'find_email' }
      : { action: 'find_email', ...id },
  ),
  inputs: { domain: 'acme.example' },
  ...fields,
});

export const startRun = (client, body, key = randomUUID()) =>
  client.post(`${client.path}/runs`, body, { headers: { 'idempotency-key': key } });

export const readRun = async (client, id) => {
  const answer = await client.get(`${client.path}/runs/${id}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};

/** The run once it is in a phase; by default once it has ended. */
export const runIn = (client, id, phase = 'done') =>
  until(`a run that is ${phase}`, async () => {
    const run = await readRun(client, id);
    return run.phase === phase && run;
  });

/** Begins a run and waits for its end. */
export async function run(client, body) {
  const begun = await startRun(client, body);
  assert.equal(begun.status, 201, begun.text);
  return runIn(client, begun.json.id);
}

/** "alpha nothing_found, beta found" */
export const told = (done) =>
  done.receipts
    .map(({ provider, end, code }) => [provider, end, code].filter(Boolean).join(' '))
    .join(', ');

export const available = async (client) => (await creditsOf(client, client.path)).available;

/** What is gone of credits that were available before, once nothing is held. */
export async function spentOf(client, before) {
  const { available: left, held } = await creditsOf(client, client.path);
  assert.equal(held, 0, 'nothing stays reserved');
  assertSound(await ledgerOf(client, client.path));
  return before - left;
}
