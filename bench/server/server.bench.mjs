// Requests per second beside a bare hello of the same HTTP library, memory at rest, start to ready,
// and what uploads may cost in memory. One thread serves. Where others use the machine, rates tell
// how much of it was left; processor time per request tells what the server could do alone.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

process.env.STEWARD_BUILD_DIR ??= 'build/release';
const { startServer } = await import('../../tests/server/support/server.mjs');
const { openConnection } = await import('../../tests/server/support/raw.mjs');
const { signUp } = await import('../../tests/support/client.mjs');
const { loader, processorTimeOf } = await import('./load.mjs');

const rounds = 5;
const seconds = 2;
const settings = { io_threads: 1, log_level: 'info' };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values) =>
  `${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`;
const memoryOf = (pid, name) =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

/** Rounds alternate between the subjects, so that noise of the machine meets all of them. */
async function measure(subjects) {
  for (let round = 0; round < rounds; ++round) {
    for (const subject of subjects) {
      const before = processorTimeOf(subject.pid);
      const { perSecond, p99 } = await loader.run(subject.url, subject.headers ?? {}, seconds);
      const costs = (processorTimeOf(subject.pid) - before) / (perSecond * seconds);
      (subject.rates ??= []).push(perSecond);
      (subject.p99s ??= []).push(p99);
      (subject.costs ??= []).push(costs);
    }
  }
}

function report(subjects) {
  const [floor] = subjects;
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(0)} %`;
  for (const { name, rates, p99s, costs } of subjects) {
    const rate = median(rates);
    const cost = median(costs);
    console.log(
      `${name.padEnd(30)} ${String(Math.round(rate)).padStart(7)} req/s (${spread(rates)}), ` +
        `${percent(rate, median(floor.rates))} of hello; ${cost.toFixed(1)} µs of processor each: ` +
        `${Math.round(1e6 / cost)}/s of a whole core, ${percent(median(floor.costs), cost)} of ` +
        `hello; p99 ${p99s.join(' ')}`,
    );
  }
}

async function startToReady() {
  const times = [];
  const costs = [];
  for (let i = 0; i < 7; ++i) {
    const since = performance.now();
    const server = await startServer({ settings, keepsLog: false });
    const response = await server.fetch('/readyz');
    times.push(performance.now() - since);
    costs.push(processorTimeOf(server.pid) / 1000);
    if (response.status !== 200) throw new Error(`/readyz: ${response.status}`);
    await server.stop();
  }
  return { times, costs };
}

/** Sends an endless upload until it is refused; the server's peak memory must not follow. */
async function flood(server, megabytes) {
  const connection = await openConnection(server);
  const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  connection.send(
    'POST /api/pictures HTTP/1.1\r\nHost: p\r\nContent-Type: image/png\r\n' +
      'Transfer-Encoding: chunked\r\n\r\n',
  );
  for (let sent = 0; sent < megabytes * 16; ++sent) {
    if (connection.text() !== '' || connection.socket.destroyed) break;
    if (!connection.socket.write(piece)) {
      await Promise.race([once(connection.socket, 'drain'), connection.closed]).catch(() => {});
    }
  }
  const { status } = await connection.response();
  connection.socket.destroy();
  return status;
}

const commit = spawnSync('git', ['describe', '--always', '--dirty']).stdout.toString().trim();
console.log(`server at ${commit} on ${cpus().length} × ${cpus()[0].model}, by ${loader.name}`);

const { times, costs } = await startToReady();
console.log(
  `start to ready: ${median(times).toFixed(0)} ms (${spread(times)}), goal <= 100 ms; ` +
    `process start, /readyz and the client included; ${median(costs)} ms of the server's processor`,
);

const hello = await startServer({ program: 'bench/server/steward-hello', keepsLog: false });
const server = await startServer({ settings, keepsLog: false });
console.log(`at rest: ${(memoryOf(server.pid, 'VmRSS') / 1024).toFixed(1)} MB, goal <= 30 MB`);

const client = await signUp(server, { email: 'ada@example.com' });
const cookie = { Cookie: client.cookieHeader() };
const [workspace] = client.session.workspaces;
const subjects = [
  { name: 'bare Beast hello', pid: hello.pid, url: `${hello.url}/` },
  ...[
    { name: 'GET /healthz', path: '/healthz' },
    { name: 'GET /api/account', path: '/api/account', headers: cookie },
    { name: 'GET /api/workspaces/{id}', path: `/api/workspaces/${workspace.id}`, headers: cookie },
  ].map(({ path, ...rest }) => ({ ...rest, pid: server.pid, url: server.url + path })),
];
await measure(subjects);
report(subjects);
console.log('goal: a settings read >= 20000 req/s and >= 25 % of hello');

const before = memoryOf(server.pid, 'VmHWM');
const statuses = new Set();
for (let i = 0; i < 20; ++i) statuses.add(await flood(server, 64));
const grown = (memoryOf(server.pid, 'VmHWM') - before) / 1024;
console.log(
  `20 uploads without end, one after the other: answered ${[...statuses]}, ` +
    `peak memory + ${grown.toFixed(1)} MB, limit of one body 5.0 MB`,
);

await hello.end('SIGKILL');
await hello.stop();
await server.stop();
