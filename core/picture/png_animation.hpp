#pragma once

#include <cstdint>

#include "core/picture/finding.hpp"
#include "core/picture/png_rules.hpp"

namespace steward::detail {

/// The three chunks of an animated PNG (PNG, third edition, §11.3.6):
/// acTL tells the number of frames, then each frame is fcTL and its data: the first frame may take
/// IDAT, all others fdAT. fcTL and fdAT are numbered in one row.
class PngAnimation {
 public:
  explicit PngAnimation(const PngHeader& header) : header_(header), frame_(header) {}

  [[nodiscard]] Finding read_control(const PngChunk& chunk);
  [[nodiscard]] Finding read_frame(const PngChunk& chunk, bool image_begun);
  /// The data of one fdAT behind its number. `chunk` continues the frame that is open.
  [[nodiscard]] Finding read_data(const PngChunk& chunk, Bytes& data);

  /// The open frame gets its data now; false where none is open.
  [[nodiscard]] bool take_frame();
  /// Every frame that was announced is there, with its data.
  [[nodiscard]] bool complete() const { return !frame_open_ && seen_count_ == frame_count_; }
  /// The picture's header with the frame's dimensions.
  [[nodiscard]] const PngHeader& frame() const { return frame_; }
  /// 1 where there is no animation.
  [[nodiscard]] std::uint32_t frame_count() const { return frame_count_ == 0 ? 1 : frame_count_; }

 private:
  PngHeader header_;
  PngHeader frame_;
  std::uint32_t frame_count_ = 0;
  std::uint32_t seen_count_ = 0;
  std::uint32_t sequence_ = 0;
  bool frame_open_ = false;
};

}  // namespace steward::detail
