#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/bytes.hpp"

namespace steward::detail {

inline constexpr std::uint8_t orientation_upright = 1;

/// The orientation (tag 0x0112, 1 … 8) of an EXIF block in either byte order; upright where the
/// block is broken or does not say. `tiff`: from the byte order mark on.
[[nodiscard]] std::uint8_t find_orientation(Bytes tiff);

/// Header, one entry, no next directory.
inline constexpr std::size_t exif_block_bytes = 8 + 2 + 12 + 4;
using ExifBlock = std::array<std::uint8_t, exif_block_bytes>;

/// The smallest EXIF block that says `orientation`; what find_orientation reads back.
[[nodiscard]] ExifBlock make_orientation_exif(std::uint8_t orientation);

}  // namespace steward::detail
