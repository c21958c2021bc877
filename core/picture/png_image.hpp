#pragma once

#include "core/picture/finding.hpp"
#include "core/picture/output.hpp"
#include "core/picture/png_animation.hpp"
#include "core/picture/png_chunks.hpp"
#include "core/picture/png_rows.hpp"

namespace steward::detail {

/// The chunks of a PNG with their checksums judged, one at a time, while what would be kept of
/// them is counted.
class PngStream {
 public:
  explicit PngStream(Bytes file) : chunks_(file) { kept_.put(file.first(png_signature_bytes)); }

  /// Makes the next chunk the current one.
  [[nodiscard]] Finding advance();
  /// Valid after an `advance` without finding.
  [[nodiscard]] const PngChunk& chunk() const { return chunk_; }
  [[nodiscard]] std::size_t position() const { return chunks_.position(); }
  [[nodiscard]] std::size_t kept_bytes() const { return kept_.size(); }

 private:
  PngChunks chunks_;
  PngChunk chunk_{};
  Output kept_;
};

/// Unpacks the image whose first IDAT or fdAT is the stream's current chunk, against `rows`.
/// Without finding, the current chunk afterwards is the first one behind the image.
[[nodiscard]] Finding check_image_data(PngStream& stream, PngAnimation& animation, PngRows& rows);

}  // namespace steward::detail
