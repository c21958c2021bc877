#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace steward::wasm {

// What crosses as plain JavaScript objects: copied out field by field, nothing to free.

/// Of the core's published limits (security.md §2); doubles, because they are numbers there.
struct Limits {
  double picture_size_bytes_max;
  double picture_side_max;
  double picture_pixels_max;
  double picture_frames_max;
  double name_code_points_max;
  double password_characters_min;
  double password_characters_max;
};
[[nodiscard]] Limits limits();

struct Avatar {
  std::string initials;
  std::uint32_t color_index;
};
[[nodiscard]] Avatar avatar(const std::string& id, const std::string& name,
                            std::uint32_t color_count);

struct CodeEntry {
  std::string name;
  std::string kind;
  int status;
  std::string title;
};
[[nodiscard]] std::uint32_t code_entry_count();
[[nodiscard]] CodeEntry code_entry(std::uint32_t index);

/// By the roles that were loaded, where the call brings none.
[[nodiscard]] std::string evaluate_call(const std::string& call);

}  // namespace steward::wasm
