import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client, ConnectionError, isAbort, Problem } from '../../../web/src/client/index.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
interface Seen {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let client: Client;
let answer: Answer;
let seen: Seen[];

const json =
  (status: number, body: unknown, headers = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
const refusal = (status: number, body: object): Answer =>
  json(
    status,
    { type: 'about:blank', title: 'no', status, request_id: 'req_1', ...body },
    { 'content-type': 'application/problem+json' },
  );
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const line = `${request.method ?? ''} ${request.url ?? ''}`;
      seen.push({ line, headers: request.headers, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new Client({ base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => server.close());
beforeEach(() => {
  seen = [];
});

describe('G10: versions and keys', () => {
  it('reads a resource with its version and sends the version back', async () => {
    answer = json(200, { id: 7, name: 'Acme' }, { etag: '"3"' });
    const { value, etag } = await client.readWorkspace(7);
    expect([value.name, etag]).toEqual(['Acme', '"3"']);
    await client.updateWorkspace(7, etag, { name: 'Acme 2' });
    const [, update] = seen;
    expect(update?.line).toBe('PATCH /api/workspaces/7');
    expect(update?.headers['if-match']).toBe('"3"');
    expect(update?.body).toBe('{"name":"Acme 2"}');
  });

  it('gives every POST a key of its own, and the same key when the caller tries again', async () => {
    answer = json(202, { sent_to: 'a@b.test', expires_in_seconds: 1, resend_after_seconds: 1 });
    await client.requestPasswordLink({ email: 'a@b.test' });
    await client.requestPasswordLink({ email: 'a@b.test' });
    await client.requestPasswordLink({ email: 'a@b.test' }, { idempotencyKey: 'mine' });
    const keys = seen.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[2]).toBe('mine');
  });

  it('sends no key and no body with a GET', async () => {
    answer = json(200, {});
    await client.readSession();
    expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
    expect(seen[0]?.body).toBe('');
  });

  it('hands over the current version with a stale one', async () => {
    answer = refusal(412, { code: 'version_stale', current: { name: 'B' }, current_etag: '"4"' });
    const error = await failureOf(client.updateAccount('"3"', { name: 'A' }));
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({
      code: 'version_stale',
      current: { name: 'B' },
      currentEtag: '"4"',
    });
  });
});

describe('ADV-2: a refusal keeps its reasons', () => {
  it('has code, parameters, issues and what would unlock it', async () => {
    const issues = [{ path: '/name', code: 'name_empty', params: {} }];
    const unlock = { role: 'admin', granted_by: 'admin' };
    answer = refusal(403, { code: 'role_insufficient', params: { role: 'user' }, issues, unlock });
    const error = await failureOf(client.readWorkspace(1));
    expect(error).toMatchObject({
      status: 403,
      code: 'role_insufficient',
      params: { role: 'user' },
      issues,
      unlock,
      requestId: 'req_1',
    });
  });

  it('takes an empty answer where there is nothing to say', async () => {
    answer = (_request, response) => response.writeHead(204).end();
    await expect(client.signOut()).resolves.toBeUndefined();
  });
});

describe('no usable answer is an error of its own', () => {
  const codeOf = async (promise: Promise<unknown>) => {
    const error = await failureOf(promise);
    expect(error).toBeInstanceOf(ConnectionError);
    return (error as ConnectionError).code;
  };

  it('tells a server that cannot be reached', async () => {
    answer = (request) => request.socket.destroy();
    expect(await codeOf(client.readSession())).toBe('server_unreachable');
    const nobody = new Client({ base: 'http://127.0.0.1:1' });
    expect(await codeOf(nobody.readSession())).toBe('server_unreachable');
  });

  it('tells a server that takes too long', async () => {
    answer = () => undefined;
    expect(await codeOf(client.readSession({ timeoutMilliseconds: 30 }))).toBe('reply_timeout');
  });

  it('tells an answer that is not ours', async () => {
    answer = (_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<p>');
    expect(await codeOf(client.readSession())).toBe('reply_unreadable');
    answer = (_request, response) => response.writeHead(200).end('not json');
    expect(await codeOf(client.readSession())).toBe('reply_unreadable');
    answer = (_request, response) =>
      response.writeHead(500, { 'content-type': 'application/problem+json' }).end('{');
    expect(await codeOf(client.readSession())).toBe('reply_unreadable');
  });

  it('leaves the caller its own abort', async () => {
    answer = () => undefined;
    const controller = new AbortController();
    const request = failureOf(client.readSession({ signal: controller.signal }));
    controller.abort();
    expect(isAbort(await request)).toBe(true);
  });
});

describe('the outbox of development', () => {
  it('is found where the server has one', async () => {
    answer = (_request, response) => response.writeHead(200).end();
    expect(await client.hasOutbox()).toBe(true);
    answer = refusal(404, { code: 'route_not_found' });
    expect(await client.hasOutbox()).toBe(false);
  });
});
