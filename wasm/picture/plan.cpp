#include "wasm/picture/plan.hpp"

#include <algorithm>
#include <utility>

namespace steward::picture {
namespace {

/// The part to keep, if it lies inside the picture as shown.
std::optional<Area> kept_area(const EditRequest& request, Size shown) {
  if (request.crop_width == 0) return Area{0, 0, shown.width, shown.height};
  const auto inside = [](std::int64_t from, std::int64_t length, std::int64_t limit) {
    return from >= 0 && length > 0 && from + length <= limit;
  };
  if (!inside(request.crop_x, request.crop_width, shown.width) ||
      !inside(request.crop_y, request.crop_height, shown.height))
    return std::nullopt;
  return Area{static_cast<std::uint32_t>(request.crop_x),
              static_cast<std::uint32_t>(request.crop_y),
              static_cast<std::uint32_t>(request.crop_width),
              static_cast<std::uint32_t>(request.crop_height)};
}

/// `length` in the proportion `part` : `whole`, rounded, at least 1.
std::uint32_t in_proportion(std::uint32_t length, std::uint64_t part, std::uint64_t whole) {
  return static_cast<std::uint32_t>(
      std::max<std::uint64_t>((length * part + whole / 2) / whole, 1));
}

/// The largest size of the area's proportions that fits, never larger than the area itself.
Size fitted(Area area, const EditRequest& request) {
  const auto limit = [](std::int32_t most, std::uint32_t size) {
    return most > 0 ? std::min(static_cast<std::uint32_t>(most), size) : size;
  };
  const std::uint64_t width = limit(request.width_max, area.width);
  const std::uint64_t height = limit(request.height_max, area.height);
  if (width * area.height <= height * area.width)
    return {static_cast<std::uint32_t>(width), in_proportion(area.height, width, area.width)};
  return {in_proportion(area.width, height, area.height), static_cast<std::uint32_t>(height)};
}

}  // namespace

std::optional<Plan> plan_of(const EditRequest& request, std::uint32_t width, std::uint32_t height,
                            std::uint8_t exif_orientation) {
  const Orientation orientation = orientation_of(exif_orientation, request.quarter_turns);
  Size shown{width, height};
  if (orientation.transposed) std::swap(shown.width, shown.height);
  const std::optional<Area> kept = kept_area(request, shown);
  if (!kept) return std::nullopt;
  Size result = fitted(*kept, request);
  if (orientation.transposed) std::swap(result.width, result.height);
  return Plan{orientation, stored_area(*kept, orientation, width, height), result};
}

}  // namespace steward::picture
