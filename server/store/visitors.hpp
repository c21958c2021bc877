#pragma once

#include <optional>
#include <string>

#include "core/account/session.hpp"
#include "core/base/ids.hpp"
#include "server/store/workspaces.hpp"

namespace steward::store {

class Connection;

/// A session together with what its user is in one workspace.
struct StoredVisitor {
  Session session;
  UserId user_id;
  StoredMembership membership;
};

/// One query answers "who is this, and what may they here?" for every request to a workspace.
/// Nothing where there is no such session, no such workspace, or no membership.
[[nodiscard]] std::optional<StoredVisitor> find_visitor(Connection& connection,
                                                        const std::string& token_hash,
                                                        WorkspaceId workspace_id);

}  // namespace steward::store
