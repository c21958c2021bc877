#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// The preset icons and their colors (ACC-1), in the order they are shown: data of
/// assets/icons/icons.json.
struct IconCatalogue {
  std::vector<std::string> icons;
  std::vector<std::string> colors;
};

/// What a user or a workspace shows (ACC-1, ACC-4, WS-1, WS-2).
struct NoPicture {
  friend bool operator==(NoPicture, NoPicture) = default;
};
struct IconPicture {
  std::string icon;
  std::string color;
  friend bool operator==(const IconPicture&, const IconPicture&) = default;
};
struct UploadedPicture {
  PictureId id;
  friend bool operator==(const UploadedPicture&, const UploadedPicture&) = default;
};
using PictureChoice = std::variant<NoPicture, IconPicture, UploadedPicture>;

/// An icon that the catalogue has. Fails: `icon_unknown` at /icon, `icon_color_unknown` at /color;
/// both where both are wrong.
[[nodiscard]] Result<IconPicture, Issues> parse_icon(const IconCatalogue& catalogue,
                                                     std::string_view icon, std::string_view color);

}  // namespace steward
