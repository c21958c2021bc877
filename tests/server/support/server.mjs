// Starts the built server as a process of its own, with its own folder for everything it stores,
// on a port the system chooses, and ends exactly that process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The build that is tested: `STEWARD_BUILD_DIR`, or the native preset's. */
export const buildFolder = resolve(repository, process.env.STEWARD_BUILD_DIR ?? 'build/native');

const settled = new Set();

function environmentFor(folder, settings) {
  const environment = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith('STEWARD_')) environment[name] = value;
  }
  const all = {
    listen: '127.0.0.1:0',
    database: `sqlite:${join(folder, 'steward.db')}`,
    mail: `outbox:${join(folder, 'outbox')}`,
    key_file: join(folder, 'steward.key'),
    assets_dir: join(repository, 'assets'),
    web_dir: join(repository, 'web/dist'),
    log_format: 'json',
    ...settings,
  };
  for (const [key, value] of Object.entries(all)) {
    if (value !== undefined) environment[`STEWARD_${key.toUpperCase()}`] = String(value);
  }
  return environment;
}

/**
 * Runs the server to its end, for starts that must fail: `{status, stdout, stderr}`.
 * `settings`: configuration keys as in docs/operations.md; `undefined` leaves one unset.
 */
export async function runServer({ settings = {}, args = [], program = 'server/steward-server' }) {
  const folder = await mkdtemp(join(tmpdir(), 'steward-'));
  try {
    const child = spawn(join(buildFolder, program), args, {
      cwd: folder,
      env: environmentFor(folder, settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    const [status] = await once(child, 'close');
    return { status, stdout, stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Starts the server and waits until it says where it listens.
 *
 * `settings`: configuration keys as in docs/operations.md, over defaults that suit tests.
 * `folder`: where it stores; one is made, and removed by `stop`, when none is given. Pass one to
 * start a second time on the same data.
 * `context`: a test's own `t`; then the server stops with the test, however that ends.
 * `environment`: further variables for the process.
 * `keepsLog`: false throws the log away unread, so that reading it costs nothing.
 *
 * Returns `{url, host, port, pid, folder, log, lines, fetch, logged, end, stop}`:
 * `log` are the lines of the log so far, parsed; `logged(test)` waits for one that passes;
 * `end(signal)` ends the process and gives its exit status; `stop()` also removes the folder.
 */
export async function startServer({
  settings = {},
  args = [],
  folder,
  context,
  environment = {},
  keepsLog = true,
  program = 'server/steward-server',
} = {}) {
  const path = join(buildFolder, program);
  if (!existsSync(path)) throw new Error(`${path} is not built: run script/build`);
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'steward-')));
  const child = spawn(path, args, {
    cwd: home,
    env: { ...environmentFor(home, settings), ...environment },
    stdio: ['ignore', 'pipe', keepsLog ? 'pipe' : 'ignore'],
  });
  const exited = once(child, 'exit');
  const lines = [];
  const log = [];
  const waiting = new Set();
  const take = (line) => {
    lines.push(line);
    try {
      log.push(JSON.parse(line));
    } catch {
      // Not every program logs JSON; `lines` has the text.
    }
    for (const check of waiting) check();
  };
  if (keepsLog) createInterface({ input: child.stderr }).on('line', take);

  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /listening on (http:\/\/\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
    child.on('error', reject);
    child.on('close', (status) =>
      reject(new Error(`the server ended with ${status}:\n${lines.join('\n')}`)),
    );
  });
  settled.add(child);
  child.on('exit', () => settled.delete(child));
  const url = new URL(address);

  /** The first line of the log for which `test` holds; waits for it. */
  const logged = (test) =>
    new Promise((resolve) => {
      const check = () => {
        const found = log.find(test);
        if (!found) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  const end = async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [status] = await exited;
    return status;
  };
  const stop = async () => {
    await end();
    if (!folder) await rm(home, { recursive: true, force: true });
  };
  context?.after(stop);
  return {
    url: url.origin,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port),
    pid: child.pid,
    folder: home,
    lines,
    log,
    logged,
    fetch: (path, options) => fetch(new URL(path, url), options),
    end,
    stop,
  };
}

// A test that failed before its `stop` must not leave a process behind.
process.on('exit', () => {
  for (const child of settled) child.kill('SIGKILL');
});
