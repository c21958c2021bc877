// Starts the real server on a free port with a folder of its own, and ends it again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { until } from './until.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.STEWARD_SERVER ?? path.join(root, 'build/native/server/steward-server');

/** A port nobody listens on at this moment. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

export function temporaryFolder() {
  return mkdtempSync(path.join(tmpdir(), 'steward-test-'));
}

/** One running server. `log` grows while it runs; `exited` resolves with `{status, signal}`. */
class Server {
  constructor(process, url, folder) {
    this.process = process;
    this.url = url;
    this.folder = folder;
    this.log = '';
    for (const stream of [process.stdout, process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.log += text));
    }
    this.exited = once(process, 'exit').then(([status, signal]) => ({ status, signal }));
  }

  get running() {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  async ready() {
    await until(`${this.url} to be ready`, async () => {
      if (!this.running) return true;
      return (await fetch(`${this.url}/readyz`)).ok;
    });
    if (!this.running) throw new Error(`the server ended at its start:\n${this.log}`);
    return this;
  }

  /** Asks it to end, as an operator would. */
  async stop() {
    if (this.running) this.process.kill('SIGTERM');
    return this.exited;
  }

  /** Ends it as a power failure would: nothing is finished, nothing flushed. */
  async kill() {
    if (this.running) this.process.kill('SIGKILL');
    return this.exited;
  }
}

/** Settings as the server reads them from its environment; what is given in `settings` wins. */
function environment(port, folder, settings) {
  const defaults = {
    STEWARD_LISTEN: `127.0.0.1:${port}`,
    STEWARD_PUBLIC_URL: `http://127.0.0.1:${port}`,
    STEWARD_MODE: 'development',
    STEWARD_DATABASE: `sqlite:${folder}/steward.db`,
    STEWARD_MAIL: `outbox:${folder}/outbox`,
    STEWARD_KEY_FILE: `${folder}/key`,
    STEWARD_ASSETS_DIR: path.join(root, 'assets'),
    STEWARD_WEB_DIR: path.join(root, 'web/dist'),
  };
  return { PATH: process.env.PATH, ...defaults, ...settings };
}

/** Starts a process without waiting for it; for tests of the start itself. */
export async function spawnServer({ folder = temporaryFolder(), port, settings = {} } = {}) {
  const chosen = port ?? (await freePort());
  const child = spawn(program, [], {
    cwd: folder,
    env: environment(chosen, folder, settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return Object.assign(new Server(child, `http://127.0.0.1:${chosen}`, folder), { port: chosen });
}

/** Starts it and waits until it answers. `options.folder` and `options.port` continue an earlier one. */
export async function startServer(options) {
  return (await spawnServer(options)).ready();
}

/** A server for the tests of one file: ended and its folder removed after them. */
export async function serverFor(after, options) {
  const server = await startServer(options);
  after(async () => {
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  });
  return server;
}
