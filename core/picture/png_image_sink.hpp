#pragma once

#include <cstdint>

#include "core/picture/png_rules.hpp"

namespace steward::detail {

/// Who wants the image of a PNG while check_picture unpacks it, so that it is unpacked only once.
/// Nothing of it may be shown before the check has accepted the file: what is taken here is sound
/// so far, and what comes behind it may not be.
class PngImageSink {
 public:
  /// What is known ahead of the image data. `orientation`: EXIF's if it came by now, else upright.
  struct Ahead {
    PngHeader header;
    std::uint8_t orientation;
    bool has_transparency_chunk;
  };

  /// Called at most once, ahead of every `take`.
  virtual void begin(const Ahead& ahead) = 0;
  /// Unpacked bytes in pieces of any size: rows of one filter byte (0 … 4) and packed pixels, as
  /// many as the header demands and no byte more.
  virtual void take(Bytes bytes) = 0;

 protected:
  ~PngImageSink() = default;
};

}  // namespace steward::detail
