#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/issue.hpp"

namespace steward::codec {

/// Reads each parameter of a query once ("search=jane&limit=50", without "?"): percent-decoded, "+"
/// as a space. Collects issues at "/name" as the Reader does; `finish` adds `field_unknown` for
/// each parameter that nobody asked for. An empty value counts as absent, as an empty form field
/// does.
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
  /// A parameter by its rule: `parse(text) → Result<T, Issue>`.
  template <class Parse>
  [[nodiscard]] auto field(std::string_view name, Parse parse) {
    const auto text_of_it = text(name);
    using Value = std::decay_t<decltype(parse(std::string_view{}).value())>;
    std::optional<Value> value;
    if (!text_of_it) return value;
    auto parsed = parse(*text_of_it);
    if (parsed) {
      value = std::move(parsed).value();
    } else {
      add(name, std::move(parsed).error());
    }
    return value;
  }
  /// One of a few values by `named(text) → optional`; otherwise adds `field_value_unknown`.
  template <class Named>
  [[nodiscard]] auto choice(std::string_view name, Named named)
      -> std::invoke_result_t<Named, std::string_view> {
    const auto text_of_it = text(name);
    if (!text_of_it) return std::nullopt;
    auto value = named(*text_of_it);
    if (!value) add(name, Issue{Code::field_value_unknown});
    return value;
  }
  void add(std::string_view name, Issue issue);
  void finish();

 private:
  std::map<std::string, std::string, std::less<>> values_;  ///< not asked for yet
  Issues& issues_;
};

/// Reads a query with `read(reader)`, which gives the value, and refuses unknown parameters.
template <class Read>
auto decode_query(std::string_view query, Read read)
    -> Result<std::invoke_result_t<Read, QueryReader&>, Issues> {
  Issues issues;
  QueryReader reader(query, issues);
  auto value = read(reader);
  reader.finish();
  if (!issues.empty()) return Failure{std::move(issues)};
  return value;
}

}  // namespace steward::codec
