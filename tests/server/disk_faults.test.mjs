// SEC-16: the disk refuses one write after the other, and then all of them, while people sign up,
// sign in and save. Each answer is a problem with a code of its own, nothing that was acknowledged
// is lost, and the same server goes on as soon as the disk does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { linkSentTo, tokenOf } from '../support/outbox.mjs';
import { png } from '../support/pictures.mjs';
import { Disk } from './support/disk.mjs';
import { startServer } from './support/server.mjs';

const { EIO, ENOSPC } = constants.errno;
// SQLite tells "full" from a write only: where syncing finds no room, it is just an error.
const codesOf = {
  [EIO]: ['service_unavailable'],
  [ENOSPC]: ['storage_full', 'service_unavailable'],
};

describe('SEC-16: a disk that fails', { concurrency: false }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-disk-'));
  const settings = { trusted_proxies: '127.0.0.1' };
  let disk;
  let server;
  let ada;
  let serial = 0;
  let signIns = 0;
  const invited = [];

  before(async () => {
    disk = new Disk(join(folder, 'plan'));
    server = await startServer({ folder, settings, environment: disk.environment });
    ada = await signUp(server, { email: 'ada@example.com' });
  });

  after(async () => {
    disk.heal();
    await server.end();
    disk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Limits count addresses; here everybody has one of their own. */
  const elsewhere = () => ({ headers: { 'x-forwarded-for': `198.51.100.${(serial += 1) % 250}` } });

  const save = async () => {
    const name = `Ada ${(serial += 1)}`;
    const account = await ada.get('/api/account');
    const answer = await ada.patch('/api/account', { name }, account.headers.get('etag'));
    return { answer, isStored: async () => (await ada.get('/api/account')).json.name === name };
  };
  const upload = async () => {
    const shade = (serial += 1);
    const bytes = png(60, 60, (x, y) => [(x * shade) & 255, (y * x) & 255, shade & 255]);
    const answer = await ada.request('POST', '/api/pictures', { bytes, type: 'image/png' });
    const isStored = async () => {
      const choice = { kind: 'upload', id: answer.json?.id ?? 'pic_none' };
      const account = await ada.get('/api/account');
      const etag = account.headers.get('etag');
      const chosen = await ada.patch('/api/account', { picture: choice }, etag);
      return chosen.status === 200 && (await ada.get(chosen.json.picture.url)).bytes.equals(bytes);
    };
    return { answer, isStored };
  };
  const signIn = async () => {
    const client = new Client(server);
    // Each account may be tried a few times only: every one in its turn.
    const who = { email: invited[(signIns += 1) % invited.length], password };
    const answer = await client.post('/api/sign-in', who, elsewhere());
    return { answer, isStored: async () => (await client.get('/api/session')).status === 200 };
  };
  const askToSignUp = async () => {
    const email = `grace${(serial += 1)}@example.com`;
    const body = { email, password, name: 'Grace', workspace_name: `Compilers ${serial}` };
    const answer = await new Client(server).post('/api/sign-up', body, elsewhere());
    if (answer.status < 300) invited.push(email); // their mails come later
    return { answer, isStored: async () => answer.status < 300 };
  };

  const isProblem = (answer, codes) => {
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.ok(answer.status >= 500, answer.text);
    assert.ok(codes.includes(answer.json.code), answer.text);
  };

  function prove(name, step) {
    for (const error of [EIO, ENOSPC]) {
      test(`SEC-16 ${name}: error ${error} at each write in turn`, async (t) => {
        let refused = 0;
        let fault = 0;
        for (let hasFailed = true; hasFailed;) {
          disk.set((fault += 1), error);
          const { answer, isStored } = await step();
          hasFailed = disk.faultCount > 0;
          disk.heal();
          const isTaken = answer.status < 300;
          if (!isTaken) isProblem(answer, codesOf[error]);
          assert.equal(await isStored(), isTaken, `fault ${fault}, answered ${answer.status}`);
          refused += isTaken ? 0 : 1;
        }
        assert.ok(refused > 0, 'no write failed that mattered');
        t.diagnostic(`${fault - 1} writes failed, ${refused} of them refused the request`);
      });
    }

    test(`SEC-16 ${name}: refused while the disk is full, taken when there is room`, async () => {
      disk.set(1, ENOSPC, true);
      const { answer, isStored } = await step();
      isProblem(answer, codesOf[ENOSPC]);
      assert.equal((await ada.get('/api/account')).status, 200, 'reading goes on');
      disk.heal();
      assert.equal(await isStored(), false);
      assert.ok((await step()).answer.status < 300);
    });
  }

  prove('saving a name', save);
  prove('uploading a picture', upload);
  prove('signing up', askToSignUp);

  test('SEC-16 everybody who was promised a mail gets it, and the link works', async () => {
    assert.ok(invited.length > 2);
    for (const email of invited) {
      const token = tokenOf(await linkSentTo(folder, email));
      const confirmed = await new Client(server).post('/api/sign-up/confirm', { token });
      assert.equal(confirmed.status, 201, confirmed.text);
    }
  });

  prove('signing in', signIn);

  test('SEC-16 what was acknowledged is there after kill -9, and the database is whole', async () => {
    const { answer, isStored } = await save();
    assert.equal(answer.status, 200);
    await server.end('SIGKILL');
    server = await startServer({ folder, settings, environment: disk.environment });
    ada.server = server;
    assert.ok(await isStored());
    const checked = execFileSync('sqlite3', [`${folder}/steward.db`, 'pragma integrity_check']);
    assert.equal(checked.toString().trim(), 'ok');
  });
});
