// Mails that say how much of a period's credits are used.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { mailsIn } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import { creditsOf, spend } from './support/credits.mjs';
import { person } from './support/people.mjs';
import { startServer } from './support/server.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('ADV-15: 50, 80 and 100 % are told about once each, to the billing email and the admins', async () => {
  const ada = await person(server);
  const alerts = async () =>
    (await mailsIn(server.folder)).filter(
      ({ to, subject }) => to === ada.email && /% of this period/.test(subject),
    );
  await spend(ada, ada.path, 49);
  await spend(ada, ada.path, 1);
  await until('the mail at 50 %', async () => (await alerts()).length === 1);
  assert.match((await alerts())[0].subject, /^50 %/);
  await spend(ada, ada.path, 10);
  await spend(ada, ada.path, 40);
  await until('the mail at 100 %', async () => (await alerts()).length === 2);
  assert.match((await alerts())[1].subject, /^100 %/);
  assert.match((await alerts())[1].text, /passed: 80 %, 100 %\n/, 'all that are passed at once');
  assert.match((await alerts())[1].html, /passed: 80 %, 100 %</);
  assert.deepEqual((await creditsOf(ada, ada.path)).alerts, [50, 80, 100]);
});
