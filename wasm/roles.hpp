#pragma once

#include <string>

#include "core/access/roles.hpp"

namespace steward::wasm {

/// The catalogue that was loaded last: kept here, so that no question has to bring it along. Null
/// before there was one.
[[nodiscard]] const RoleCatalogue* kept_roles();

/// Keeps the catalogue. Empty: it is sound; otherwise one sentence per line, and the catalogue that
/// was kept before stays.
[[nodiscard]] std::string load_roles(const std::string& catalogue);

}  // namespace steward::wasm
