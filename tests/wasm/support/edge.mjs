// Runs the module of standard input as an edge runtime would: in a realm of its own that may not
// compile, beside the files of the package, where a `.wasm` is imported as a compiled module.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createContext, SourceTextModule, SyntheticModule } from 'node:vm';
import {
  MessageChannel,
  moveMessagePortToContext,
  receiveMessageOnPort,
} from 'node:worker_threads';

const folder = new URL('../../../wasm/', import.meta.url);
const context = createContext(
  { TextEncoder, TextDecoder, URL, Response, Headers, fetch, setTimeout, queueMicrotask },
  { codeGeneration: { strings: false, wasm: false } },
);

/** Compiled out here, as at deployment, and brought over as a `WebAssembly.Module` of the realm. */
async function moduleOf(file) {
  const { port1, port2 } = new MessageChannel();
  const inside = moveMessagePortToContext(port2, context);
  port1.postMessage(await WebAssembly.compile(await readFile(file)));
  const { message } = receiveMessageOnPort(inside);
  port1.close();
  return message;
}

const modules = new Map();

async function load(address) {
  if (!address.endsWith('.wasm')) {
    const source = await readFile(new URL(address), 'utf8');
    return new SourceTextModule(source, {
      context,
      identifier: address,
      initializeImportMeta: (meta) => (meta.url = address),
    });
  }
  const module = await moduleOf(new URL(address));
  return new SyntheticModule(
    ['default'],
    function () {
      this.setExport('default', module);
    },
    { context, identifier: address },
  );
}

function link(specifier, { identifier }) {
  const address = new URL(specifier, identifier).href;
  if (!modules.has(address)) modules.set(address, load(address));
  return modules.get(address);
}

const worker = new SourceTextModule(readFileSync(0, 'utf8'), {
  context,
  identifier: new URL('worker.js', folder).href,
});
await worker.link(link);
await worker.evaluate();
process.stdout.write(JSON.stringify(worker.namespace.answer));
