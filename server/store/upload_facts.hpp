#pragma once

#include <cstdint>

#include "core/picture/picture.hpp"

namespace steward::store {

/// What is known of an uploaded picture without its bytes.
struct UploadFacts {
  PictureFormat format;
  std::uint32_t width;   ///< pixels, after orientation
  std::uint32_t height;  ///< pixels, after orientation
};

}  // namespace steward::store
