#pragma once

#include "core/access/roles.hpp"

namespace steward::wasm {

/// The catalogue that was loaded last: kept here, so that no question has to bring it along. Null
/// before there was one.
[[nodiscard]] const RoleCatalogue* kept_roles();

}  // namespace steward::wasm
