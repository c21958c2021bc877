// A square of 256 pixels out of a large picture: decode, resize, encode. The module works on the
// whole picture behind its check, the peers decode what they are given.
import { readFile } from 'node:fs/promises';
import { Jimp } from 'jimp';
import photon from '@silvia-odwyer/photon-node';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg from '@jsquash/jpeg/encode.js';
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js';
import resize, { initResize } from '@jsquash/resize';
import { editPicture } from '@steward/core/picture';

import { goal, measure, print, printMachine } from '../support/measure.mjs';
import { jpegOf, photograph, pngOf } from './samples.mjs';

const SIDE = 256;
const QUALITY = 85;

const compiled = async (path) =>
  WebAssembly.compile(await readFile(new URL(import.meta.resolve(path))));
globalThis.ImageData ??= class ImageData {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};
await initJpegDecoder(await compiled('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'));
await initPngDecoder(await compiled('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
await initResize(await compiled('@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm'));

const bufferOf = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);

function candidates(bytes, format) {
  const decode = format === 'jpeg' ? decodeJpeg : decodePng;
  return [
    {
      name: 'steward (check, decode, encode)',
      run: () =>
        editPicture(bytes, { width: SIDE, height: SIDE, format: 'jpeg', quality: QUALITY }),
    },
    {
      name: 'jSquash',
      run: async () => {
        const picture = await decode(bufferOf(bytes));
        const height = Math.round((picture.height * SIDE) / picture.width);
        return encodeJpeg(await resize(picture, { width: SIDE, height }), { quality: QUALITY });
      },
    },
    {
      name: 'photon',
      run: () => {
        const picture = photon.PhotonImage.new_from_byteslice(bytes);
        const height = Math.round((picture.get_height() * SIDE) / picture.get_width());
        const small = photon.resize(picture, SIDE, height, photon.SamplingFilter.Triangle);
        const result = small.get_bytes_jpeg(QUALITY);
        small.free();
        picture.free();
        return result;
      },
    },
    {
      name: 'jimp',
      run: async () => {
        const picture = await Jimp.read(Buffer.from(bytes));
        picture.resize({ w: SIDE });
        return picture.getBuffer('image/jpeg', { quality: QUALITY });
      },
    },
  ];
}

printMachine();
const photo = photograph(4000, 3000, 58);
const samples = [
  ['JPEG, baseline', 'jpeg', await jpegOf(photo, { quality: 85, progressive: false })],
  ['JPEG, progressive', 'jpeg', await jpegOf(photo, { quality: 85 })],
  ['PNG', 'png', pngOf(photograph(1900, 1600, 14))],
];
for (const [name, format, bytes] of samples) {
  const results = await measure(candidates(bytes, format), 5);
  print(`${name}, ${(bytes.length / 1e6).toFixed(1)} MB, to ${SIDE} pixels`, results);
  const { steward, ...peers } = Object.fromEntries(
    Object.entries(results).map(([key, { median }]) => [key.split(' ')[0], median]),
  );
  goal('time beside the fastest peer', steward / Math.min(...Object.values(peers)), 1 / 3);
}
