#include "server/store/fields.hpp"

#include <charconv>

namespace steward::store {
namespace {

std::optional<std::string> take_field(std::string_view& joined) {
  std::size_t size = 0;
  const char* const end = joined.data() + joined.size();
  const auto [colon, error] = std::from_chars(joined.data(), end, size);
  if (error != std::errc{} || colon == end || *colon != ':') return std::nullopt;
  joined.remove_prefix(static_cast<std::size_t>(colon - joined.data()) + 1);
  if (joined.size() <= size || joined[size] != ',') return std::nullopt;
  std::string field(joined.substr(0, size));
  joined.remove_prefix(size + 1);
  return field;
}

}  // namespace

std::string join_fields(const std::vector<std::string>& fields) {
  std::string joined;
  for (const std::string& field : fields)
    joined.append(std::to_string(field.size())).append(":").append(field).append(",");
  return joined;
}

std::optional<std::vector<std::string>> split_fields(std::string_view joined, std::size_t count) {
  std::vector<std::string> fields;
  while (!joined.empty()) {
    std::optional<std::string> field = take_field(joined);
    if (!field) return std::nullopt;
    fields.push_back(std::move(*field));
  }
  if (fields.size() != count) return std::nullopt;
  return fields;
}

}  // namespace steward::store
