#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/access/roles.hpp"
#include "core/base/result.hpp"
#include "core/picture/choice.hpp"

namespace steward {

/// What is wrong with a catalogue file, as sentences for the operator; a line where there is one.
using CatalogueProblems = std::vector<std::string>;

/// assets/roles.json: `{roles: [{name, permissions: [...]}]}`, parsed and checked.
[[nodiscard]] Result<RoleCatalogue, CatalogueProblems> decode_roles(std::string_view text);

/// assets/icons/icons.json: `{icons: [...], colors: [...]}`; at least one of each, none twice.
[[nodiscard]] Result<IconCatalogue, CatalogueProblems> decode_icons(std::string_view text);

}  // namespace steward
