#pragma once

#include <cstdint>

#include "core/picture/finding.hpp"
#include "core/picture/png_chunks.hpp"

namespace steward::detail {

/// What IHDR says (PNG, third edition, §11.2.1).
struct PngHeader {
  std::uint32_t width;
  std::uint32_t height;
  std::uint8_t bit_depth;
  std::uint8_t color_type;  ///< 0 gray, 2 color, 3 palette, 4 gray + alpha, 6 color + alpha
  bool interlaced;

  /// Bits of one pixel as stored.
  [[nodiscard]] std::uint32_t pixel_bits() const;
};

/// Reads and judges IHDR; dimensions included.
[[nodiscard]] Finding read_png_header(const PngChunk& chunk, PngHeader& header);

/// Whether strip_picture leaves the chunk.
[[nodiscard]] bool is_kept(std::uint32_t type);

/// Which chunk may stand where, and how often (§5.6), for everything but IHDR, image data, IEND.
class PngOrder {
 public:
  explicit PngOrder(const PngHeader& header) : header_(header) {}

  [[nodiscard]] Finding check(const PngChunk& chunk);
  /// Called at the first image data chunk.
  [[nodiscard]] Finding begin_image(const PngChunk& chunk);

 private:
  [[nodiscard]] Finding check_palette(const PngChunk& chunk);
  [[nodiscard]] Finding check_transparency(const PngChunk& chunk) const;

  PngHeader header_;
  std::uint32_t seen_ = 0;  // one bit per rule
  std::size_t palette_entries_ = 0;
  bool palette_settled_ = false;  // a chunk has come that must follow the palette
  bool image_begun_ = false;
};

}  // namespace steward::detail
