#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace steward {

/// The enumerator of a name. `names`: those of all enumerators, in their order, from 0.
template <class Enum, std::size_t count>
[[nodiscard]] std::optional<Enum> enumerator_named(const std::array<std::string_view, count>& names,
                                                   std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace steward
