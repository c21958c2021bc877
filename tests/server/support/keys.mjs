// API keys as people and programs use them.
import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';

/** A request by a program: no cookie, no origin, the key as the header says it. */
export async function byKey(server, authorization, path, { method = 'GET', json } = {}) {
  const response = await fetch(server.url + path, {
    method,
    body: json === undefined ? undefined : JSON.stringify(json),
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const { status, headers } = response;
  return { status, headers, text, bytes: Buffer.from(text), json: isJson ? JSON.parse(text) : {} };
}

/** A text that is sound and that nobody has. */
export function unknownKey(digits = '0123456789abcdef'.repeat(4)) {
  const text = `57e4a2d1${digits}`;
  return text + crc32(text).toString(16).padStart(8, '0');
}

/** Makes or replaces the user's own key: its text. */
export async function ownKey(client, replacement = { reason: 'compromised' }) {
  const answer = await client.post('/api/account/api-keys', replacement);
  assert.equal(answer.status, 201, answer.text);
  return answer.json.api_key;
}

/** A key of the workspace: `{id, api_key}`. */
export async function workspaceKey(client, path, scopes, more = {}) {
  const order = { name: 'Zapier', scopes, ...more };
  const answer = await client.post(`${path}/api-keys`, order);
  assert.equal(answer.status, 201, answer.text);
  return { id: answer.json.key.id, api_key: answer.json.api_key };
}
