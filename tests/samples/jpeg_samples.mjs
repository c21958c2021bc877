// Sound and broken JPEG files, each made for one rule of the check.
import { big16, bytes, find, patched } from './bytes.mjs';
import * as jpegs from './jpeg.mjs';
import * as metadata from './metadata.mjs';

const { eoi, frame, jfif, jpeg, pictureOf, quantization, scan, scansOf, segment, soi, tables } =
  jpegs;
const small = { width: 37, height: 29 };

function kinds() {
  return {
    'jpeg_gray.jpg': jpeg({ ...small, kind: 'gray' }),
    'jpeg_color.jpg': jpeg({ ...small, kind: 'color' }),
    'jpeg_subsampled.jpg': jpeg(small),
    'jpeg_cmyk.jpg': jpeg({ ...small, kind: 'cmyk', before: metadata.adobe(0) }),
    'jpeg_progressive.jpg': jpeg({ ...small, progressive: true }),
    'jpeg_progressive_gray.jpg': jpeg({ ...small, kind: 'gray', progressive: true }),
    'jpeg_restart.jpg': jpeg({ ...small, restart: 1 }),
    'jpeg_restart_progressive.jpg': jpeg({ ...small, progressive: true, restart: 2 }),
    'jpeg_extended.jpg': sequential({ marker: 0xc1 }),
    'jpeg_separate_scans.jpg': separateScans(),
    'jpeg_fill_bytes.jpg': bytes(soi, 0xff, 0xff, jpeg(small).subarray(2)),
  };
}

/** A baseline file whose frame header is another. */
const sequential = (header, scans) => {
  const picture = pictureOf({ ...small, kind: 'gray' });
  return bytes(
    soi,
    jfif(),
    quantization(),
    frame({ ...picture, ...header }),
    tables(),
    scans ?? scansOf(picture),
    eoi,
  );
};

function separateScans() {
  const picture = pictureOf(small);
  const scans = picture.components.map((one) => scan(picture, { selected: [one] }));
  return jpeg({ ...small, scans: bytes(...scans) });
}

function orientations() {
  const samples = {};
  for (let orientation = 1; orientation <= 8; ++orientation)
    samples[`jpeg_orientation_${orientation}.jpg`] = jpeg({
      ...small,
      before: [jfif(), metadata.exifSegment(orientation, { little: orientation % 2 === 0 })],
    });
  return samples;
}

function metadataSamples() {
  const exif = (...block) => [jfif(), segment(0xe1, 'Exif\0\0', ...block)];
  const further = jpeg({ width: 8, height: 8, kind: 'gray' });
  const announced = jpeg({ ...small, before: [jfif(), metadata.pictureIndex()] });
  return {
    'jpeg_metadata.jpg': jpeg({
      ...small,
      before: [
        jfif(1, 1, 'CAN'),
        metadata.thumbnailExtension(),
        metadata.exifSegment(6),
        metadata.xmpSegment(),
        metadata.profileSegment(),
        metadata.photoshopSegment(),
        metadata.commentSegment(),
        metadata.adobe(1),
      ],
    }),
    'jpeg_comment_between_scans.jpg': commentBetweenScans(),
    'jpeg_exif_twice.jpg': jpeg({
      ...small,
      before: [metadata.exifSegment(3), metadata.exifSegment(6)],
    }),
    'jpeg_exif_orientation_9.jpg': jpeg({ ...small, before: [jfif(), metadata.exifSegment(9)] }),
    'jpeg_exif_truncated.jpg': jpeg({ ...small, before: exif('MM\0*\0\0\0\x08\0\x09') }),
    'jpeg_exif_far_away.jpg': jpeg({ ...small, before: exif('II*\0\xff\xff\xff\xff') }),
    'jpeg_exif_empty.jpg': jpeg({ ...small, before: exif() }),
    'jpeg_further_pictures.jpg': bytes(announced, Buffer.alloc(3), further),
    'jpeg_further_pictures_broken.jpg': bytes(announced, further.subarray(0, -9)),
    'jpeg_further_pictures_none.jpg': bytes(announced, 'hidden'),
    'jpeg_further_unannounced.jpg': bytes(jpeg(small), further),
  };
}

