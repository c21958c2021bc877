#pragma once

#include <cstdint>
#include <optional>

#include "wasm/picture/edit.hpp"
#include "wasm/picture/orientation.hpp"

namespace steward::picture {

struct Size {
  std::uint32_t width;
  std::uint32_t height;
};

/// How a result comes from the picture as stored: the area is drawn at the result's size, and only
/// that small drawing is turned.
struct Plan {
  Orientation orientation;
  Area stored;
  Size result;  ///< before turning; along neither side more than the area has
};

/// Of a picture that is stored at this size. Nothing where the part to keep is not inside of it.
[[nodiscard]] std::optional<Plan> plan_of(const EditRequest& request, std::uint32_t width,
                                          std::uint32_t height, std::uint8_t exif_orientation);

}  // namespace steward::picture
