import { ConnectionError } from './failure.ts';
import { headersOf, readReply, type Reply, type RequestOptions } from './request.ts';

export interface UploadOptions extends RequestOptions {
  /** Called with the part that has left, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/** Sends raw bytes by XMLHttpRequest: `fetch` cannot tell how much of a body has left. */
export function upload(url: string, bytes: Blob, options: UploadOptions = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { signal } = options;
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headersOf({ ...options, method: 'POST' }))) {
      request.setRequestHeader(name, value);
    }
    request.setRequestHeader('content-type', bytes.type);
    request.timeout = options.timeoutMilliseconds ?? 120_000;
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) options.onProgress?.(loaded / total);
    };
    request.onload = () => {
      const { status, responseText } = request;
      const reply = () =>
        readReply(status, (name) => request.getResponseHeader(name), responseText);
      resolve(Promise.resolve().then(reply));
    };
    request.onerror = () => reject(new ConnectionError('server_unreachable'));
    request.ontimeout = () => reject(new ConnectionError('reply_timeout'));
    request.onabort = () => reject(abortError());
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    request.send(bytes);
  });
}

function abortError(): DOMException {
  return new DOMException('the upload was given up', 'AbortError');
}
