// Every picture the tests use, made on the spot: always the same bytes, nothing downloaded.
import { animationSamples } from './animation_samples.mjs';
import { bytes } from './bytes.mjs';
import { gifSamples } from './gif_samples.mjs';
import { jpegSamples } from './jpeg_samples.mjs';
import { pngSamples } from './png_samples.mjs';

const box = (brand, ...compatible) =>
  bytes(0, 0, 0, 16 + 4 * compatible.length, 'ftyp', brand, 0, 0, 0, 0, ...compatible, 'rest');
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** The heads of formats that are refused by name; the rest of such files is never looked at. */
const disguises = () => ({
  'webp.png': bytes('RIFF', 26, 0, 0, 0, 'WEBPVP8L', 13, 0, 0, 0, 0x2f, Buffer.alloc(13)),
  'avif.png': box('avif', 'mif1', 'miaf'),
  'avif_general.png': box('mif1', 'avif'),
  'heic.jpg': box('heic', 'mif1'),
  'heif_general.jpg': box('mif1', 'heic'),
  'video.jpg': box('isom', 'mp41'),
  'svg.png': bytes(svg),
  'svg_prologue.png': bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawing -->\n', svg),
  'html.png': bytes('<!DOCTYPE html><html><body><svg></svg></body></html>'),
  'bmp.png': bytes('BM', 70, Buffer.alloc(3), Buffer.alloc(4), 54, 0, 0, 0, 40, Buffer.alloc(43)),
  'text_bm.png': bytes('BMW is a maker of cars and motorcycles.'),
  'tiff.jpg': bytes('II*\0', 8, 0, 0, 0, Buffer.alloc(20)),
  'tiff_big_endian.jpg': bytes('MM\0*', 0, 0, 0, 8, Buffer.alloc(20)),
  'ico.png': bytes(0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, Buffer.alloc(20)),
  'pdf.gif': bytes('%PDF-1.7\n%binary'),
  'psd.png': bytes('8BPS', 0, 1, Buffer.alloc(20)),
  'jxl.jpg': bytes(0xff, 0x0a, Buffer.alloc(20)),
  'jxl_boxed.jpg': bytes(0, 0, 0, 12, 'JXL \r\n', 0x87, '\n', Buffer.alloc(8)),
  'jpeg2000.jpg': bytes(0, 0, 0, 12, 'jP  \r\n', 0x87, '\n', Buffer.alloc(8)),
  'zip.png': bytes('PK\x03\x04', Buffer.alloc(30)),
  'random.png': bytes('just some text that is no picture'),
  'one_byte.png': bytes(0x89),
  'empty.png': bytes(),
  'webp_over.png': bytes('RIFF', 0, 0, 80, 0, 'WEBPVP8 ', Buffer.alloc(5 * 1024 * 1024)),
});

/** Name → Uint8Array. Takes about a second; the largest are 5 MiB. */
export function makeSamples() {
  return new Map(
    Object.entries({
      ...pngSamples(),
      ...animationSamples(),
      ...jpegSamples(),
      ...gifSamples(),
      ...disguises(),
    }).map(([name, file]) => [name, new Uint8Array(file)]),
  );
}
