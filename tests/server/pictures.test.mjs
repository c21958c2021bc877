// Pictures over HTTP: judged by the core, stored without metadata, served so that nothing runs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, signUp } from '../support/client.mjs';
import { gif, png, pngBomb, pngOfSize } from '../support/pictures.mjs';
import { until } from '../support/until.mjs';
import { startServer } from './support/server.mjs';

const limit = 5_242_880;
const paint = (x, y) => [x % 256, y % 256, (x * y) % 256];

let server;
let client;
before(async () => {
  server = await startServer();
  client = await signUp(server, { email: 'ada@example.test' });
});
after(() => server.stop());

const upload = (bytes, type = 'image/png', by = client) =>
  by.request('POST', '/api/pictures', { bytes, type });
const choose = async (id, by = client) => {
  const { headers } = await by.get('/api/account');
  return by.patch('/api/account', { picture: { kind: 'upload', id } }, headers.get('etag'));
};
const advance = (seconds) => new Client(server).post(`/dev/clock?advance_seconds=${seconds}`);

test('ACC-1 ACC-2 SEC-5 an upload is stored without its metadata and shown once it is chosen', async () => {
  const made = await upload(png(40, 30, paint, { comment: 'CANARY of the comment' }));
  assert.equal(made.status, 201);
  const { id, url, format, width, height, frame_count, metadata_bytes, size_bytes } = made.json;
  assert.deepEqual([format, width, height, frame_count], ['png', 40, 30, 1]);
  assert.ok(metadata_bytes > 20);
  assert.match(id, /^pic_[0-9a-f]{32}$/);
  const served = await new Client(server).get(url);
  assert.equal(served.bytes.length, size_bytes);
  assert.equal(served.bytes.includes('CANARY'), false);
  assert.deepEqual(served.bytes, png(40, 30, paint));
  const saved = await choose(id);
  assert.deepEqual(saved.json.picture, { kind: 'upload', id, url, format, width, height });
  assert.deepEqual((await client.get('/api/session')).json.user.picture, saved.json.picture);
});

test('WS-1 a workspace shows an upload too, chosen with its other fields in one Save', async () => {
  const { id } = (
    await upload(
      gif(8, 8, 3, () => [10, 20, 30]),
      'image/gif',
    )
  ).json;
  const path = `/api/workspaces/${client.session.workspaces[0].id}`;
  const { headers } = await client.get(path);
  const saved = await client.patch(
    path,
    { name: 'With a picture', picture: { kind: 'upload', id } },
    headers.get('etag'),
  );
  assert.equal(saved.status, 200);
  assert.equal(saved.json.picture.format, 'gif');
});

test('WS-2, WS-3 deleting the picture of a workspace leaves none, at its Save', async () => {
  const path = `/api/workspaces/${client.session.workspaces[0].id}`;
  const before = await client.get(path);
  assert.equal(before.json.picture.kind, 'upload');
  const saved = await client.patch(path, { picture: { kind: 'none' } }, before.headers.get('etag'));
  assert.deepEqual(saved.json.picture, { kind: 'none' });
  assert.deepEqual((await client.get(path)).json.picture, { kind: 'none' });
});

test('SEC-6 a served picture is inert and never changes', async () => {
  const { url } = (await upload(png(4, 4, paint))).json;
  const { headers } = await new Client(server).get(url);
  assert.equal(headers.get('content-type'), 'image/png');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(headers.getSetCookie().length, 0);
  const missing = await new Client(server).get('/pictures/pic_0');
  assert.equal(missing.status, 404);
});

test('ACC-3 SEC-4 the limit is exact', async () => {
  const most = await upload(pngOfSize(limit, paint));
  assert.equal(most.status, 201, most.text);
  const over = await upload(pngOfSize(limit + 1, paint));
  assert.equal(over.json.code, 'picture_too_large');
  assert.ok([413, 422].includes(over.status));
});

test('ACC-2 each refusal has its code, and nothing is stored', async () => {
  const sound = png(16, 16, paint);
  const webp = Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1');
  for (const [bytes, code] of [
    [webp, 'picture_format_unsupported'],
    [sound.subarray(0, sound.length - 20), 'picture_truncated'],
    [Buffer.concat([sound, Buffer.from('<script>')]), 'picture_data_trailing'],
    [pngBomb(8000, 8000), 'picture_pixels_too_many'],
    [Buffer.from('hello there, this is text'), 'picture_format_unrecognised'],
  ]) {
    const refused = await upload(bytes);
    assert.equal(refused.status, 422, code);
    assert.equal(refused.json.issues[0].code, code);
  }
  const wrongType = await upload(sound, 'image/svg+xml');
  assert.equal(wrongType.json.code, 'content_type_unsupported');
  const nobody = await upload(sound, 'image/png', new Client(server));
  assert.equal(nobody.status, 401);
});

test('ACC-2 the bytes decide, not the type that is declared', async () => {
  const made = await upload(png(9, 9, paint), 'image/gif');
  assert.equal(made.status, 201);
  assert.equal((await client.get(made.json.url)).headers.get('content-type'), 'image/png');
});

test('SEC-20 an upload of somebody else cannot be chosen', async () => {
  const { id } = (await upload(png(5, 5, paint))).json;
  const stranger = await signUp(server, { email: 'eve@example.test' });
  const refused = await choose(id, stranger);
  assert.equal(refused.status, 422);
  assert.equal(refused.json.issues[0].code, 'picture_unknown');
});

test('an upload that nobody chose is gone after an hour, a chosen one stays', async () => {
  const kept = (await upload(png(6, 6, paint))).json;
  const left = (await upload(png(7, 7, paint))).json;
  await choose(kept.id);
  await advance(3601);
  await until('the upload to be gone', async () => (await client.get(left.url)).status === 404);
  assert.equal((await client.get(kept.url)).status, 200);
});

test('one user cannot fill the disk with uploads', async () => {
  const flood = await signUp(server, { email: 'flood@example.test' });
  const bytes = png(2, 2, paint);
  const statuses = [];
  for (let i = 0; i < 61; i += 1) statuses.push((await upload(bytes, 'image/png', flood)).status);
  assert.deepEqual([statuses[59], statuses[60]], [201, 429]);
});
