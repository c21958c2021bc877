// 200 credential tests at once on one worker thread, at a service that takes two seconds for each:
// how long all of them take, and how many settings pages are read meanwhile beside how many are
// read when there are no tests. Goals: all within the time of one and a half; reads keep their rate.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

process.env.STEWARD_BUILD_DIR ??= 'build/release';
const { startServer } = await import('../../tests/server/support/server.mjs');
const { httpApi, reachesLoopback, startProvider } =
  await import('../../tests/server/support/provider.mjs');
const { signUp } = await import('../../tests/support/client.mjs');
const { loader } = await import('../server/load.mjs');

const testsAtOnce = 200;
const seconds = 2;
const rounds = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const commit = spawnSync('git', ['describe', '--always', '--dirty']).stdout.toString().trim();
console.log(
  `credential tests at ${commit} on ${cpus().length} × ${cpus()[0].model}, by ${loader.name}; ` +
    `others keep ${loadavg()[0].toFixed(1)} cores busy`,
);

const provider = await startProvider();
const settings = { ...reachesLoopback, worker_threads: 1, worker_queue_max: 1000 };
const server = await startServer({ settings, keepsLog: false });
const client = await signUp(server, { email: 'bench@example.test' });
const [{ id }] = client.session.workspaces;
const path = `/api/workspaces/${id}`;
await client.post(`${path}/trial`);
const order = { provider: 'http_api', credentials: httpApi(provider).credentials };

/** The service takes its time, whoever asks. */
provider.answer = (_request, response) =>
  setTimeout(() => response.writeHead(200).end('{}'), seconds * 1000);

async function testAll() {
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: testsAtOnce }, () => client.post(`${path}/connection-tests`, order)),
  );
  for (const { json, text } of answers) if (json?.outcome !== 'valid') throw new Error(text);
  return (performance.now() - begun) / 1000;
}
const headers = { Cookie: client.cookieHeader() };
const readAll = async () => (await loader.run(`${server.url}${path}`, headers, seconds)).perSecond;

try {
  const [alone, beside, times] = [[], [], []];
  await testAll();
  for (let round = 0; round < rounds; ++round) {
    alone.push(await readAll());
    const tests = testAll();
    beside.push(await readAll());
    times.push(await tests);
  }
  const took = median(times);
  const kept = median(beside) / median(alone);
  console.log(`${testsAtOnce} tests of ${seconds} s each took ${took.toFixed(2)} s`);
  console.log(`settings reads alone   ${Math.round(median(alone))}/s`);
  console.log(
    `settings reads beside  ${Math.round(median(beside))}/s, ${kept.toFixed(2)} of that ` +
      '(the service and the tester are Node processes on the same cores)',
  );
  console.log(
    `goal: all tests within ${seconds * 1.5} s: ${took <= seconds * 1.5 ? 'met' : 'MISSED'}`,
  );
} finally {
  await server.stop();
  provider.close();
}
