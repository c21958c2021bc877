// Sound and broken animated PNG files.
import { AnimationWriter, png, rows, stored } from './png.mjs';
import { packedZeros } from './png_samples.mjs';

/** Name → file. */
export function animationSamples() {
  const area = { width: 16, height: 12 };
  const part = { width: 5, height: 4, left: 11, top: 8 };
  const packed = (size) => stored(rows(size));
  const animated = (frames, make) => {
    const writer = new AnimationWriter();
    const { before = [], after = [], control = writer.control(frames) } = make(writer);
    return png({ ...area, before: [control, before], after });
  };
  const frames = (count) =>
    animated(count, (writer) => ({
      before: writer.frame(area),
      after: Array.from({ length: count - 1 }, () => [
        writer.frame(part),
        writer.data(packed(part)),
      ]),
    }));
  const second = (writer, frame, data) => ({
    before: writer.frame(area),
    after: [writer.frame(frame), writer.data(data)],
  });
  return {
    'apng_two_frames.png': frames(2),
    'apng_frames_max.png': frames(1000),
    'apng_frames_over.png': frames(1001),
    'apng_hidden_default.png': animated(1, (writer) => ({
      after: [writer.frame(part), writer.data(packed(part))],
    })),
    'apng_data_in_parts.png': animated(1, (writer) => ({
      after: [
        writer.frame(part),
        writer.data(packed(part).subarray(0, 9)),
        writer.data(packed(part).subarray(9)),
      ],
    })),
    'apng_frame_missing.png': animated(3, (writer) => second(writer, part, packed(part))),
    'apng_frame_outside.png': animated(2, (writer) =>
      second(writer, { ...part, left: 12 }, packed(part)),
    ),
    'apng_frame_short.png': animated(2, (writer) =>
      second(writer, part, stored(rows(part).subarray(1))),
    ),
    'apng_frame_without_data.png': animated(2, (writer) => ({
      before: writer.frame(area),
      after: writer.frame(part),
    })),
    'apng_sequence.png': animated(2, (writer) => {
      const first = writer.frame(area);
      writer.frame(area);
      return { before: first, after: [writer.frame(part), writer.data(packed(part))] };
    }),
    'apng_without_control.png': animated(2, (writer) => ({
      control: [],
      before: writer.frame(area),
    })),
    'apng_no_frames.png': animated(0, () => ({})),
    'apng_bomb.png': animationBomb(),
  };
}

/** 12 frames of 50,000,000 pixels each, in less than a megabyte. */
function animationBomb() {
  const area = { width: 8000, height: 6250, color: 0, depth: 8 };
  const writer = new AnimationWriter();
  const packed = packedZeros(6250 * 8001);
  const before = [writer.control(12), writer.frame(area)];
  const after = Array.from({ length: 11 }, () => [writer.frame(area), writer.data(packed)]);
  return png({ ...area, packed, before, after });
}
