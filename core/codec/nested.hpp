#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/codec/reader.hpp"

namespace steward::codec {

/// The object under `name`, by `read(reader)`, which gives an optional value.
template <class Read>
auto read_object(Reader& outer, Issues& issues, std::string_view name, Read read)
    -> std::invoke_result_t<Read, Reader&> {
  const Json* const json = outer.object(name);
  if (json == nullptr) return std::nullopt;
  Reader reader(*json, issues, outer.path_of(name));
  auto value = read(reader);
  reader.finish();
  return value;
}

/// Visits each object of the list under `name`.
template <class Visit>
void for_each_object(Reader& outer, Issues& issues, std::string_view name, Visit visit) {
  const Json* const list = outer.array(name);
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const std::string path = outer.path_of(name) + "/" + std::to_string(i);
    if (!(*list)[i].is_object()) {
      issues.push_back(Issue{Code::field_type_wrong, {{ParamName::expected, "object"}}, path});
      continue;
    }
    Reader reader((*list)[i], issues, path);
    visit(reader);
    reader.finish();
  }
}

/// The list of objects under `name`, each by `read(reader)`, which gives an optional value; nothing
/// where one of them is wrong.
template <class Read>
auto read_list(Reader& outer, Issues& issues, std::string_view name, Read read)
    -> std::optional<std::vector<typename std::invoke_result_t<Read, Reader&>::value_type>> {
  std::vector<typename std::invoke_result_t<Read, Reader&>::value_type> values;
  const std::size_t known_issues = issues.size();
  for_each_object(outer, issues, name, [&](Reader& reader) {
    if (auto value = read(reader)) values.push_back(std::move(*value));
  });
  if (issues.size() > known_issues) return std::nullopt;
  return values;
}

/// A text that is one of an enumeration's names: `named(text) → optional<Enum>`.
template <auto named>
auto parse_named(std::string_view text)
    -> Result<typename std::invoke_result_t<decltype(named), std::string_view>::value_type, Issue> {
  const auto value = named(text);
  if (!value) return Failure{Issue{Code::field_value_unknown}};
  return *value;
}

}  // namespace steward::codec
