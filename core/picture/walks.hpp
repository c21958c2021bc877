#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/picture/picture.hpp"

/// What each of the three formats gives to check_picture, check_picture_head and strip_picture.
/// Every function may rely on the format's signature being there, and on nothing else.
namespace steward::detail {

struct Dimensions {
  std::uint32_t width;
  std::uint32_t height;
};

/// Judges the whole file, trailing data included. `notes` stay empty. `sink` may be null.
[[nodiscard]] Result<PictureFacts, Issue> check_png(Bytes file, PngImageSink* sink);
[[nodiscard]] Result<PictureFacts, Issue> check_jpeg(Bytes file);
[[nodiscard]] Result<PictureFacts, Issue> check_gif(Bytes file);

/// Nothing where `head` ends before the dimensions.
[[nodiscard]] std::optional<Dimensions> find_png_dimensions(Bytes head);
[[nodiscard]] std::optional<Dimensions> find_jpeg_dimensions(Bytes head);
[[nodiscard]] std::optional<Dimensions> find_gif_dimensions(Bytes head);

/// See strip_picture.
[[nodiscard]] std::vector<std::uint8_t> strip_png(Bytes file);
[[nodiscard]] std::vector<std::uint8_t> strip_jpeg(Bytes file);
[[nodiscard]] std::vector<std::uint8_t> strip_gif(Bytes file);

}  // namespace steward::detail
