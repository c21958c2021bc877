#pragma once

#include <string>

#include "core/base/ids.hpp"

namespace steward::store {

class Connection;

/// The language tag of whoever has been a member of the workspace longest; empty where it has none.
[[nodiscard]] std::string find_founder_locale(Connection& connection, WorkspaceId workspace_id);

}  // namespace steward::store
