#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace steward::store {

/// Puts texts of any bytes into one, as netstrings ("3:abc,"): what is sealed into one column.
[[nodiscard]] std::string join_fields(const std::vector<std::string>& fields);
/// Nothing where the text was not joined from exactly `count` fields.
[[nodiscard]] std::optional<std::vector<std::string>> split_fields(std::string_view joined,
                                                                   std::size_t count);

}  // namespace steward::store
