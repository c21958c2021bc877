#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/connections/provider.hpp"

namespace steward {

/// A catalogue as it is searched: folded once.
struct ProviderIndex {
  struct Entry {
    std::string name;                  ///< folded, as it is written
    std::vector<std::string> names;    ///< folded words of the name
    std::vector<std::string> aliases;  ///< folded words of the aliases
    std::vector<std::string> others;   ///< folded words of the category, in every language
  };
  std::vector<Entry> entries;  ///< by the place in the catalogue
};
[[nodiscard]] ProviderIndex index_providers(const ProviderCatalogue& catalogue);

/// Places in the catalogue: all where nothing is searched for, otherwise those of which every
/// searched word begins a word of name, alias or category. The best first: the name itself, the
/// name begins so, a word of the name, of an alias, of the category; then by name. A name that is
/// written together ("sales force") is found as well.
[[nodiscard]] std::vector<std::size_t> search_providers(const ProviderIndex& index,
                                                        std::string_view text);

}  // namespace steward
