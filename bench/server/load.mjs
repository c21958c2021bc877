// Requests per second of one address: by wrk where it is installed, else by a loop of our own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

const connections = 32;

async function byWrk(url, headers, seconds) {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency'];
  for (const [name, value] of Object.entries(headers)) args.push('-H', `${name}: ${value}`);
  const child = spawn('wrk', [...args, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`wrk ended with ${status}`);
  const failed = /Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)/.exec(output);
  if (failed) throw new Error(`${url}: ${failed[0]}`);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]),
    p99: /99%\s+(\S+)/.exec(output)[1],
  };
}

/** One connection that asks again as soon as it is answered; gives its latencies in ms. */
async function keepAsking(url, request, until) {
  const socket = connect({ host: url.hostname, port: url.port });
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const latencies = [];
  while (performance.now() < until) {
    const since = performance.now();
    socket.write(request);
    let answer = '';
    do answer += (await once(socket, 'data'))[0].toString('latin1');
    while (!answer.includes('\r\n\r\n') || answer.length < lengthOf(answer));
    if (!answer.startsWith('HTTP/1.1 200')) throw new Error(answer.slice(0, 200));
    latencies.push(performance.now() - since);
  }
  socket.destroy();
  return latencies;
}

function lengthOf(answer) {
  const bodyAt = answer.indexOf('\r\n\r\n') + 4;
  return bodyAt + Number(/content-length: (\d+)/i.exec(answer)[1]);
}

async function byHand(address, headers, seconds) {
  const url = new URL(address);
  const lines = Object.entries({ Host: url.host, ...headers }).map(([n, v]) => `${n}: ${v}\r\n`);
  const request = `GET ${url.pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const until = performance.now() + seconds * 1000;
  const runs = Array.from({ length: connections }, () => keepAsking(url, request, until));
  const latencies = (await Promise.all(runs)).flat().sort((a, b) => a - b);
  const p99 = latencies[Math.floor(latencies.length * 0.99)];
  return { perSecond: latencies.length / seconds, p99: `${p99.toFixed(2)}ms` };
}

async function hasWrk() {
  const child = spawn('wrk', ['-v'], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(true));
  });
}

/** The loader of this machine: `{name, run(url, headers, seconds)}`. */
export const loader = (await hasWrk())
  ? { name: 'wrk', run: byWrk }
  : { name: 'the own loader, which is the limit itself', run: byHand };
