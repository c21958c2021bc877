#pragma once

#include <cstdint>

#include "wasm/picture/buffer.hpp"

namespace steward::picture {

/// A rectangle in pixels; `x`, `y` count from the left and the top.
struct Area {
  std::uint32_t x;
  std::uint32_t y;
  std::uint32_t width;
  std::uint32_t height;
  friend bool operator==(const Area&, const Area&) = default;
};

/// How the picture as shown maps to the picture as stored: shown (x, y) is stored (y, x) where
/// `transposed`, otherwise (x, y), counted from the right or the bottom where mirrored.
struct Orientation {
  bool transposed = false;
  bool mirrored_x = false;
  bool mirrored_y = false;
  friend bool operator==(const Orientation&, const Orientation&) = default;
};

/// `exif`: 1 … 8 as in EXIF's tag 0x0112. `quarter_turns`: further turns clockwise, any number.
[[nodiscard]] Orientation orientation_of(std::uint8_t exif, std::int32_t quarter_turns);

/// Where the area of the shown picture lies in the stored one, which has this size.
[[nodiscard]] Area stored_area(Area shown, Orientation orientation, std::uint32_t stored_width,
                               std::uint32_t stored_height);

/// The stored pixels in the order in which they are shown; no samples where memory ran out.
[[nodiscard]] Raster oriented(Raster stored, Orientation orientation);

}  // namespace steward::picture
