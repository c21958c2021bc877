import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { coreReady } from '../../../web/src/core.ts';
import { judgePicture } from '../../../web/src/picture/verdict.ts';

const core = await coreReady();
if (core === undefined) throw new Error('the core is not built: script/build wasm');
const limit = core.limits.pictureSizeBytesMax;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

/** A sound PNG; an ancillary chunk fills it up to `size` bytes. */
function png(size = 0): Buffer {
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const start = [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head)];
  const end = [chunk('IDAT', deflateSync(Buffer.alloc(14))), chunk('IEND', Buffer.alloc(0))];
  const bare = Buffer.concat([...start, ...end]).length;
  const filler = size === 0 ? [] : [chunk('stWd', Buffer.alloc(size - bare - 12))];
  return Buffer.concat([...start, ...filler, ...end]);
}
const webp = Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(14)]);

const file = (bytes: Buffer, name: string, type = '') =>
  new File([new Uint8Array(bytes)], name, { type });
const judge = (bytes: Buffer, name: string, type?: string) =>
  judgePicture(core, file(bytes, name, type));

describe('the verdict on a chosen file (A1, ACC-2, ACC-3)', () => {
  it('takes a sound picture and calls it what its bytes are', async () => {
    const verdict = await judge(png(), 'me.png', 'image/png');
    expect(verdict).toMatchObject({ ok: true, file: { name: 'me.png', facts: { format: 'png' } } });
    expect(verdict.ok && verdict.file.blob.type).toBe('image/png');
  });

  it('takes a picture with a wrong name, and notes it', async () => {
    const verdict = await judge(png(), 'me.gif', 'image/gif');
    expect(verdict.ok && verdict.file.blob.type).toBe('image/png');
    const codes = verdict.ok && verdict.file.facts?.notes?.map(({ code }) => code);
    expect(codes).toEqual(['picture_name_disagrees', 'picture_type_disagrees']);
  });

  it('takes the limit and refuses one byte more, with a way to make it smaller', async () => {
    expect((await judge(png(limit), 'big.png')).ok).toBe(true);
    expect(await judge(png(limit + 1), 'big.png')).toMatchObject({
      ok: false,
      issue: { code: 'picture_too_large', params: { actual_bytes: limit + 1 } },
      detected: 'png',
      wayOut: 'shrink',
    });
  });

  it('offers no shrinking for what is no picture', async () => {
    expect(await judge(Buffer.alloc(limit + 1), 'big.png')).toMatchObject({
      issue: { code: 'picture_too_large' },
      detected: undefined,
      wayOut: undefined,
    });
  });

  it('names another format whatever the file is called, and offers to convert it', async () => {
    expect(await judge(webp, 'me.png', 'image/png')).toMatchObject({
      issue: { code: 'picture_format_unsupported' },
      detected: 'webp',
      wayOut: 'convert',
    });
  });

  it('refuses a broken picture with no way but another file', async () => {
    expect(await judge(png().subarray(0, -20), 'me.png')).toMatchObject({
      issue: { code: 'picture_truncated' },
      detected: 'png',
      wayOut: undefined,
    });
  });

  it('leaves the verdict to the server where the core cannot run', async () => {
    const verdict = await judgePicture(undefined, file(webp, 'me.png', 'image/png'));
    expect(verdict).toMatchObject({ ok: true, file: { facts: undefined } });
  });
});
