// SEC-15: the server is killed at random points while names and pictures are saved by several
// clients at once. Whatever it had acknowledged is there when it is opened again.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { Client, signUp } from '../support/client.mjs';
import { png } from '../support/pictures.mjs';
import { randomFrom, seed } from '../support/random.mjs';
import { startServer } from './support/server.mjs';

const rounds = Number(process.env.STEWARD_DURABILITY_ROUNDS ?? 20);
const writers = 4;
const random = randomFrom(seed);

/** One client that keeps saving; knows what was acknowledged last and what was under way. */
class Writer {
  constructor(client) {
    this.client = client;
    this.acknowledged = { name: client.session.user.name, picture: undefined };
    this.attempted = this.acknowledged;
    this.saves = 0;
  }

  async save(serial) {
    const account = await this.client.get('/api/account');
    const bytes = png(8, 8, (x, y) => [serial & 255, (serial >> 8) & 255, x * y]);
    const upload = await this.client.request('POST', '/api/pictures', { bytes, type: 'image/png' });
    assert.equal(upload.status, 201, upload.text);
    const name = `Writer ${serial}`;
    this.attempted = { name, picture: bytes };
    const choice = { kind: 'upload', id: upload.json.id };
    const etag = account.headers.get('etag');
    const saved = await this.client.patch('/api/account', { name, picture: choice }, etag);
    assert.equal(saved.status, 200, saved.text);
    this.acknowledged = this.attempted;
    this.saves += 1;
  }

  /** What is wrong with what is there now; empty where nothing acknowledged is lost. */
  async losses() {
    const { status, json: account, text } = await this.client.get('/api/account');
    if (status !== 200) return [`the session is lost: ${status} ${text}`];
    const candidates = [this.acknowledged, this.attempted];
    const found = candidates.find(({ name }) => name === account.name);
    if (!found)
      return [`${account.name} is there, ${candidates.map(({ name }) => name)} were sent`];
    this.acknowledged = this.attempted = found;
    if (!found.picture) return [];
    const picture = await this.client.get(account.picture.url ?? '/pictures/lost');
    return picture.bytes.equals(found.picture) ? [] : [`the picture of ${found.name} is lost`];
  }
}

describe(
  `SEC-15: kill -9 while saving (seed ${seed}, ${rounds} rounds)`,
  { concurrency: false },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'steward-durability-'));
    let server;
    let crew;
    let serial = 0;

    before(async () => {
      server = await startServer({ folder });
      const emails = Array.from({ length: writers }, (_, at) => `writer${at}@example.com`);
      crew = await Promise.all(
        emails.map(async (email) => new Writer(await signUp(server, { email, name: 'Writer' }))),
      );
    });

    after(async () => {
      await server.end();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Saves from all writers at once and kills the server right after the `fatal`-th answer. */
    async function saveUntilKilled(fatal) {
      let answers = 0;
      await Promise.all(
        crew.map(async (writer) => {
          while (answers < fatal) {
            try {
              await writer.save((serial += 1));
            } catch (error) {
              // The connection that was cut by the kill; anything else is a finding.
              if (answers < fatal) throw error;
              return;
            }
            answers += 1;
            if (answers === fatal) await server.end('SIGKILL');
          }
        }),
      );
    }

    for (let round = 1; round <= rounds; round += 1) {
      const fatal = 1 + random.below(12);
      test(`round ${round}: killed after ${fatal} saves`, async () => {
        await saveUntilKilled(fatal);
        server = await startServer({ folder });
        for (const writer of crew) writer.client.server = server;
        const losses = await Promise.all(crew.map((writer) => writer.losses()));
        assert.deepEqual(losses.flat(), []);
      });
    }

    test('a second process that looks into the database takes nothing away', async () => {
      const [writer] = crew;
      await writer.save((serial += 1));
      const look = [`${folder}/steward.db`, '.timeout 5000', 'SELECT name FROM users'];
      execFileSync('sqlite3', look);
      await writer.save((serial += 1));
      assert.ok(execFileSync('sqlite3', look).includes(writer.acknowledged.name));
      await server.end('SIGKILL');
      server = await startServer({ folder });
      for (const other of crew) other.client.server = server;
      assert.deepEqual(await writer.losses(), []);
    });

    test('a loss would be seen', async () => {
      const client = new Client(server);
      Object.assign(client, { cookies: crew[0].client.cookies, session: { user: { name: '' } } });
      const forgetful = new Writer(client);
      forgetful.acknowledged = forgetful.attempted = { name: 'never stored' };
      assert.notDeepEqual(await forgetful.losses(), []);
    });

    test('the database is whole', (t) => {
      t.diagnostic(
        `${crew.reduce((sum, writer) => sum + writer.saves, 0)} saves were acknowledged`,
      );
      const checked = execFileSync('sqlite3', [`${folder}/steward.db`, 'pragma integrity_check']);
      assert.equal(checked.toString().trim(), 'ok');
    });
  },
);
