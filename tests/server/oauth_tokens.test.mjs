// Access tokens that end, by two servers on one database: renewed in time, and once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { until } from '../support/until.mjs';
import { advanceDays, payer } from './support/billing.mjs';
import { authorize, readConnection, startConsent } from './support/consent.mjs';
import { startServer } from './support/server.mjs';

describe('tokens that end', { concurrency: false }, () => {
  let service;
  let servers;
  let ada;
  before(async () => {
    service = await startConsent();
    const first = await startServer({ settings: service.settings });
    // Another server on the same database: each sees that the token ends.
    const second = await startServer({ settings: service.settings, folder: first.folder });
    servers = [first, second];
    service.knows(...servers);
    ada = await payer(first);
  });
  after(async () => {
    await servers[1].end();
    await servers[0].stop();
    await service.close();
  });
  /** Moves the clocks of both servers. */
  async function pass(minutes) {
    for (const server of servers) {
      ada.server = server;
      await advanceDays(ada, minutes / 1440);
    }
    ada.server = servers[0];
  }
  const refreshes = () => service.grants.filter((type) => type === 'refresh_token').length;

  test('a token is renewed in time, once by two servers, and goes on working', async () => {
    const { connection_id } = await authorize(ada, service);
    for (let round = 1; round <= 3; ++round) {
      await pass(57);
      await until('the refresh', () => refreshes() === round);
      const tested = await ada.post(`${ada.path}/connections/${connection_id}/test`);
      assert.equal(tested.json.health, 'valid', tested.text);
    }
    assert.equal(refreshes(), 3);
    assert.deepEqual(service.refusals, [], 'a token that was used twice ends the whole consent');
  });

  test('CON-15: who takes the consent back at the service needs to give it again', async () => {
    const { connection_id } = await authorize(ada, service, { name: 'Revoked' });
    service.knows(...servers); // a service that has forgotten every token
    await pass(57);
    const expired = await until('the end', async () => {
      const { health, needs_attention } = await readConnection(ada, connection_id);
      return health === 'expired' && { needs_attention };
    });
    assert.equal(expired.needs_attention, true);
    const again = await authorize(ada, service, {
      provider: undefined,
      name: undefined,
      connection_id,
    });
    assert.equal(again.state, 'connected');
    assert.equal((await readConnection(ada, connection_id)).health, 'valid');
  });
});
