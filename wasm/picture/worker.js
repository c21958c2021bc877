// The module worker of the browser. Its script and picture.wasm come from the page's own origin;
// a policy on them needs `script-src 'self' 'wasm-unsafe-eval'`.
import { serve } from './instance.js';

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`answered HTTP ${response.status}; serve picture.wasm there`);
  const type = response.headers.get('content-type') ?? 'no content type';
  const bytes = await response.arrayBuffer();
  if (
    new DataView(bytes.slice(0, 4).byteLength === 4 ? bytes : new ArrayBuffer(4)).getUint32(0) !==
    0x0061736d
  )
    throw new Error(`answered ${type}, which is not WebAssembly`);
  return WebAssembly.compile(bytes);
}

const answer = serve(load, (message, transfer) => self.postMessage(message, transfer));
self.onmessage = ({ data }) => answer(data);
