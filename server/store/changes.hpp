#pragma once

#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// One line of history: what the audit log will show. `detail` is a change as JSON, never a secret.
struct RecordedChange {
  std::string id;
  std::string action;  ///< `account.update`, `session.open`, …
  Timestamp occurred_at;
  std::optional<UserId> actor;
  std::optional<WorkspaceId> workspace_id;
  std::string request_id;
  std::string detail;
};
void insert_change(Connection& connection, const RecordedChange& change);

}  // namespace steward::store
