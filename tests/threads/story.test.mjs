// SEC-8: a busy server under the thread sanitizer: several people at once read, write, listen and
// leave, while mails go out and the log is kept, and it is asked to end in the middle of it.
// Needs `script/build tsan web`; `script/test threads` builds and runs it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Client, password } from '../support/client.mjs';
import { png } from '../support/pictures.mjs';
import { person, renameWorkspace } from '../server/support/people.mjs';
import { buildFolder, startServer } from '../server/support/server.mjs';
import { join, startTeam, stores } from '../server/support/team.mjs';
import { openWindow } from '../server/support/windows.mjs';

const rounds = 12;
const picture = png(32, 32, (x, y) => [x * 8, y * 8, 90]);

/** Asks for the end. A race makes it 66, whose report is in the server's own lines. */
async function endsWithoutRace(server) {
  const status = await server.end();
  const from = server.lines.findIndex((line) => /ThreadSanitizer/.test(line));
  const lines = from < 0 ? server.lines.slice(-20) : server.lines.slice(from, from + 80);
  const said = lines.join('\n');
  assert.equal(status, 0, `ended with ${status}:\n${said}`);
  assert.equal(from, -1, said);
}

test('the server that runs here reports races', () => {
  assert.match(buildFolder, /tsan$/, 'set STEWARD_BUILD_DIR=build/tsan');
});

/** What one person does in one round; answers may be refusals, but never a fault. */
async function round(client, path, number) {
  const answers = await Promise.all([
    client.get('/api/session'),
    client.get('/api/account'),
    client.get(path),
    client.get(`${path}/members?search=a&role=user`),
    client.get(`${path}/audit-events`),
    client.get(`${path}/credits`),
    client.get('/api/plans'),
    client.get('/healthz'),
    client.get('/readyz'),
    client.get('/'),
    renameWorkspace(client, path, `Looms ${number}`),
    client.post('/api/pictures', undefined, { bytes: picture, type: 'image/png' }),
    new Client(client.server).post('/api/sign-in', { email: 'nobody@example.test', password }),
  ]);
  for (const { status, text } of answers) assert.ok(status < 500, `${status} ${text}`);
}

for (const store of stores)
  test(`SEC-8 no race while a team works, on ${store.name}`, async (context) => {
    const { server, missing, stop } = await store.start({ io_threads: 4, worker_threads: 8 });
    if (missing) return context.skip(missing);
    context.after(stop);
    const team = await startTeam(server);
    const { admin, id, path } = team;
    const people = [admin];
    for (const name of ['grace', 'joan']) {
      people.push(await join(server, team, `${name}@example.test`, { role: 'admin' }));
    }
    const others = await Promise.all([person(server, 'Eve'), person(server, 'Mallory')]);
    const windows = await Promise.all(
      [...people, ...people].map((client) => openWindow(server, client, id)),
    );

    for (let number = 0; number < rounds; number += 1) {
      const passing = openWindow(server, admin, id).then((window) => window.close());
      await Promise.all([
        passing,
        ...people.map((client) => round(client, path, number)),
        ...others.map((client) => round(client, client.path, number)),
      ]);
    }
    await Promise.all(windows.map((window) => window.next()));
    await windows[0].close();
    const renewed = new Client(server);
    const signedIn = await renewed.post('/api/sign-in', { email: 'ada@example.test', password });
    assert.equal(signedIn.status, 200, signedIn.text);

    // In the middle of requests and with windows open: what runs is finished, what waits ends.
    const last = people.map((client) => client.get(path).catch((error) => error));
    await endsWithoutRace(server);
    await Promise.all([...last, ...windows.map(({ ended }) => ended)]);
  });

test('SEC-8 no race while a server starts and ends at once', async () => {
  for (let time = 0; time < 5; time += 1) {
    const server = await startServer({ settings: { io_threads: 4 } });
    try {
      const asked = [server.fetch('/healthz'), server.fetch('/api/session')];
      const answered = Promise.allSettled(asked);
      await endsWithoutRace(server);
      await answered;
    } finally {
      await server.stop();
    }
  }
});