function commentBetweenScans() {
  const picture = pictureOf(small);
  const [first, ...others] = picture.components.map((one) => scan(picture, { selected: [one] }));
  return jpeg({ ...small, scans: bytes(first, metadata.commentSegment(), ...others) });
}

function structure() {
  const sound = jpeg(small);
  const scanAt = find(sound, '\xff\xda');
  const picture = pictureOf({ ...small, kind: 'gray' });
  const build = (...parts) => bytes(soi, jfif(), ...parts, eoi);
  const gray = frame(picture);
  const scans = scansOf(picture);
  const restarted = jpeg({ ...small, restart: 1 });
  const huffman = (head, counts, symbols) => segment(0xc4, head, counts, symbols);
  const counts = (...first) => [...first, ...Array(16 - first.length).fill(0)];
  return {
    'jpeg_truncated_in_header.jpg': sound.subarray(0, 60),
    'jpeg_truncated_in_scan.jpg': sound.subarray(0, scanAt + 40),
    'jpeg_truncated_before_end.jpg': sound.subarray(0, sound.length - 2),
    'jpeg_truncated_in_end.jpg': sound.subarray(0, sound.length - 1),
    'jpeg_cut_and_closed.jpg': bytes(sound.subarray(0, scanAt + 20), eoi),
    'jpeg_trailing_zip.jpg': bytes(sound, 'PK\x03\x04', Buffer.alloc(26)),
    'jpeg_trailing_zero.jpg': bytes(sound, 0),
    'jpeg_no_marker.jpg': patched(sound, 2, [0x12]),
    'jpeg_segment_length.jpg': patched(sound, 4, big16(1)),
    'jpeg_without_frame.jpg': build(quantization(), tables(), scans),
    'jpeg_without_quantization.jpg': build(gray, tables(), scans),
    'jpeg_without_huffman.jpg': build(quantization(), gray, scans),
    'jpeg_without_scan.jpg': build(quantization(), gray, tables()),
    'jpeg_frame_twice.jpg': build(quantization(), gray, gray, tables(), scans),
    'jpeg_quantizer_zero.jpg': build(segment(0xdb, 0, Array(64).fill(0)), gray, tables(), scans),
    'jpeg_quantization_short.jpg': build(
      segment(0xdb, 0, Array(63).fill(1)),
      gray,
      tables(),
      scans,
    ),
    'jpeg_huffman_too_many.jpg': build(
      quantization(),
      gray,
      huffman(0, counts(3), [0, 1, 2]),
      scans,
    ),
    'jpeg_huffman_short.jpg': build(quantization(), gray, huffman(0, counts(0, 3), [0, 1]), scans),
    'jpeg_huffman_class.jpg': build(quantization(), gray, huffman(0x20, counts(1), [0]), scans),
    'jpeg_huffman_dc_symbol.jpg': build(quantization(), gray, huffman(0, counts(1), [16]), scans),
    'jpeg_restart_order.jpg': patched(restarted, find(restarted, '\xff\xd1'), [0xff, 0xd3]),
    'jpeg_restart_missing.jpg': jpeg({ ...small, restart: 1, scans: scansOf(pictureOf(small)) }),
    'jpeg_restart_unasked.jpg': jpeg({
      ...small,
      scans: scansOf(pictureOf({ ...small, restart: 1 })),
    }),
    'jpeg_component_missing.jpg': jpeg({ ...small, scans: firstComponent() }),
    'jpeg_component_twice.jpg': jpeg({
      ...small,
      scans: bytes(firstComponent(), firstComponent()),
    }),
    'jpeg_component_unknown.jpg': sequential({}, patched(scans, 5, [9])),
    'jpeg_sampling_zero.jpg': sequential({ components: [{ id: 1, h: 0, v: 1 }] }),
    'jpeg_spectral_range.jpg': sequential({}, patched(scans, 7, [0, 5])),
    'jpeg_nested_start.jpg': build(soi, quantization(), gray, tables(), scans),
    'jpeg_only_start.jpg': bytes(0xff, 0xd8, 0xff),
  };
}

