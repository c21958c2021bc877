#pragma once

#include <array>
#include <cstdint>

#include "core/picture/finding.hpp"
#include "core/picture/jpeg_segments.hpp"

namespace steward::detail {

/// What the table segments have defined so far. Each may come again and replace earlier tables.
class JpegTables {
 public:
  [[nodiscard]] Finding read_quantization(const JpegSegment& segment);
  [[nodiscard]] Finding read_huffman(const JpegSegment& segment);
  [[nodiscard]] Finding read_restart_interval(const JpegSegment& segment);

  [[nodiscard]] bool has_quantization(std::uint8_t index) const { return quantization_[index]; }
  /// Bits of the shortest code; 0 where the table is not defined. `index` 0 … 3.
  [[nodiscard]] std::uint32_t dc_bits_min(std::uint8_t index) const { return bits_min_[0][index]; }
  [[nodiscard]] std::uint32_t ac_bits_min(std::uint8_t index) const { return bits_min_[1][index]; }
  /// MCUs between two restart markers; 0: there are none.
  [[nodiscard]] std::uint32_t restart_interval() const { return restart_interval_; }

 private:
  std::array<bool, 4> quantization_{};
  std::array<std::array<std::uint32_t, 4>, 2> bits_min_{};  // [DC, AC][table]
  std::uint32_t restart_interval_ = 0;
};

}  // namespace steward::detail
