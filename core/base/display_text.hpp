#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// A name that people read: of a person, a workspace, a connection.
/// Trimmed of white space, NFC, 1 … `code_points_max` code points. Joiners and variation selectors
/// are kept: emoji and many scripts need them.
/// Fails, first match wins: `text_not_utf8`; `name_character_forbidden` (a control, a bidirectional
/// embedding, override or isolate, a noncharacter; params: character "U+202E", position from 0);
/// `name_empty` (nothing visible remains); `name_too_long` (params: actual, limit).
[[nodiscard]] Result<std::string, Issue> parse_display_text(std::string_view text,
                                                            std::int64_t code_points_max);

}  // namespace steward
