#pragma once

#include <type_traits>
#include <utility>

#include "core/codec/reader.hpp"

namespace steward::codec {

/// Reads an object with `read(reader)`, which gives an optional value, and refuses unknown fields.
template <class Read>
auto decode(std::string_view body, Read read)
    -> Result<typename std::invoke_result_t<Read, Reader&>::value_type, Issues> {
  const auto json = parse_object(body);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  Reader reader(*json, issues);
  auto value = read(reader);
  reader.finish();
  if (!issues.empty() || !value) return Failure{std::move(issues)};
  return std::move(*value);
}

}  // namespace steward::codec
