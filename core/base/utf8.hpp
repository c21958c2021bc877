#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace steward {

/// Code points of well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, ≤ U+10FFFF).
[[nodiscard]] std::optional<std::u32string> decode_utf8(std::string_view text);
[[nodiscard]] std::string encode_utf8(std::u32string_view points);
[[nodiscard]] bool is_utf8(std::string_view text);
/// Number of code points of well-formed UTF-8.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// ASCII letters lower-cased, every other byte as it is.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// The text without any of `characters` at its two ends.
[[nodiscard]] std::string_view trimmed(std::string_view text, std::string_view characters);

}  // namespace steward
