#pragma once

#include <map>
#include <string>
#include <vector>

namespace steward {

/// Values of a form by field name; a field that is absent has not been set.
using Fields = std::map<std::string, std::string>;

struct Merge {
  Fields merged;                       ///< in a conflict the field holds theirs
  std::vector<std::string> conflicts;  ///< both sides changed it, and differently; sorted
};

/// Three-way merge: `base` is what both sides started from (WS-6, G10). A change that only one side
/// made is kept, the same change of both is no conflict.
[[nodiscard]] Merge merge_fields(const Fields& base, const Fields& mine, const Fields& theirs);

}  // namespace steward
