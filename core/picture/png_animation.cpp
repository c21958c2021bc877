#include "core/picture/png_animation.hpp"

#include "core/picture/picture.hpp"

namespace steward::detail {
namespace {

constexpr std::uint8_t dispose_max = 2;
constexpr std::uint8_t blend_max = 1;

}  // namespace

Finding PngAnimation::read_control(const PngChunk& chunk) {
  Reader reader(chunk.data);
  frame_count_ = reader.big32();
  reader.skip(4);  // how often it plays
  if (reader.ran_out() || !reader.at_end() || frame_count_ == 0)
    return corrupt("acTL", chunk.offset);
  if (frame_count_ > picture_frames_max) return frames_too_many();
  return std::nullopt;
}

Finding PngAnimation::read_frame(const PngChunk& chunk, bool image_begun) {
  Reader reader(chunk.data);
  const std::uint32_t sequence = reader.big32();
  frame_.width = reader.big32();
  frame_.height = reader.big32();
  const std::uint64_t left = reader.big32();
  const std::uint64_t top = reader.big32();
  reader.skip(4);  // delay
  const std::uint8_t dispose = reader.byte();
  const std::uint8_t blend = reader.byte();
  const bool inside = frame_.width != 0 && frame_.height != 0 &&
                      left + frame_.width <= header_.width && top + frame_.height <= header_.height;
  // The frame that takes IDAT is the whole picture.
  const bool whole = frame_.width == header_.width && frame_.height == header_.height;
  const bool sound = !reader.ran_out() && reader.at_end() && sequence == sequence_ && inside &&
                     (image_begun || whole) && dispose <= dispose_max && blend <= blend_max;
  if (!sound || frame_open_ || seen_count_ == frame_count_) return corrupt("fcTL", chunk.offset);
  ++sequence_;
  ++seen_count_;
  frame_open_ = true;
  return std::nullopt;
}

Finding PngAnimation::read_data(const PngChunk& chunk, Bytes& data) {
  Reader reader(chunk.data);
  const std::uint32_t sequence = reader.big32();
  if (reader.ran_out() || sequence != sequence_) return corrupt("fdAT", chunk.offset);
  ++sequence_;
  data = reader.take(reader.remaining());
  return std::nullopt;
}

bool PngAnimation::take_frame() {
  const bool was_open = frame_open_;
  frame_open_ = false;
  return was_open;
}

}  // namespace steward::detail
