#include "core/base/merge.hpp"

#include <optional>
#include <set>

namespace steward {
namespace {

std::optional<std::string> value_in(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Merge merge_fields(const Fields& base, const Fields& mine, const Fields& theirs) {
  std::set<std::string> names;
  for (const Fields* side : {&base, &mine, &theirs})
    for (const auto& [name, value] : *side) names.insert(name);

  Merge result;
  for (const std::string& name : names) {
    const auto before = value_in(base, name);
    const auto ours = value_in(mine, name);
    const auto other = value_in(theirs, name);
    const bool only_mine_changed = other == before;
    if (!only_mine_changed && ours != before && ours != other) result.conflicts.push_back(name);
    const auto& kept = only_mine_changed ? ours : other;
    if (kept) result.merged.emplace(name, *kept);
  }
  return result;
}

}  // namespace steward
