// The same worker for Node.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { serve } from './instance.js';

async function load(address) {
  return WebAssembly.compile(await readFile(new URL(address)));
}

parentPort.on(
  'message',
  serve(load, (message, transfer) => parentPort.postMessage(message, transfer)),
);
