#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/codec/json_fwd.hpp"
#include "core/picture/choice.hpp"
#include "core/picture/picture.hpp"

namespace steward {

/// What clients need to show an upload.
struct UploadView {
  std::string url;
  PictureFormat format;
  std::int64_t width;   ///< pixels, after orientation
  std::int64_t height;  ///< pixels, after orientation
};
/// `upload` is there exactly when the choice is an uploaded picture.
struct PictureView {
  PictureChoice choice;
  std::optional<UploadView> upload;
};

/// The answer to an upload: `{id, url, format, width, height, frame_count, size_bytes,
/// metadata_bytes}`, of the stored bytes except for the metadata, which is what was taken away.
[[nodiscard]] std::string encode_uploaded_picture(const PictureId& id, std::string_view url,
                                                  const PictureFacts& facts);

}  // namespace steward

namespace steward::codec {

class Reader;

/// `{kind: "none"}`, `{kind: "icon", icon, color}` or `{kind: "upload", id}`; adds its issues to
/// the reader's. Absent field: nothing.
[[nodiscard]] std::optional<PictureChoice> read_picture_choice(Reader& reader, Issues& issues,
                                                               std::string_view name,
                                                               const IconCatalogue& catalogue);
[[nodiscard]] Json picture_choice_json(const PictureChoice& choice);
[[nodiscard]] Json picture_view_json(const PictureView& view);
[[nodiscard]] Json picture_facts_json(const PictureFacts& facts);

}  // namespace steward::codec
