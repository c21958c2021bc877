#include "core/picture/jpeg_metadata.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace steward::detail {
namespace {

using namespace jpeg_marker;
using namespace std::string_view_literals;

constexpr std::uint8_t app1 = app0 + 1;
constexpr std::uint8_t app2 = app0 + 2;
constexpr std::uint8_t app14 = app0 + 14;
constexpr auto exif_name = "Exif\0\0"sv;
constexpr std::size_t jfif_bytes = 14;   // up to and with the thumbnail's dimensions
constexpr std::size_t adobe_bytes = 12;  // up to and with the color transform

bool begins_with(Bytes payload, std::string_view name) {
  return payload.size() >= name.size() &&
         std::equal(name.begin(), name.end(), payload.begin(),
                    [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

void put_segment(std::uint8_t marker, Bytes payload, Output& output) {
  const std::size_t length = payload.size() + 2;
  const std::array<std::uint8_t, 4> head = {0xFF, marker, static_cast<std::uint8_t>(length >> 8),
                                            static_cast<std::uint8_t>(length)};
  output.put(head);
  output.put(payload);
}

void put_jfif(Bytes payload, Output& output) {
  if (payload.size() < jfif_bytes) return;
  std::array<std::uint8_t, jfif_bytes> bare{};
  std::copy_n(payload.begin(), jfif_bytes - 2, bare.begin());  // a thumbnail of 0 × 0 follows
  put_segment(app0, bare, output);
}

}  // namespace

void JpegKeeper::put_kept(const JpegSegment& segment, Output& output) {
  const Bytes payload = segment.payload;
  switch (segment.marker) {
    case app0:
      if (begins_with(payload, "JFIF\0"sv)) put_jfif(payload, output);
      return;
    case app1:
      if (begins_with(payload, exif_name)) put_exif(segment, output);
      return;
    case app2:
      if (begins_with(payload, "ICC_PROFILE\0"sv)) output.put(segment.bytes);
      if (begins_with(payload, "MPF\0"sv)) has_picture_index_ = true;
      return;
    case app14:
      if (begins_with(payload, "Adobe"sv) && payload.size() >= adobe_bytes)
        put_segment(app14, payload.first(adobe_bytes), output);
      return;
    case com:
      return;
    default:
      break;
  }
  if (segment.marker > app0 && segment.marker <= app15) return;
  if (segment.marker == sos) scan_seen_ = true;
  output.put(segment.bytes);
}

void JpegKeeper::put_exif(const JpegSegment& segment, Output& output) {
  if (exif_seen_ || scan_seen_) return;
  exif_seen_ = true;
  orientation_ = find_orientation(segment.payload.subspan(exif_name.size()));
  if (orientation_ == orientation_upright) return;
  std::array<std::uint8_t, exif_name.size() + exif_block_bytes> payload{};
  const ExifBlock block = make_orientation_exif(orientation_);
  std::copy(exif_name.begin(), exif_name.end(), payload.begin());
  std::copy(block.begin(), block.end(), payload.begin() + exif_name.size());
  put_segment(app1, payload, output);
}

}  // namespace steward::detail
