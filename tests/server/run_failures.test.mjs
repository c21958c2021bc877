// Runs of waterfalls whose services fail, ask for patience or hang, and whose server dies.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { until } from '../support/until.mjs';
import { advanceDays, payer } from './support/billing.mjs';
import { assertSound, creditsOf, ledgerOf } from './support/credits.mjs';
import { startServer } from './support/server.mjs';
import { refusal } from './support/team.mjs';
import * as waterfalls from './support/waterfalls.mjs';

const { available, found, order, run, runIn, spentOf, startRun, told } = waterfalls;
const patience = (seconds) => ({ status: 429, headers: { 'retry-after': String(seconds) } });

describe('runs that go wrong', { concurrency: false }, () => {
  let services;
  let server;
  let ada;
  let balance;
  before(async () => {
    services = await waterfalls.startServices();
    server = await startServer({ settings: services.settings });
  });
  after(async () => {
    await server.stop();
    await services.close();
  });
  beforeEach(async () => {
    ada = await payer(server);
    services.reset();
    balance = await available(ada);
  });
  const spent = () => spentOf(ada, balance);

  test('CON-15: a managed account that is refused is left alone for a while, and logged', async () => {
    const own = await startServer({ settings: services.settings });
    try {
      const grace = await payer(own);
      services.answers = { alpha: { status: 401 } };
      assert.equal(told(await run(grace, order(['alpha']))), 'alpha refused');
      const logged = await own.logged(({ message }) => /refuses the managed/.test(message));
      assert.equal(`${logged.provider} ${logged.credential}`, 'alpha invalid');
      const other = await payer(own);
      assert.equal(told(await run(other, order(['alpha']))), 'alpha refused connection_unhealthy');
      assert.equal(services.calls().length, 1);
      services.answers = { alpha: found() };
      await advanceDays(grace, 6 / 1440);
      assert.equal((await run(grace, order(['alpha']))).end, 'found');
    } finally {
      await own.stop();
    }
  });

  test('BYOK-5: a service that asks for patience is asked again, its credits stay reserved', async () => {
    services.answers = { alpha: [patience(1), found()] };
    const begun = await startRun(ada, order(['alpha']));
    const waiting = await runIn(ada, begun.json.id, 'waiting');
    assert.ok(Date.parse(waiting.wait_until) > Date.parse(waiting.created_at));
    assert.equal((await creditsOf(ada, ada.path)).held, 2);
    const done = await runIn(ada, begun.json.id);
    assert.equal(done.receipts[0].attempts, 2);
    assert.equal(await spent(), 2);
  });

  for (const [what, answer] of [
    ['fails', { status: 503, headers: { 'retry-after': '1' } }],
    ['answers garbage', { status: 200, body: '<html>' }],
    ['answers 2 MB', { status: 200, body: JSON.stringify({ email: 'x'.repeat(2_000_000) }) }],
    ['redirects', { status: 302, headers: { location: 'https://169.254.169.254/' } }],
    ['hangs up', (request) => request.socket.destroy()],
  ])
    test(`BYOK-5, SEC-36: a service that ${what} is tried three times, then the next`, async () => {
      services.answers = { alpha: answer, beta: found() };
      const done = await run(ada, order(['alpha', 'beta']));
      assert.equal(told(done), 'alpha unavailable, beta found');
      assert.equal(done.receipts[0].attempts, 3);
      assert.equal(await spent(), 3);
    });

  test('BYOK-5: a last step that is told to wait for long suspends the run', async () => {
    services.answers = { alpha: [patience(3600), found()] };
    const own = await startServer({ settings: services.settings });
    try {
      const grace = await payer(own);
      const begun = await startRun(grace, order(['alpha']));
      const suspended = await runIn(grace, begun.json.id, 'suspended');
      assert.deepEqual(suspended.credits, { reserved: 2, posted: 0, released: 2 });
      assert.equal((await creditsOf(grace, grace.path)).held, 0);
      await advanceDays(grace, 2 / 24);
      const done = await runIn(grace, begun.json.id);
      assert.equal(done.end, 'found');
      assert.deepEqual(
        done.receipts.map(({ end }) => end),
        ['rate_limited', 'found'],
      );
    } finally {
      await own.stop();
    }
  });

  test('a run that waits can be cancelled and gives its credits back', async () => {
    services.answers = { alpha: patience(20) };
    const begun = await startRun(ada, order(['alpha']));
    await runIn(ada, begun.json.id, 'waiting');
    const path = `${ada.path}/runs/${begun.json.id}/cancel`;
    const cancelled = await ada.post(path);
    assert.equal(cancelled.status, 200, cancelled.text);
    assert.equal(cancelled.json.end, 'cancelled');
    assert.equal(await spent(), 0);
    assert.equal(refusal(await ada.post(path)), '409 run_event_unexpected');
  });

  test('what a call says after its run was cancelled counts no more', async () => {
    let answer;
    services.answers = { alpha: (_request, response) => (answer = response) };
    const begun = await startRun(ada, order(['alpha']));
    await until('the call', () => answer);
    assert.equal((await ada.post(`${ada.path}/runs/${begun.json.id}/cancel`)).status, 200);
    answer.writeHead(200).end(found().body);
    // The next run's move stands behind that reply in the queue.
    services.answers = {};
    await run(ada, order(['beta']));
    assert.equal((await waterfalls.readRun(ada, begun.json.id)).end, 'cancelled');
    assert.equal(await spent(), 0);
  });

  test('SEC-15: a server that dies during a call leaves the run to the next one', async () => {
    services.answers = { alpha: () => {} };
    const first = await startServer({ settings: services.settings });
    const grace = await payer(first);
    const before = await available(grace);
    const begun = await startRun(grace, order(['alpha']));
    await until('the call', () => services.calls().length === 1);
    await first.end('SIGKILL');
    services.answers = { alpha: found() };
    const second = await startServer({ settings: services.settings, folder: first.folder });
    try {
      grace.server = second;
      await advanceDays(grace, 2 / 1440);
      const done = await runIn(grace, begun.json.id);
      assert.equal(done.end, 'found');
      assert.equal(await available(grace), before - 2);
      assertSound(await ledgerOf(grace, grace.path));
    } finally {
      await second.stop();
      await first.stop();
    }
  });
});
