#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

using Bytes = std::span<const std::uint8_t>;

enum class PictureFormat : std::uint8_t { png, jpeg, gif };
[[nodiscard]] std::string_view name_of(PictureFormat format);
[[nodiscard]] std::string_view media_type_of(PictureFormat format);

/// ACC-3: 5 MiB inclusive. The other limits are published in security.md §2.
inline constexpr std::int64_t picture_size_bytes_max = 5 * 1024 * 1024;
inline constexpr std::int64_t picture_side_max = 8192;
inline constexpr std::int64_t picture_pixels_max = 50'000'000;
inline constexpr std::int64_t picture_frames_max = 1000;

/// What a sound picture is.
struct PictureFacts {
  PictureFormat format;
  std::uint32_t width;          ///< pixels as stored, before orientation
  std::uint32_t height;         ///< pixels as stored, before orientation
  std::uint8_t orientation;     ///< EXIF 1…8; 1 where none is given
  std::uint32_t frame_count;    ///< 1, or the number of images of an animation
  std::int64_t size_bytes;      ///< of the whole file
  std::int64_t metadata_bytes;  ///< what strip_picture would take away
  friend bool operator==(const PictureFacts&, const PictureFacts&) = default;
};

/// What the uploader claims; it is compared and never believed (ACC-2).
struct PictureClaim {
  std::string_view file_name;   ///< empty: no claim
  std::string_view media_type;  ///< empty: no claim
};

/// Judges every byte of `file` in one pass with fixed memory (contract in check.cpp's notes).
[[nodiscard]] Result<PictureFacts, Issue> check_picture(Bytes file, PictureClaim claim = {});

/// What the first bytes tell: format, size and, where they are in the head, the dimensions
/// (0 × 0 otherwise). `size_bytes`: length of the whole file. A truncated file passes here.
struct PictureHead {
  PictureFormat format;
  std::uint32_t width;
  std::uint32_t height;
};
[[nodiscard]] Result<PictureHead, Issue> check_picture_head(Bytes head, std::int64_t size_bytes);

/// The same pixels without metadata: EXIF (but orientation), XMP, IPTC, comments, text chunks and
/// thumbnails are left out, nothing is re-encoded. `file` must have passed check_picture.
[[nodiscard]] std::vector<std::uint8_t> strip_picture(Bytes file);

}  // namespace steward
