#include "wasm/picture/edit.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "wasm/picture/colors.hpp"
#include "wasm/picture/decode.hpp"
#include "wasm/picture/orientation.hpp"
#include "wasm/picture/resample.hpp"

namespace steward::picture {
namespace {

struct Size {
  std::uint32_t width;
  std::uint32_t height;
};

EditOutcome failed(EditStatus status) {
  return {.status = status};
}

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

/// How much smaller the decoder may make the picture and still give every new pixel one of its own.
std::uint32_t reduction_for(Area stored, Size result) {
  std::uint32_t reduction = 8;
  while (reduction > 1 &&
         (stored.width / reduction < result.width || stored.height / reduction < result.height))
    reduction /= 2;
  return reduction;
}

/// The stored area drawn at the result's size, colours joined; no samples where memory ran out.
Raster drawn(Decoded& decoded, Area stored, Size result) {
  std::array<Raster, 4> small;
  for (std::uint32_t i = 0; i < decoded.plane_count; ++i) {
    Plane& plane = decoded.planes[i];
    const Window window{stored.x / plane.columns_per_sample, stored.y / plane.rows_per_sample,
                        stored.width / plane.columns_per_sample,
                        stored.height / plane.rows_per_sample};
    small[i] = resampled(plane.raster, window, result.width, result.height);
    if (!small[i].samples) return {};
    plane.raster.samples.reset();
  }
  return joined(std::move(small), decoded.colors);
}

Encoded encoded_as(Raster raster, const EditRequest& request) {
  switch (request.output) {
    case Output::png:
      return encode_png(raster);
    case Output::jpeg:
      return encode_jpeg(flattened(std::move(raster)), request.quality);
    case Output::rgba:
      return encode_rgba(raster);
  }
  return {};
}

}  // namespace

EditOutcome edit(Bytes file, const EditRequest& request) {
  const Result<PictureFacts, Issue> facts = check_picture(file);
  if (!facts) return {.status = EditStatus::refused, .code = facts.error().code};

  const Orientation orientation = orientation_of(facts->orientation, request.quarter_turns);
  Size shown{facts->width, facts->height};
  if (orientation.transposed) std::swap(shown.width, shown.height);
  const std::optional<Area> kept = kept_area(request, shown);
  if (!kept) return failed(EditStatus::crop_outside);

  // Everything is done to the picture as stored; only the small result is turned.
  Size result = fitted(*kept, request);
  if (orientation.transposed) std::swap(result.width, result.height);
  const Area stored = stored_area(*kept, orientation, facts->width, facts->height);

  Decoded decoded;
  const DecodeStatus status = decode(file, facts->format, reduction_for(stored, result), decoded);
  if (status == DecodeStatus::out_of_memory) return failed(EditStatus::too_large);
  if (status == DecodeStatus::broken) return failed(EditStatus::broken);

  Raster small = drawn(decoded, stored, result);
  if (small.samples) small = oriented(std::move(small), orientation);
  if (!small.samples) return failed(EditStatus::too_large);
  EditOutcome outcome{.status = EditStatus::done, .width = small.width, .height = small.height};
  outcome.encoded = encoded_as(std::move(small), request);
  if (!outcome.encoded.bytes) return failed(EditStatus::too_large);
  return outcome;
}

}  // namespace steward::picture
