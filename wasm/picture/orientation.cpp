#include "wasm/picture/orientation.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace steward::picture {
namespace {

// EXIF 2.3, table "Orientation": which corner of the stored picture row 0 and column 0 show.
constexpr std::array<Orientation, 9> exif_orientations = {{
    {false, false, false},  // 0 is no value of the tag: shown as stored
    {false, false, false},
    {false, true, false},
    {false, true, true},
    {false, false, true},
    {true, false, false},
    {true, false, true},
    {true, true, true},
    {true, true, false},
}};

/// Shown (x, y) of the turned picture is shown (y, height − 1 − x) of the one before.
Orientation turned_clockwise(Orientation before) {
  if (before.transposed) return {false, !before.mirrored_x, before.mirrored_y};
  return {true, before.mirrored_x, !before.mirrored_y};
}

}  // namespace

Orientation orientation_of(std::uint8_t exif, std::int32_t quarter_turns) {
  Orientation orientation = exif_orientations[exif < exif_orientations.size() ? exif : 0];
  const std::int32_t turns = (quarter_turns % 4 + 4) % 4;
  for (std::int32_t turn = 0; turn < turns; ++turn) orientation = turned_clockwise(orientation);
  return orientation;
}

Area stored_area(Area shown, Orientation orientation, std::uint32_t stored_width,
                 std::uint32_t stored_height) {
  Area stored = shown;
  if (orientation.transposed) stored = {shown.y, shown.x, shown.height, shown.width};
  if (orientation.mirrored_x) stored.x = stored_width - stored.x - stored.width;
  if (orientation.mirrored_y) stored.y = stored_height - stored.y - stored.height;
  return stored;
}

Raster oriented(Raster stored, Orientation orientation) {
  if (orientation == Orientation{}) return stored;
  Raster shown;
  shown.width = orientation.transposed ? stored.height : stored.width;
  shown.height = orientation.transposed ? stored.width : stored.height;
  shown.channels = stored.channels;
  const std::size_t channels = stored.channels;
  shown.samples = allocate<std::uint8_t>(channels * stored.width * stored.height);
  if (!shown.samples) return shown;
  std::uint8_t* out = shown.samples.get();
  for (std::uint32_t y = 0; y < shown.height; ++y)
    for (std::uint32_t x = 0; x < shown.width; ++x, out += channels) {
      std::size_t from_x = orientation.transposed ? y : x;
      std::size_t from_y = orientation.transposed ? x : y;
      if (orientation.mirrored_x) from_x = stored.width - 1 - from_x;
      if (orientation.mirrored_y) from_y = stored.height - 1 - from_y;
      std::memcpy(out, stored.samples.get() + (from_y * stored.width + from_x) * channels,
                  channels);
    }
  return shown;
}

}  // namespace steward::picture
