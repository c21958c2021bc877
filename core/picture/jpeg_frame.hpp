#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/picture/finding.hpp"
#include "core/picture/jpeg_segments.hpp"

namespace steward::detail {

struct JpegComponent {
  std::uint8_t id;
  std::uint8_t horizontal;  ///< sampling factor 1 … 4
  std::uint8_t vertical;    ///< sampling factor 1 … 4
  std::uint8_t quantization;
};

/// The frame header (T.81 §B.2.2).
struct JpegFrame {
  bool progressive = false;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::size_t component_count = 0;
  std::array<JpegComponent, 4> storage{};

  [[nodiscard]] std::span<const JpegComponent> components() const {
    return std::span(storage).first(component_count);
  }
  /// MCUs of a scan that interleaves several components.
  [[nodiscard]] std::uint64_t interleaved_units() const;
  /// Blocks of 8 × 8, which are the MCUs, of a scan of one component alone.
  [[nodiscard]] std::uint64_t blocks_of(const JpegComponent& component) const;
};

/// Reads and judges a frame header; dimensions included. Codings that browsers do not show are
/// `picture_feature_unsupported`: lossless, hierarchical, arithmetic, other than 8 bits, and
/// numbers of components other than 1, 3 and 4.
[[nodiscard]] Finding read_jpeg_frame(const JpegSegment& segment, JpegFrame& frame);

}  // namespace steward::detail
