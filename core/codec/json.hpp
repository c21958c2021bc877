#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

/// A document of somebody else, who may nest deeper and repeat names: the last one counts, as most
/// readers have it. Nothing where it is no JSON or nested deeper than `foreign_json_depth_max`.
inline constexpr int foreign_json_depth_max = 64;
[[nodiscard]] std::optional<Json> read_foreign_document(std::string_view text);

/// For the operator who wrote the text: "line 7: …", where the reader gave up, or the field that is
/// wrong (catalogue.cpp).
[[nodiscard]] std::string describe_unreadable(std::string_view text, const Unreadable& problem);

/// `{name: value, …}` of names and values in turn. A braced list says the same, but copies every
/// pair once more: what is written at each request or for each row of a page is made by this.
template <class... Rest>
[[nodiscard]] Json object_of(Rest&&... rest);

/// Compact text; keys in alphabetical order, so that equal values give equal bytes.
[[nodiscard]] std::string to_text(const Json& json);

namespace detail {
inline void add_fields(Json&) {}
template <class Value, class... Rest>
void add_fields(Json& json, const char* name, Value&& value, Rest&&... rest) {
  json.emplace(name, std::forward<Value>(value));
  add_fields(json, std::forward<Rest>(rest)...);
}
}  // namespace detail

template <class... Rest>
Json object_of(Rest&&... rest) {
  Json json = Json::object();
  detail::add_fields(json, std::forward<Rest>(rest)...);
  return json;
}

}  // namespace steward::codec
