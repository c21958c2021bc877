#pragma once

#include <array>
#include <cstdint>

#include "core/picture/inflate.hpp"
#include "core/picture/png_image_sink.hpp"
#include "core/picture/png_rules.hpp"

namespace steward::detail {

/// Counts unpacked bytes against what the header demands: rows of one filter byte (0 … 4) and
/// packed pixels, for one image or for the seven passes of Adam7 (PNG §8.2).
class PngRows final : public InflateSink {
 public:
  /// `header` with the dimensions of the image to come (an animation's frame may be smaller).
  explicit PngRows(const PngHeader& header);

  /// Lets `sink` have what is taken from now on.
  void pass_on_to(PngImageSink& sink) { sink_ = &sink; }

  /// False at a byte too many or a filter that does not exist.
  bool take(Bytes bytes) override;

  [[nodiscard]] bool complete() const { return left_bytes_ == 0; }
  [[nodiscard]] std::int64_t total_bytes() const { return total_bytes_; }

 private:
  struct Pass {
    std::uint32_t row_bytes;  // filter byte included
    std::uint32_t rows;
  };

  void add_pass(std::uint32_t columns, std::uint32_t rows, std::uint32_t pixel_bits);

  std::array<Pass, 7> passes_{};
  std::size_t pass_count_ = 0;
  std::size_t pass_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t row_left_ = 0;  // bytes of the current row to come
  std::int64_t total_bytes_ = 0;
  std::int64_t left_bytes_ = 0;
  PngImageSink* sink_ = nullptr;
};

}  // namespace steward::detail
