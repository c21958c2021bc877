// Credits over HTTP: reserve and post beside what SQLite alone commits durably one row at a time,
// balance reads, and a workspace with a million ledger entries beside one with ten.
// Goals: reserve and post >= the single-row commit rate; a page costs the same behind both ledgers.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

process.env.STEWARD_BUILD_DIR ??= 'build/release';
const { startServer } = await import('../../tests/server/support/server.mjs');
const { signUp } = await import('../../tests/support/client.mjs');
const { loader, processorTimeOf } = await import('./load.mjs');

const rounds = 5;
const seconds = 2;
const large = Number(process.env.STEWARD_BENCH_ENTRIES ?? 1_000_000);
const small = 10; // as many as the page of entries that is asked for
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values) =>
  `${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`;

const commit = spawnSync('git', ['describe', '--always', '--dirty']).stdout.toString().trim();
console.log(
  `credits at ${commit} on ${cpus().length} × ${cpus()[0].model}, by ${loader.name}; ` +
    `others keep ${loadavg()[0].toFixed(1)} cores busy`,
);

const server = await startServer({ settings: { worker_threads: 32 }, keepsLog: false });
const file = join(server.folder, 'steward.db');

/** A workspace whose ledger has `count` entries, written as the server writes them. */
async function workspace(email, count) {
  const client = await signUp(server, { email });
  const [{ id }] = client.session.workspaces;
  const database = new Database(file);
  database.pragma('busy_timeout = 60000');
  const left = 1_000_000_000;
  const spent = count - 1;
  database.exec(`
    BEGIN IMMEDIATE;
    UPDATE credit_grants SET amount = ${left + spent}, credits_left = ${left} WHERE workspace_id = ${id};
    UPDATE ledger_entries SET amount = ${left + spent}, balance_after = ${left + spent}
      WHERE workspace_id = ${id};
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${spent})
    INSERT INTO credit_holds SELECT 'hld_${id}_' || i, ${id}, 1, 'user', 'usr_1', 'find_email', '', '',
      0, e.occurred_at + i, e.occurred_at + i + 60000, 'posted', 1, e.occurred_at + i, e.occurred_at
      FROM n, ledger_entries e WHERE e.workspace_id = ${id} AND e.position = 1;
    INSERT INTO credit_hold_parts SELECT h.id, 1, g.id, 1 FROM credit_holds h, credit_grants g
      WHERE h.workspace_id = ${id} AND g.workspace_id = ${id};
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${spent})
    INSERT INTO ledger_entries SELECT ${id}, i + 1, 'consumed', e.grant_id, 'plan', -1,
      e.occurred_at + i, ${left + spent} - i, 'hld_${id}_' || i, 'user', 'usr_1', 'find_email', '', '', 0
      FROM n, ledger_entries e WHERE e.workspace_id = ${id} AND e.position = 1;
    UPDATE subscriptions SET ledger_position = ${count}, ledger_balance = ${left},
      period_used = ${spent} WHERE workspace_id = ${id};
    INSERT INTO usage_days SELECT ${id}, (occurred_at / 86400000) * 86400000, actor_id, '', action,
      SUM(-amount) FROM ledger_entries WHERE workspace_id = ${id} AND kind = 'consumed' GROUP BY 2, 3, 5;
    INSERT INTO credit_days SELECT workspace_id, day, SUM(credits) FROM usage_days
      WHERE workspace_id = ${id} GROUP BY 1, 2;
    COMMIT`);
  database.close();
  return { id, path: `/api/workspaces/${id}`, headers: { Cookie: client.cookieHeader() } };
}

/** Durable commits of one row each, per second: SQLite by hand, WAL, synchronous=FULL. */
function floor() {
  const database = new Database(join(server.folder, 'floor.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const insert = database.prepare("INSERT INTO rows (text) VALUES ('a row')");
  const until = performance.now() + seconds * 1000;
  let count = 0;
  for (; performance.now() < until; ++count) insert.run();
  database.close();
  return count / seconds;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const url = new URL(server.url);
function send(path, headers, body) {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: url.hostname,
        port: url.port,
        path,
        method: 'POST',
        headers: {
          ...headers,
          Origin: server.url,
          'Idempotency-Key': randomUUID(),
          'Content-Length': Buffer.byteLength(text),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
      },
      (answer) => {
        let received = '';
        answer.on('data', (piece) => (received += piece));
        answer.on('end', () =>
          answer.statusCode < 300
            ? resolve(JSON.parse(received))
            : reject(new Error(`${answer.statusCode} ${received}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Reserves and posts from `clients` at once; durable writes per second. */
async function spend({ path, headers }, clients) {
  const until = performance.now() + seconds * 1000;
  let writes = 0;
  const one = async () => {
    while (performance.now() < until) {
      const order = { amount: 2, action: 'find_email', expires_in_seconds: 3600 };
      const hold = await send(`${path}/credit-holds`, headers, order);
      await send(`${path}/credit-holds/${hold.id}/post`, headers, { amount: 1 });
      writes += 2;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, one));
  return (writes * 1000) / (performance.now() - begun);
}

const big = await workspace('big@example.test', large);
const little = await workspace('little@example.test', small);
const floors = [];
const writes = [1, 16, 64].map((clients) => ({ clients, rates: [] }));
for (let round = 0; round < rounds; ++round) {
  floors.push(floor());
  for (const each of writes) each.rates.push(await spend(big, each.clients));
}
const bare = median(floors);
console.log(`SQLite by hand, one row per commit: ${bare.toFixed(0)}/s (${spread(floors)})`);
for (const { clients, rates } of writes)
  console.log(
    `reserve and post over HTTP, ${String(clients).padStart(2)} at once: ` +
      `${median(rates).toFixed(0)} writes/s (${spread(rates)}), ` +
      `${(median(rates) / bare).toFixed(2)} × SQLite's rows; goal >= 1`,
  );

for (const page of ['credits', 'credits/entries?limit=10']) {
  const subjects = [big, little].map((of) => ({ ...of, rates: [], costs: [] }));
  for (let round = 0; round < rounds; ++round)
    for (const { path, headers, rates, costs } of subjects) {
      const before = processorTimeOf(server.pid);
      const { perSecond } = await loader.run(`${server.url}${path}/${page}`, headers, seconds);
      rates.push(perSecond);
      costs.push((processorTimeOf(server.pid) - before) / (perSecond * seconds));
    }
  const [inLarge, inSmall] = subjects.map(({ costs }) => median(costs));
  console.log(
    `GET ${page}: ${median(subjects[0].rates).toFixed(0)}/s behind ${large} entries ` +
      `(${spread(subjects[0].rates)}), ${median(subjects[1].rates).toFixed(0)}/s behind ${small}; ` +
      `${inLarge.toFixed(0)} µs of processor beside ${inSmall.toFixed(0)} µs: ` +
      `${(inLarge / inSmall).toFixed(2)} ×, goal <= 1.10`,
  );
}
agent.destroy();
await server.stop();
