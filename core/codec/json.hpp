#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/error/issue.hpp"

namespace steward::codec {

/// Deeper than any document of ours; a bomb is refused before it becomes a tree.
inline constexpr int json_depth_max = 16;

/// Why a text is no document of ours. `offset_bytes`: where reading stopped, for
/// `request_not_json`.
struct Unreadable {
  Issue issue;
  std::size_t offset_bytes;
};

/// Reads one JSON object (RFC 8259), whole. Fails, first match wins: `text_not_utf8`; what comes
/// first in the text among `request_not_json`, `request_too_deep` (param limit) and
/// `field_repeated` (at the field; a second value would silently win); `field_type_wrong` (not an
/// object; param expected).
[[nodiscard]] Result<Json, Unreadable> read_document(std::string_view text);
[[nodiscard]] Result<Json, Issue> parse_object(std::string_view text);

/// Compact text; keys in alphabetical order, so that equal values give equal bytes.
[[nodiscard]] std::string to_text(const Json& json);

}  // namespace steward::codec
