#pragma once

#include <vector>

#include "core/connections/change.hpp"

namespace steward::store {

class Connection;

/// Remembers whose it was; what was remembered of it before is forgotten.
void insert_passed(Connection& connection, WorkspaceId workspace_id, const ConnectionPassed& passed,
                   Timestamp at);
/// What has passed from somebody, and forgets it.
[[nodiscard]] std::vector<ConnectionPassed> take_passed(Connection& connection,
                                                        WorkspaceId workspace_id,
                                                        const UserId& from);

}  // namespace steward::store
