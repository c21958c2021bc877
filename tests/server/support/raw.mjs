// Bytes on a socket, exactly as a test writes them.
import { connect } from 'node:net';

/**
 * Opens a connection. Returns `{socket, send, response, closed, text}`:
 * `response()` waits for the next whole answer `{status, headers, body, head}`; `closed` fulfils
 * when the server has ended the connection; `text()` is everything received and not yet taken.
 */
export async function openConnection({ host, port }) {
  const socket = connect({ host, port });
  let received = Buffer.alloc(0);
  let ended = false;
  let wake = () => {};
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    wake();
  });
  const closed = new Promise((resolve) => {
    const done = () => {
      ended = true;
      wake();
      resolve();
    };
    socket.on('end', done);
    socket.on('error', done);
    socket.on('close', done);
  });
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });

  const takeHead = () => {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const head = received.subarray(0, end).toString('latin1');
    received = received.subarray(end + 4);
    const [statusLine, ...rest] = head.split('\r\n');
    const headers = new Headers();
    for (const line of rest) {
      headers.append(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
    }
    return { status: Number(statusLine.split(' ')[1]), headers, head };
  };
  const until = async (attempt) => {
    for (;;) {
      const found = attempt();
      if (found !== undefined) return found;
      if (ended) throw new Error(`the connection ended before an answer: ${received}`);
      await new Promise((resolve) => (wake = resolve));
    }
  };

  const response = async ({ hasBody = true } = {}) => {
    const answer = await until(takeHead);
    const length = hasBody ? Number(answer.headers.get('content-length') ?? 0) : 0;
    const body = await until(() => {
      if (received.length < length) return undefined;
      const bytes = received.subarray(0, length);
      received = received.subarray(length);
      return bytes;
    });
    return { ...answer, body, json: () => JSON.parse(body.toString()) };
  };
  return {
    socket,
    closed,
    response,
    send: (bytes) => socket.write(bytes),
    text: () => received.toString('latin1'),
  };
}

/** Sends `bytes` on a new connection and gives the first answer. */
export async function exchange(server, bytes, options) {
  const connection = await openConnection(server);
  connection.send(bytes);
  try {
    return await connection.response(options);
  } finally {
    connection.socket.destroy();
  }
}
