#pragma once

#include <cstdint>

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

}  // namespace steward::picture
