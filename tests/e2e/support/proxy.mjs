// A proxy of a deployment in front of the real server, which may change the headers of answers and
// has files of its own, as a host page has.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname } from 'node:path';

import { startServer } from '../../server/support/server.mjs';

const mediaTypes = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.html': 'text/html' };

/** The file at `path` below one of `folders` (address prefix → folder URL), if it is there. */
async function fileAt(path, folders) {
  const found = Object.entries(folders).find(([prefix]) => path.startsWith(prefix));
  if (found === undefined) return undefined;
  const [prefix, folder] = found;
  const file = new URL(path.slice(prefix.length), folder);
  return {
    type: mediaTypes[extname(file.pathname)] ?? 'application/wasm',
    body: await readFile(file),
  };
}

function forward(target, { change, folders }) {
  return async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const own = await fileAt(url, folders);
    if (own !== undefined) {
      outgoing.writeHead(200, { 'content-type': own.type, ...change({}, url) }).end(own.body);
      return;
    }
    const { hostname, port } = new URL(target.url);
    const onwards = request({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, change({ ...answer.headers }, url));
      answer.pipe(outgoing);
    });
    onwards.on('error', (error) => outgoing.destroy(error));
    incoming.pipe(onwards);
  };
}

/**
 * Starts the server behind a proxy: `change(headers, path)` gives the headers that the browser
 * gets, `folders` the files that the proxy answers itself, by address prefix. Like `startServer`,
 * but `url` is the proxy's.
 */
export async function startBehindProxy({ change = (headers) => headers, folders = {} }) {
  const target = {};
  const proxy = createServer(forward(target, { change, folders }));
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = `http://127.0.0.1:${proxy.address().port}`;
  const server = await startServer({ settings: { public_url: url } });
  target.url = server.url;
  const stop = async () => {
    proxy.closeAllConnections();
    proxy.close();
    await server.stop();
  };
  return { ...server, url, stop };
}
