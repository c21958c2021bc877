// Live windows: how long after the commit an event is in every one of 1,000 windows of a workspace,
// and what 10,000 idle ones cost in memory. Every window is a connection with a session.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

process.env.STEWARD_BUILD_DIR ??= 'build/release';
const { startServer } = await import('../../tests/server/support/server.mjs');
const { signUp } = await import('../../tests/support/client.mjs');
const { goal, printMachine } = await import('../support/measure.mjs');

const windowsOfOne = 1000;
const idleWindows = 10_000;
const rounds = 20;

const memoryMb = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/**
 * A window on a bare socket; `heard(position)` fulfils with how long after it was written, just
 * before the commit, that event came: both clocks are this machine's.
 */
async function openWindow(server, request) {
  const socket = connect({ host: server.host, port: server.port });
  await once(socket, 'connect');
  socket.write(request);
  let text = '';
  let waiting;
  const look = (at) => {
    if (!waiting || !text.includes(`id: ${waiting.position}\nevent: change`)) return;
    const [, occurredAt] = /"occurred_at":"([^"]+)"/.exec(text) ?? [];
    if (!occurredAt) return; // the rest of it is on its way
    waiting.resolve(at - Date.parse(occurredAt));
    waiting = undefined;
    text = '';
  };
  socket.on('data', (bytes) => {
    text += bytes.toString('latin1');
    look(Date.now());
  });
  const heard = (position) =>
    new Promise((resolve) => {
      waiting = { position, resolve };
      look(Date.now());
    });
  while (!text.includes('retry:')) await once(socket, 'data');
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(text);
  return { heard, close: () => socket.destroy() };
}

/** So many windows, a hundred at a time: the queue of a listening socket is finite. */
async function openWindows(server, count, request) {
  const windows = [];
  while (windows.length < count) {
    const batch = Math.min(100, count - windows.length);
    windows.push(
      ...(await Promise.all(Array.from({ length: batch }, () => openWindow(server, request)))),
    );
  }
  return windows;
}

function report(name, values) {
  const sorted = values.sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  console.log(
    `  ${name.padEnd(44)} p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, ` +
      `max ${at(1).toFixed(1)} ms`,
  );
  return at(1);
}

printMachine();
const server = await startServer({
  settings: { connections_max: idleWindows + 100, log_level: 'warning' },
  keepsLog: false,
});
const ada = await signUp(server, { email: 'ada@example.com' });
const [{ id }] = ada.session.workspaces;
const path = `/api/workspaces/${id}`;
const request =
  `GET ${path}/events HTTP/1.1\r\nHost: b\r\nCookie: ${ada.cookieHeader()}\r\n` +
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\r\n' +
  'Accept: text/event-stream\r\nAccept-Language: en-GB,en;q=0.9,de;q=0.8\r\n\r\n';

const windows = await openWindows(server, windowsOfOne, request);
let etag = (await ada.get(path)).headers.get('etag');
const times = [];
for (let round = 0; round < rounds; ++round) {
  const position = round + 2; // the first event is the workspace itself
  const heard = windows.map((window) => window.heard(position));
  const saved = await ada.patch(path, { name: `Engines ${round}` }, etag);
  etag = saved.headers.get('etag');
  times.push(...(await Promise.all(heard)));
}
console.log(`an event in each of ${windowsOfOne} windows of one workspace, ${rounds} times`);
const slowest = report('after it was written, commit included', times);
goal('event in every window', slowest, 100, ' ms');
for (const window of windows) window.close();

const before = memoryMb(server.pid);
const idle = await openWindows(server, idleWindows, request);
const grown = memoryMb(server.pid) - before;
console.log(`${idleWindows} idle windows`);
console.log(
  `  resident memory ${memoryMb(server.pid).toFixed(1)} MB, grown by ${grown.toFixed(1)} MB`,
);
goal('memory of idle windows', memoryMb(server.pid), 200, ' MB');
for (const window of idle) window.close();
await server.stop();
