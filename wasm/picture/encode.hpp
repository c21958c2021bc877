#pragma once

#include <cstddef>
#include <cstdint>

#include "wasm/picture/buffer.hpp"

namespace steward::picture {

/// A finished file, or plain samples. No `bytes` where memory ran out.
struct Encoded {
  Buffer<std::uint8_t> bytes;
  std::size_t size_bytes = 0;
};

[[nodiscard]] Encoded encode_png(const Raster& raster);

/// `quality`: 1 (small) … 100 (fine); above 90 colour keeps its full resolution. The raster must
/// have no alpha.
[[nodiscard]] Encoded encode_jpeg(const Raster& raster, std::int32_t quality);

/// Red, green, blue and alpha per pixel, as a canvas takes it.
[[nodiscard]] Encoded encode_rgba(const Raster& raster);

}  // namespace steward::picture
