// What cameras and editors leave in pictures. Each piece carries the word CANARY, so that a test
// can search for it in what is stored or served (SEC-5).
import { bytes } from './bytes.mjs';
import { chunk, stored } from './png.mjs';
import { segment } from './jpeg.mjs';

export const canary = 'CANARY';

/** A TIFF block: orientation, camera name, a GPS directory and a thumbnail directory. */
export function tiff(orientation, { little = false } = {}) {
  const number = (value, size) => {
    const buffer = Buffer.alloc(size);
    if (little) buffer.writeUIntLE(value, 0, size);
    else buffer.writeUIntBE(value, 0, size);
    return buffer;
  };
  const entry = (tag, type, count, value) =>
    bytes(number(tag, 2), number(type, 2), number(count, 4), value);
  const directory = (next, ...entries) =>
    bytes(number(entries.length, 2), entries, number(next, 4));
  const model = `${canary}-MODEL\0`;
  const gpsAt = 8 + 2 + 3 * 12 + 4;
  const thumbnailAt = gpsAt + 2 + 2 * 12 + 4;
  const textAt = thumbnailAt + 2 + 12 + 4;
  return bytes(
    little ? 'II' : 'MM',
    number(42, 2),
    number(8, 4),
    directory(
      thumbnailAt,
      entry(0x0110, 2, model.length, number(textAt, 4)),
      entry(0x0112, 3, 1, [number(orientation, 2), 0, 0]),
      entry(0x8825, 4, 1, number(gpsAt, 4)),
    ),
    directory(0, entry(1, 2, 2, 'N\0\0\0'), entry(29, 2, 11, number(textAt, 4))),
    directory(0, entry(0x0103, 3, 1, [number(6, 2), 0, 0])),
    model,
    `${canary}-GPS 52.5200 13.4050\0`,
    `${canary}-THUMBNAIL`,
  );
}

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${canary}-XMP</x:xmpmeta>`;
const profile = Buffer.from('not a real profile, but kept byte for byte', 'latin1');

export const exifSegment = (orientation, options) =>
  segment(0xe1, 'Exif\0\0', tiff(orientation, options));
export const xmpSegment = () => segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp);
export const profileSegment = () => segment(0xe2, 'ICC_PROFILE\0', 1, 1, profile);
export const photoshopSegment = () =>
  segment(0xed, 'Photoshop 3.0\0', '8BIM', 4, 4, 0, 0, 0, 0, 0, 15, `${canary}-IPTC caption`);
export const commentSegment = () => segment(0xfe, `${canary}-COMMENT`);
export const thumbnailExtension = () => segment(0xe0, 'JFXX\0', 0x10, `${canary}-JFXX`);
export const pictureIndex = () => segment(0xe2, 'MPF\0', 'MM\0*\0\0\0\x08', `${canary}-MPF`);
export const adobe = (transform) => segment(0xee, 'Adobe', 0, 100, 0, 0, 0, 0, transform);

export const textChunks = () =>
  bytes(
    chunk('tEXt', 'Comment\0', `${canary}-TEXT`),
    chunk('zTXt', 'Raw profile type exif\0', 0, stored(Buffer.from(`${canary}-ZTXT`))),
    chunk('iTXt', 'XML:com.adobe.xmp\0', 0, 0, 0, 0, xmp),
    chunk('tIME', 7, 0xea, 11, 21, 8, 0, 0),
    chunk('prVW', `${canary}-PREVIEW`),
  );
export const exifChunk = (orientation, options) => chunk('eXIf', tiff(orientation, options));
export const profileChunk = () => chunk('iCCP', 'profile\0', 0, stored(profile));
