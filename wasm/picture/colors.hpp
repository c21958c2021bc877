#pragma once

#include <array>

#include "wasm/picture/decode.hpp"

namespace steward::picture {

/// Planes of one size joined into red green blue; a `plain` one comes back as it is. No samples
/// where memory ran out.
[[nodiscard]] Raster joined(std::array<Raster, 4> planes, Colors colors);

/// The raster on white, without alpha: JPEG has none. Works in place.
[[nodiscard]] Raster flattened(Raster raster);

}  // namespace steward::picture
