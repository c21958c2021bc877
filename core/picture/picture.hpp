#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

namespace detail {
class PngImageSink;
}

enum class PictureFormat : std::uint8_t { png, jpeg, gif };
[[nodiscard]] std::string_view name_of(PictureFormat format);
[[nodiscard]] std::string_view media_type_of(PictureFormat format);

/// ACC-3: 5 MiB inclusive. Every limit is exact, published, and inclusive (ADR 0011).
inline constexpr std::int64_t picture_size_bytes_max = 5 * 1024 * 1024;
inline constexpr std::int64_t picture_side_max = 8192;
inline constexpr std::int64_t picture_pixels_max = 50'000'000;
inline constexpr std::int64_t picture_frames_max = 1000;
/// All frames of an animation together, as stored: one byte per pixel in a GIF, the unpacked
/// rows in a PNG. It bounds what one upload costs us and everybody who looks at it.
inline constexpr std::int64_t picture_animation_bytes_max = 512 * 1024 * 1024;
/// Passes of a progressive JPEG; encoders use about ten, each makes a viewer redo the picture.
inline constexpr std::int64_t picture_scans_max = 100;

/// What a sound picture is.
struct PictureFacts {
  PictureFormat format;
  std::uint32_t width;          ///< pixels as stored, before orientation
  std::uint32_t height;         ///< pixels as stored, before orientation
  std::uint8_t orientation;     ///< EXIF 1…8; 1 where none is given
  std::uint32_t frame_count;    ///< 1, or the number of images of an animation
  std::int64_t size_bytes;      ///< of the whole file
  std::int64_t metadata_bytes;  ///< what strip_picture takes away
  /// `picture_name_disagrees`, `picture_type_disagrees`: the claim says another format than the
  /// bytes. Never a reason to refuse and never one to accept (ADR 0010).
  Issues notes{};
  friend bool operator==(const PictureFacts&, const PictureFacts&) = default;
};

/// What the uploader claims; it is compared and never believed (ACC-2). A name without a known
/// ending and a media type that names no format are no claim. "jpg" is "jpeg".
struct PictureClaim {
  std::string_view file_name{};
  std::string_view media_type{};
};

/// Judges every byte of `file` in one pass, in time linear in its length and with memory that does
/// not depend on it. Pixels are never decoded to an image.
/// The first offence in this order is told:
///  1. `picture_empty`, `picture_too_large` {actual_bytes, limit_bytes, detected?}
///  2. `picture_format_unsupported` {detected, declared?}, `picture_format_unrecognised`
///     {declared?}: by signature only; `declared` is what a disagreeing claim said
///  3. then what comes first in the file, among
///     `picture_truncated` {part, offset_bytes}: the file ends inside of `part`
///     `picture_checksum_wrong`, `picture_corrupt`, `picture_feature_unsupported`
///     {part, offset_bytes}: `part` is the chunk, segment or block that begins at `offset_bytes`
///     `picture_dimensions_zero` {width, height}, `picture_dimensions_too_large`
///     {width, height, limit}, `picture_pixels_too_many` {actual, limit}: told in this order, as
///     soon as the header is read and before any pixel data is looked at
///     `picture_frames_too_many` {limit}, `picture_animation_too_large` {limit_bytes}
///  4. `picture_data_trailing` {offset_bytes, actual_bytes, detected}; "none": no known format
/// Not found: damage inside of JPEG entropy data that keeps markers and minimum lengths, palette
/// indices without a color, broken color profiles. Browsers show those pictures (ADR 0012).
/// `sink`: gets the image of a PNG on the way; it has no part in the verdict.
[[nodiscard]] Result<PictureFacts, Issue> check_picture(Bytes file, PictureClaim claim = {},
                                                        detail::PngImageSink* sink = nullptr);

/// What the first bytes tell. `size_bytes`: length of the whole file, not of `head`.
struct PictureHead {
  PictureFormat format;
  std::uint32_t width;   ///< 0 where the head does not reach that far
  std::uint32_t height;  ///< 0 where the head does not reach that far
};
/// Fails as check_picture does in its steps 1, 2 and for the dimensions. A truncated or otherwise
/// broken file passes here; its dimensions may stay 0 × 0.
[[nodiscard]] Result<PictureHead, Issue> check_picture_head(Bytes head, std::int64_t size_bytes);

/// The same pixels without metadata: EXIF (but an orientation other than 1), XMP, IPTC, comments,
/// text, times, thumbnails, further pictures behind a JPEG and everything unknown are left out;
/// image data, color profiles, animation and transparency are copied byte for byte.
/// `strip_picture(strip_picture(x)) == strip_picture(x)`; its length is that of `file` less
/// `metadata_bytes`. `file` must have passed check_picture; for anything else the result is empty.
[[nodiscard]] std::vector<std::uint8_t> strip_picture(Bytes file);

}  // namespace steward
