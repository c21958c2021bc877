// Requests per second of one address: by wrk where it is installed, else by a loop of our own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const connections = 32;

async function byWrk(url, headers, seconds) {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency'];
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

/** Sends the request and reads its answer to the end. */
async function answerTo(socket, request) {
  socket.write(request);
  let answer = '';
  do answer += (await once(socket, 'data'))[0].toString('latin1');
  while (!answer.includes('\r\n\r\n') || answer.length < lengthOf(answer));
  if (!answer.startsWith('HTTP/1.1 200')) throw new Error(answer.slice(0, 200));
}

/** One connection that asks again as soon as it is answered; gives its latencies in ms. */
async function keepAsking(url, request, until) {
  const socket = connect({ host: url.hostname, port: url.port });
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const latencies = [];
  while (performance.now() < until) {
    const since = performance.now();
    await answerTo(socket, request);
    latencies.push(performance.now() - since);
  }
  socket.destroy();
  return latencies;
}

function lengthOf(answer) {
  const bodyAt = answer.indexOf('\r\n\r\n') + 4;
  return bodyAt + Number(/content-length: (\d+)/i.exec(answer)[1]);
}

const requestOf = (url, headers) => {
  const lines = Object.entries({ Host: url.host, ...headers }).map(([n, v]) => `${n}: ${v}\r\n`);
  return `GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`;
};

async function byHand(address, headers, seconds) {
  const url = new URL(address);
  const request = requestOf(url, headers);
  const until = performance.now() + seconds * 1000;
  const runs = Array.from({ length: connections }, () => keepAsking(url, request, until));
  const latencies = (await Promise.all(runs)).flat().sort((a, b) => a - b);
  const p99 = latencies[Math.floor(latencies.length * 0.99)];
  return { perSecond: latencies.length / seconds, p99: `${p99.toFixed(2)}ms` };
}

/**
 * Asks at a steady rate, whether or not the answers keep up: a request's time begins when it was
 * due, so that waiting for a slow one before it counts. Gives `{p50, p99}` in ms.
 */
export async function runAtRate(address, headers, perSecond, seconds) {
  const url = new URL(address);
  const request = requestOf(url, headers);
  const begun = performance.now();
  const total = Math.floor(perSecond * seconds);
  const times = [];
  let next = 0;
  const ask = async () => {
    const socket = connect({ host: url.hostname, port: url.port });
    await once(socket, 'connect');
    socket.setNoDelay(true);
    while (next < total) {
      const due = begun + (1000 * next++) / perSecond;
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const sent = Math.max(due, early > 0 ? performance.now() : due);
      await answerTo(socket, request);
      times.push(performance.now() - sent);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, ask));
  times.sort((a, b) => a - b);
  return { p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] };
}

async function hasWrk() {
  const child = spawn('wrk', ['-v'], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(true));
  });
}

/** Processor time of a process so far, in µs. */
export function processorTimeOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]); // user and system, 100 a second
  return ticks * 10_000;
}

/** The loader of this machine: `{name, run(url, headers, seconds)}`. */
export const loader = (await hasWrk())
  ? { name: 'wrk', run: byWrk }
  : { name: 'the own loader, which is the limit itself', run: byHand };
