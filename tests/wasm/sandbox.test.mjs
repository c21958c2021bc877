// security.md 1.1: whatever happens inside the picture module ends its instance and its worker,
// never the program, and the next picture gets new ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createPictureEditor } from '@steward/core/picture';

import { png, pngBomb } from '../support/pictures.mjs';
import { deepPng } from './support/pngs.mjs';
import { trapModule } from './support/trap.mjs';

const file = png(8, 8, (x, y) => [x * 30, y * 30, 0]);
const code = (expected) => ({ name: 'PictureError', code: expected });

/** An editor, and how many workers it has started and ended. */
function counted(options = {}) {
  const count = { started: 0, ended: 0 };
  const editor = createPictureEditor({
    ...options,
    createWorker() {
      count.started += 1;
      const thread = new Worker(new URL(import.meta.resolve('@steward/core/picture/worker')));
      thread.unref();
      const worker = {
        postMessage: (message, transfer) => thread.postMessage(message, transfer),
        terminate: () => {
          count.ended += 1;
          return thread.terminate();
        },
      };
      thread.on('message', (data) => worker.onmessage({ data }));
      thread.on('error', (error) => worker.onerror(error));
      return worker;
    },
  });
  return { editor, count };
}

test('a sound picture keeps the worker', async () => {
  const { editor, count } = counted();
  await editor.edit(file);
  await editor.edit(file);
  assert.deepEqual(count, { started: 1, ended: 0 });
  editor.close();
  await editor.edit(file);
  assert.deepEqual(count, { started: 2, ended: 1 });
  editor.close();
});

test('SEC-1 the check comes first: its code, and a new worker afterwards', async () => {
  const { editor, count } = counted();
  await assert.rejects(editor.edit(file.subarray(0, 40)), code('picture_truncated'));
  await assert.rejects(editor.edit(Buffer.from('<svg/>')), code('picture_format_unsupported'));
  await assert.rejects(editor.edit(pngBomb(60_000, 60_000)), code('picture_dimensions_too_large'));
  await editor.edit(file);
  assert.deepEqual(count, { started: 4, ended: 3 });
  editor.close();
});

test('a trap ends the worker, and the next call works', async () => {
  const { editor, count } = counted({ wasm: trapModule() });
  await assert.rejects(editor.edit(file), code('picture_edit_failed'));
  await assert.rejects(editor.edit(file), code('picture_edit_failed'));
  assert.deepEqual(count, { started: 2, ended: 2 });
  const { editor: sound } = counted();
  assert.equal((await sound.edit(file)).width, 8);
  sound.close();
});

test('SEC-3 a picture that needs more than the memory cap is told so', async () => {
  const { editor, count } = counted();
  const large = deepPng(8000, 6000);
  await assert.rejects(editor.edit(large, { width: 256 }), code('picture_edit_too_large'));
  assert.equal((await editor.edit(file)).width, 8);
  assert.deepEqual(count, { started: 2, ended: 1 });
  editor.close();
});

test('a crop outside of the picture is refused', async () => {
  const { editor } = counted();
  for (const crop of [
    { x: 0, y: 0, width: 9, height: 8 },
    { x: -1, y: 0, width: 4, height: 4 },
    { x: 8, y: 8, width: 1, height: 1 },
    { x: 0, y: 0, width: 0, height: 4 },
    { x: 0, y: 0, width: 4, height: 0 },
    { x: 2 ** 31 - 1, y: 0, width: 2 ** 31 - 1, height: 4 },
  ])
    await assert.rejects(editor.edit(file, { crop }), code('picture_edit_crop_outside'));
  editor.close();
});

test('mistakes of the caller start nothing', async () => {
  const { editor, count } = counted();
  await assert.rejects(editor.edit('not bytes'), TypeError);
  await assert.rejects(editor.edit(file, { format: 'gif' }), TypeError);
  await assert.rejects(editor.edit(file, { width: Number.NaN }), TypeError);
  await assert.rejects(editor.preview(file, '12'), TypeError);
  assert.deepEqual(count, { started: 0, ended: 0 });
});

test('a missing module or worker is named', async () => {
  const wasm = new URL('./missing.wasm', import.meta.url);
  await assert.rejects(counted({ wasm }).editor.edit(file), {
    ...code('picture_edit_blocked'),
    message: /missing\.wasm/,
  });
  const blocked = createPictureEditor({
    createWorker() {
      throw new Error('no policy');
    },
  });
  await assert.rejects(blocked.edit(file), {
    ...code('picture_edit_blocked'),
    message: /no policy/,
  });
});
