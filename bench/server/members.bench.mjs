// A page of 100 members out of 100,000 with search and role filter: beside better-auth's
// list-members, beside SQLite's bare query, at half of the peak, and beside a team of 1,000.
// Goals: a page >= 50 x the peer, p99 <= 5 ms at half of the peak, the same cost in both teams.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

process.env.STEWARD_BUILD_DIR ??= 'build/release';
const { buildFolder, startServer } = await import('../../tests/server/support/server.mjs');
const { signUp } = await import('../../tests/support/client.mjs');
const { loader, processorTimeOf, runAtRate } = await import('./load.mjs');

const rounds = 5;
const seconds = 2;
const large = 100_000;
const small = 1000;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values) =>
  `${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`;

const commit = spawnSync('git', ['describe', '--always', '--dirty']).stdout.toString().trim();
console.log(
  `members at ${commit} on ${cpus().length} × ${cpus()[0].model}, by ${loader.name}; ` +
    `others keep ${loadavg()[0].toFixed(1)} cores busy`,
);

const server = await startServer({ settings: { io_threads: 1 }, keepsLog: false });
const file = join(server.folder, 'steward.db');

/** A team of `count` members made by the program beside this file: `{path, headers, id}`. */
async function team(email, count) {
  const client = await signUp(server, { email });
  const [{ id }] = client.session.workspaces;
  const since = performance.now();
  execFileSync(join(buildFolder, 'bench/server/steward-make-members'), [
    file,
    id,
    String(count),
    email,
  ]);
  console.log(`${count} members made in ${((performance.now() - since) / 1000).toFixed(1)} s`);
  return { id, path: `/api/workspaces/${id}/members`, headers: { Cookie: client.cookieHeader() } };
}

async function startPeer() {
  const program = fileURLToPath(new URL('peer.mjs', import.meta.url));
  const child = spawn('node', [program, String(large)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) if (line.startsWith('{')) return { child, ...JSON.parse(line) };
  throw new Error('the peer has ended');
}

/** What SQLite alone needs for the rows of such a page, in pages per second: no HTTP, no JSON. */
function bareQueries(id) {
  const database = new Database(file, { readonly: true });
  const page = database.prepare(
    `SELECT m.user_id, m.role, m.joined_at, m.name_key, u.name, u.email, u.picture_kind
     FROM memberships m CROSS JOIN users u WHERE u.id = m.user_id AND m.workspace_id = ?
     AND m.role = 'user' ORDER BY m.name_key, m.user_id LIMIT 101`,
  );
  const rates = [];
  for (let round = 0; round < rounds; ++round) {
    const until = performance.now() + seconds * 500;
    let count = 0;
    for (; performance.now() < until; ++count)
      if (page.raw().all(id).length !== 101) throw new Error('the page is not full');
    rates.push(count / (seconds / 2));
  }
  database.close();
  return rates;
}

const big = await team('big@example.test', large);
const little = await team('little@example.test', small);
const peer = await startPeer();
const ours = (name, { path, headers }, query) => ({
  name,
  pid: server.pid,
  url: `${server.url}${path}?limit=100&${query}`,
  headers,
});
const subjects = [
  { ...peer, name: 'better-auth, role, no search', pid: peer.child.pid },
  ours('100,000: role, common word', big, 'role=user&search=meyer'),
  ours('100,000: role, rare word', big, 'role=user&search=meyer7'),
  ours('100,000: role, one person', big, 'role=user&search=meyer77@'),
  ours('100,000: role', big, 'role=user'),
  ours('1,000: role', little, 'role=user'),
  ours('100,000: role, last to join', big, 'role=user&sort=joined&order=desc'),
];
for (const { name, url, headers } of subjects) {
  const answer = await fetch(url, { headers });
  const body = await answer.json();
  const items = body.items ?? body.members;
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${JSON.stringify(body)}`);
  console.log(`${name}: ${items.length} members on the page, ${JSON.stringify(body).length} bytes`);
}
for (let round = 0; round < rounds; ++round) {
  for (const subject of subjects) {
    const before = processorTimeOf(subject.pid);
    const { perSecond } = await loader.run(subject.url, subject.headers, seconds);
    (subject.rates ??= []).push(perSecond);
    const costs = processorTimeOf(subject.pid) - before;
    (subject.costs ??= []).push(costs / (perSecond * seconds));
  }
}

const bare = bareQueries(big.id);
const [theirs] = subjects;
for (const { name, rates, costs } of subjects)
  console.log(
    `${name.padEnd(30)} ${median(rates).toFixed(0).padStart(6)} pages/s (${spread(rates)}), ` +
      `${(median(rates) / median(theirs.rates)).toFixed(1)} × the peer; ` +
      `${median(costs).toFixed(0)} µs of processor, ` +
      `1/${(median(theirs.costs) / median(costs)).toFixed(1)} of the peer's`,
  );
console.log(
  `bare query of SQLite ${median(bare).toFixed(0)} pages/s (${spread(bare)}); ` +
    `a whole answer is ${((100 * median(subjects[4].rates)) / median(bare)).toFixed(0)} % of it`,
);
const [inLarge, inSmall] = [subjects[4], subjects[5]].map(({ costs }) => median(costs));
console.log(
  `a page of 100,000 costs ${(inLarge / inSmall).toFixed(2)} × a page of 1,000, goal <= 1.10`,
);
for (const subject of subjects.slice(1, 4)) {
  const rate = median(subject.rates) / 2;
  const { p50, p99 } = await runAtRate(subject.url, subject.headers, rate, 5);
  console.log(
    `${subject.name} at half of the peak, ${rate.toFixed(0)}/s: p50 ${p50.toFixed(1)} ms, ` +
      `p99 ${p99.toFixed(1)} ms, goal <= 5`,
  );
}
peer.child.kill();
await server.stop();