function firstComponent() {
  const picture = pictureOf(small);
  return scan(picture, { selected: [picture.components[0]] });
}

function unsupported() {
  const samples = {
    'jpeg_12_bit.jpg': sequential({ marker: 0xc1, precision: 12 }),
    'jpeg_two_components.jpg': sequential({ components: [1, 2].map((id) => ({ id, h: 1, v: 1 })) }),
    'jpeg_dnl.jpg': sequential({}, bytes(segment(0xdc, big16(29)))),
    'jpeg_arithmetic_tables.jpg': sequential({}, segment(0xcc, 0, 0)),
  };
  for (const number of [3, 5, 6, 7, 9, 10, 11, 13, 14, 15])
    samples[`jpeg_sof_${number}.jpg`] = sequential({ marker: 0xc0 + number });
  return samples;
}

/** A progressive file of one component with as many scans as asked: one per coefficient and bit. */
function manyScans(count) {
  const picture = pictureOf({ width: 8, height: 8, kind: 'color', progressive: true });
  const all = picture.components;
  const scans = [scan(picture, { selected: all, to: 0 })];
  for (let at = 0; scans.length < count; ++at)
    scans.push(
      scan(picture, {
        selected: [all[Math.floor(at / 63)]],
        from: 1 + (at % 63),
        to: 1 + (at % 63),
      }),
    );
  return jpeg({ width: 8, height: 8, kind: 'color', progressive: true, scans: bytes(...scans) });
}

function progressions() {
  const picture = pictureOf({ ...small, kind: 'gray', progressive: true });
  const [one] = picture.components;
  const build = (...scans) =>
    jpeg({ ...small, kind: 'gray', progressive: true, scans: bytes(...scans) });
  const dc = scan(picture, { selected: [one], to: 0 });
  return {
    'jpeg_progressive_no_dc.jpg': build(scan(picture, { selected: [one], from: 1 })),
    'jpeg_progressive_dc_twice.jpg': build(dc, dc),
    'jpeg_progressive_bit_skipped.jpg': build(
      scan(picture, { selected: [one], to: 0, low: 3 }),
      scan(picture, { selected: [one], to: 0, high: 2, low: 1 }),
    ),
    'jpeg_progressive_range.jpg': build(scan(picture, { selected: [one], from: 0, to: 5 })),
    'jpeg_scans_max.jpg': manyScans(100),
    'jpeg_scans_over.jpg': manyScans(101),
  };
}

function limits() {
  const declared = (width, height) =>
    jpeg({ ...small, kind: 'gray', scans: declaredScans(width, height) });
  const declaredScans = () => scansOf(pictureOf({ ...small, kind: 'gray' }));
  const resized = (width, height) => {
    const file = declared(width, height);
    return patched(file, find(file, '\xff\xc0') + 5, [...big16(height), ...big16(width)]);
  };
  return {
    'jpeg_bomb.jpg': resized(8000, 6250),
    'jpeg_side_over.jpg': resized(8193, 8),
    'jpeg_pixels_over.jpg': resized(8192, 8192),
    'jpeg_height_zero.jpg': resized(8, 0),
    'jpeg_size_max.jpg': padded(5 * 1024 * 1024),
    'jpeg_size_over.jpg': padded(5 * 1024 * 1024 + 1),
  };
}

/** A sound file of exactly `size` bytes, filled up with comments. */
function padded(size) {
  const before = [jfif()];
  let left = size - jpeg({ ...small, before }).length;
  while (left > 0) {
    const take = left > 65537 ? Math.min(65537, left - 4) : left;
    before.push(segment(0xfe, Buffer.alloc(take - 4, 'x')));
    left -= take;
  }
  return jpeg({ ...small, before });
}

/** Name → file. */
export const jpegSamples = () => ({
  ...kinds(),
  ...orientations(),
  ...metadataSamples(),
  ...structure(),
  ...unsupported(),
  ...progressions(),
  ...limits(),
});
