#pragma once

#include <cstdint>

#include "core/picture/exif.hpp"
#include "core/picture/jpeg_segments.hpp"
#include "core/picture/output.hpp"

namespace steward::detail {

/// Decides, segment by segment in the order of the file, what strip_picture leaves of a JPEG.
/// Kept: all coding tables and scans; JFIF without its thumbnail; color profiles; Adobe's color
/// transform, without which CMYK pictures look inverted; an orientation other than 1.
class JpegKeeper {
 public:
  void put_kept(const JpegSegment& segment, Output& output);

  /// Of the first EXIF segment before the first scan, as browsers read it.
  [[nodiscard]] std::uint8_t orientation() const { return orientation_; }
  /// Whether an index announces further pictures behind this one (CIPA DC-007, MPF).
  [[nodiscard]] bool has_picture_index() const { return has_picture_index_; }

 private:
  void put_exif(const JpegSegment& segment, Output& output);

  bool exif_seen_ = false;
  bool scan_seen_ = false;
  bool has_picture_index_ = false;
  std::uint8_t orientation_ = orientation_upright;
};

}  // namespace steward::detail
