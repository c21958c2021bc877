#include "wasm/picture/edit.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "wasm/picture/colors.hpp"
#include "wasm/picture/decode.hpp"
#include "wasm/picture/orientation.hpp"
#include "wasm/picture/plain_png.hpp"
#include "wasm/picture/plan.hpp"
#include "wasm/picture/resample.hpp"

namespace steward::picture {
namespace {

EditOutcome failed(EditStatus status) {
  return {.status = status};
}

/// How much smaller the decoder may make the picture and still give every new pixel one of its own.
std::uint32_t reduction_for(Area stored, Size result) {
  std::uint32_t reduction = 8;
  while (reduction > 1 &&
         (stored.width / reduction < result.width || stored.height / reduction < result.height))
    reduction /= 2;
  return reduction;
}

/// The planes' area drawn at the result's size, colours joined; no samples where memory ran out.
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

/// The planned part of the file, for which the check has drawn nothing.
DecodeStatus draw(Bytes file, PictureFormat format, const Plan& plan, Raster& small) {
  Decoded decoded;
  const auto reduction = reduction_for(plan.stored, plan.result);
  const DecodeStatus status = decode(file, format, reduction, decoded);
  if (status != DecodeStatus::done) return status;
  small = drawn(decoded, plan.stored, plan.result);
  return small.samples ? DecodeStatus::done : DecodeStatus::out_of_memory;
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
  PlainPngDrawer drawer(request);
  const Result<PictureFacts, Issue> facts = check_picture(file, {}, &drawer);
  if (!facts) return {.status = EditStatus::refused, .code = facts.error().code};

  const std::optional<Plan> plan =
      plan_of(request, facts->width, facts->height, facts->orientation);
  if (!plan) return failed(EditStatus::crop_outside);

  Raster small = drawer.take_drawn(facts->orientation);
  if (!small.samples) {
    const DecodeStatus status = draw(file, facts->format, *plan, small);
    if (status == DecodeStatus::out_of_memory) return failed(EditStatus::too_large);
    if (status == DecodeStatus::broken) return failed(EditStatus::broken);
  }

  small = oriented(std::move(small), plan->orientation);
  if (!small.samples) return failed(EditStatus::too_large);
  EditOutcome outcome{.status = EditStatus::done, .width = small.width, .height = small.height};
  outcome.encoded = encoded_as(std::move(small), request);
  if (!outcome.encoded.bytes) return failed(EditStatus::too_large);
  return outcome;
}

}  // namespace steward::picture
