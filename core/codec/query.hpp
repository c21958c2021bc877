#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/timestamp.hpp"
#include "core/error/issue.hpp"

namespace steward::codec {

/// Reads the parameters of a query ("search=jane&limit=50", without "?"): percent-decoded, "+" as
/// a space. Collects issues at "/name" as the Reader does; `finish` adds `field_unknown` for each
/// parameter that nobody asked for. An empty value counts as absent, as an empty form field does.
class QueryReader {
 public:
  /// Adds `text_not_utf8` and `field_repeated` at the parameter.
  QueryReader(std::string_view query, Issues& issues);

  [[nodiscard]] std::optional<std::string> text(std::string_view name);
  /// A whole number from `low` to `high`; otherwise adds `field_value_unknown` (param expected).
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name, std::int64_t low,
                                                    std::int64_t high);
  /// As parse_rfc3339 reads it; otherwise adds `field_type_wrong`.
  [[nodiscard]] std::optional<Timestamp> time(std::string_view name);
  void add(std::string_view name, Issue issue);
  void finish();

 private:
  std::map<std::string, std::string, std::less<>> values_;
  Issues& issues_;
};

}  // namespace steward::codec
