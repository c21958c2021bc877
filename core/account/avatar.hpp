#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace steward {

/// What shows where no picture is chosen (ACC-4).
struct DefaultAvatar {
  std::string initials;     ///< one or two code points, empty for an empty name
  std::size_t color_index;  ///< into the colors of the icon catalogue
};

/// `id`: anything stable, so that renaming does not change the color. `color_count`: at least 1.
/// Initials are the first characters of the first and the last word, ASCII letters upper-cased.
[[nodiscard]] DefaultAvatar default_avatar(std::string_view id, std::string_view name,
                                           std::size_t color_count);

}  // namespace steward
