#include "core/picture/jpeg_frame.hpp"

#include <algorithm>

namespace steward::detail {
namespace {

constexpr std::uint8_t sample_bits = 8;
constexpr std::uint32_t block_side = 8;

constexpr std::uint64_t divide_up(std::uint64_t value, std::uint64_t by) {
  return (value + by - 1) / by;
}

std::uint32_t horizontal_max(const JpegFrame& frame) {
  std::uint32_t most = 1;
  for (const auto& component : frame.components())
    most = std::max<std::uint32_t>(most, component.horizontal);
  return most;
}

std::uint32_t vertical_max(const JpegFrame& frame) {
  std::uint32_t most = 1;
  for (const auto& component : frame.components())
    most = std::max<std::uint32_t>(most, component.vertical);
  return most;
}

bool read_components(Reader& reader, JpegFrame& frame) {
  for (std::size_t i = 0; i < frame.component_count; ++i) {
    JpegComponent& component = frame.storage[i];
    component.id = reader.byte();
    const std::uint8_t sampling = reader.byte();
    component.horizontal = sampling >> 4;
    component.vertical = sampling & 15;
    component.quantization = reader.byte();
    const auto before = frame.components().first(i);
    const bool repeated =
        std::any_of(before.begin(), before.end(),
                    [&](const JpegComponent& other) { return other.id == component.id; });
    if (repeated || component.horizontal < 1 || component.horizontal > 4 ||
        component.vertical < 1 || component.vertical > 4 || component.quantization > 3)
      return false;
  }
  return !reader.ran_out() && reader.at_end();
}

}  // namespace

std::uint64_t JpegFrame::interleaved_units() const {
  return divide_up(width, std::uint64_t{block_side} * horizontal_max(*this)) *
         divide_up(height, std::uint64_t{block_side} * vertical_max(*this));
}

// T.81 §A.1.1 and §A.2.2: the component's own size, rounded up, in blocks, rounded up.
std::uint64_t JpegFrame::blocks_of(const JpegComponent& component) const {
  const std::uint64_t columns =
      divide_up(std::uint64_t{width} * component.horizontal, horizontal_max(*this));
  const std::uint64_t rows =
      divide_up(std::uint64_t{height} * component.vertical, vertical_max(*this));
  return divide_up(columns, block_side) * divide_up(rows, block_side);
}

Finding read_jpeg_frame(const JpegSegment& segment, JpegFrame& frame) {
  using namespace jpeg_marker;
  if (segment.marker > sof2) return feature_unsupported(segment.name(), segment.offset);
  Reader reader(segment.payload);
  const std::uint8_t precision = reader.byte();
  frame.height = reader.big16();
  frame.width = reader.big16();
  frame.component_count = reader.byte();
  frame.progressive = segment.marker == sof2;
  if (reader.ran_out()) return corrupt(segment.name(), segment.offset);
  if (auto refusal = check_dimensions(frame.width, frame.height)) return refusal;
  if (precision != sample_bits) return feature_unsupported("precision", segment.offset);
  if (frame.component_count != 1 && frame.component_count != 3 && frame.component_count != 4)
    return feature_unsupported("components", segment.offset);
  if (!read_components(reader, frame)) return corrupt(segment.name(), segment.offset);
  return std::nullopt;
}

}  // namespace steward::detail
