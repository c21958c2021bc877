#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/error/code.hpp"

namespace steward {

/// The names a refusal's parameters may have; `params.def` is the only list.
enum class ParamName : std::uint8_t {
#define STEWARD_PARAM(name) name,
#include "core/error/params.def"
#undef STEWARD_PARAM
};
[[nodiscard]] std::string_view name_of(ParamName name);

/// One fact that a message may mention: a limit, the actual size, a format's name.
struct Param {
  ParamName name;
  std::variant<std::int64_t, std::string> value;
  friend bool operator==(const Param&, const Param&) = default;
};
using Params = std::vector<Param>;

/// A field is malformed. `path`: JSON Pointer of the field ("/name"), empty for the whole input.
struct Issue {
  Code code;
  Params params{};
  std::string path{};
  friend bool operator==(const Issue&, const Issue&) = default;
};
using Issues = std::vector<Issue>;

/// The same issue, said of the field at `path`.
[[nodiscard]] inline Issue at(std::string path, Issue issue) {
  issue.path = std::move(path);
  return issue;
}

}  // namespace steward
