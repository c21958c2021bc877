#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/picture/png_image_sink.hpp"
#include "wasm/picture/plan.hpp"
#include "wasm/picture/resample.hpp"

namespace steward::picture {

/// Draws a PNG while the check unpacks it, row by row, so that it is unpacked only once and the
/// memory depends on the result and one row. Only those whose rows hold the samples as they are
/// shown: grey, colour or colour with alpha in 8 bits, row after row, no single colour transparent.
/// That is nearly every PNG that people have; the others are for the general decoder.
class PlainPngDrawer final : public detail::PngImageSink {
 public:
  explicit PlainPngDrawer(const EditRequest& request) : request_(&request) {}

  void begin(const Ahead& ahead) override;
  void take(Bytes bytes) override;

  /// What `plan_of` asks for, once the check has accepted the file. No samples where the PNG is
  /// not plain, memory ran out, or EXIF came behind the image with another orientation than drawn.
  [[nodiscard]] Raster take_drawn(std::uint8_t orientation);

 private:
  void draw(const std::uint8_t* stored);

  const EditRequest* request_;
  std::uint8_t orientation_ = 0;
  std::uint32_t channels_ = 0;
  std::size_t row_bytes_ = 0;
  Buffer<std::uint8_t> stored_;  ///< a row that comes in pieces, filter byte first
  std::size_t held_bytes_ = 0;
  Buffer<std::uint8_t> above_;
  Buffer<std::uint8_t> row_;
  std::optional<RowResampler> resampler_;
};

}  // namespace steward::picture
