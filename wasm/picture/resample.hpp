#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "wasm/picture/buffer.hpp"

namespace steward::picture {

/// A part of a raster; the edges may lie between pixels.
struct Window {
  double x;
  double y;
  double width;
  double height;
};

/// The window drawn into `width` × `height` pixels: each new pixel is the mean of the area it
/// covers, so nothing is skipped and nothing is read twice; where the window has fewer pixels than
/// the result, neighbours are mixed linearly. Colour counts by its alpha: what is transparent does
/// not shine through at edges. No samples where memory ran out.
[[nodiscard]] Raster resampled(const Raster& source, Window window, std::uint32_t width,
                               std::uint32_t height);

/// Which source pixels make one new pixel.
struct Taps {
  std::uint32_t first;
  std::uint32_t count;
  std::uint32_t weights_at;  ///< index of the first weight
};

/// All taps along one axis; none where memory ran out.
struct Axis {
  Buffer<Taps> taps;
  Buffer<std::uint16_t> weights;
};

/// The same as `resampled`, for a picture that comes row by row and is not kept. Only shrinks: the
/// window has no fewer pixels than the result along either axis.
class RowResampler {
 public:
  RowResampler(std::uint32_t source_width, std::uint32_t source_height, std::uint32_t channels,
               Window window, std::uint32_t width, std::uint32_t height);

  /// False where memory ran out.
  [[nodiscard]] bool is_ready() const { return ready_; }
  /// Takes the picture's next row, from row 0 on.
  void add(const std::uint8_t* row);
  /// No further row is needed.
  [[nodiscard]] bool is_complete() const { return row_out_ == result_.height; }
  [[nodiscard]] Raster take_result() { return std::move(result_); }

 private:
  [[nodiscard]] std::uint32_t* sums_of(std::uint32_t row_out) const {
    return sums_.get() + (row_out % 2) * sample_count_;
  }

  Axis across_;
  Axis down_;
  Raster result_;
  std::size_t sample_count_ = 0;
  /// Of two new rows in turns: a source row that lies on an edge counts for both.
  Buffer<std::uint32_t> sums_;
  std::uint32_t row_in_ = 0;   ///< the source row that comes next
  std::uint32_t row_out_ = 0;  ///< the new row that is complete next
  bool ready_ = false;
};

}  // namespace steward::picture
