// The peer: better-auth with its organization plugin on better-sqlite3, served by Node's own HTTP.
// node peer.mjs MEMBERS → prints {url, path, headers} as JSON and serves until it is ended.
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { organization } from 'better-auth/plugins';
import Database from 'better-sqlite3';

const memberCount = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'steward-peer-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = new Database(join(folder, 'peer.db'));
database.pragma('journal_mode = WAL');

const server = createServer((request, response) => handler(request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const auth = betterAuth({
  database,
  baseURL: url,
  secret: 'a secret of the benchmark, thirty-two characters',
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  plugins: [organization({ membershipLimit: memberCount + 10 })],
});
const handler = toNodeHandler(auth);
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();

const post = (path, body, headers = {}) =>
  fetch(`${url}/api/auth${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: url, ...headers },
  });
const signedUp = await post('/sign-up/email', {
  email: 'ada@example.test',
  password: 'correct horse battery staple',
  name: 'Ada',
});
const cookie = signedUp.headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ');
const made = await post('/organization/create', { name: 'Engines', slug: 'engines' }, { cookie });
if (!made.ok) throw new Error(`peer: ${made.status} ${await made.text()}`);
const { id } = await made.json();

const now = new Date().toISOString();
const user = database.prepare(
  'INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, 1, ?, ?)',
);
const member = database.prepare(
  'INSERT INTO member (id, organizationId, userId, role, createdAt) VALUES (?, ?, ?, ?, ?)',
);
database.transaction(() => {
  for (let i = 0; i < memberCount; ++i) {
    user.run(`u${i}`, `Person ${i}`, `person${i}@example.test`, now, now);
    member.run(`m${i}`, id, `u${i}`, i % 50 === 0 ? 'admin' : 'member', now);
  }
})();
database.exec('ANALYZE');
const query = new URLSearchParams({
  organizationId: id,
  limit: '100',
  sortBy: 'createdAt',
  filterField: 'role',
  filterOperator: 'eq',
  filterValue: 'member',
});
const path = `/api/auth/organization/list-members?${query}`;
console.log(JSON.stringify({ url: url + path, headers: { Cookie: cookie } }));
