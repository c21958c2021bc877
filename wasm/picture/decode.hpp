#pragma once

#include <array>
#include <cstdint>

#include "core/picture/picture.hpp"
#include "wasm/picture/buffer.hpp"

namespace steward::picture {

/// What the planes of a decoded picture mean.
enum class Colors : std::uint8_t {
  plain,  ///< one plane: grey, red green blue, or with alpha
  ycc,    ///< luma and two colour differences, as most JPEGs store it
  rgb,    ///< red, green and blue apart
  cmyk,   ///< Adobe's inverted cyan, magenta, yellow and black
  ycck,   ///< the same with the first three as luma and colour differences
};

/// Pixels as stored, before orientation. A plane may be coarser than the picture: of the whole
/// picture, `columns_per_sample` × `rows_per_sample` pixels share one of its samples.
struct Plane {
  Raster raster;
  double columns_per_sample = 1;
  double rows_per_sample = 1;
};

struct Decoded {
  std::array<Plane, 4> planes;
  std::uint32_t plane_count = 0;
  Colors colors = Colors::plain;
};

enum class DecodeStatus : std::uint8_t { done, broken, out_of_memory };

/// Decodes the first picture of `file`, which the check has accepted as `format`.
/// `reduction` (1, 2, 4 or 8): every side may come out that many times smaller; only JPEG does,
/// because there the small picture costs less than the large one.
[[nodiscard]] DecodeStatus decode(Bytes file, PictureFormat format, std::uint32_t reduction,
                                  Decoded& decoded);

}  // namespace steward::picture
