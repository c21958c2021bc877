#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/credits.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// `user_id`: the member's, or empty for the budget of the whole workspace.
struct StoredBudget {
  std::string user_id;
  Credits limit;
};
/// The workspace's own first, then those of its members: who has left has none, and has theirs
/// back with the membership unless the budgets were set meanwhile.
[[nodiscard]] std::vector<StoredBudget> list_budgets(Connection& connection,
                                                     WorkspaceId workspace_id);
/// The one of the workspace and the one of this user, as far as there are any.
[[nodiscard]] std::vector<StoredBudget> find_budgets(Connection& connection,
                                                     WorkspaceId workspace_id,
                                                     const std::string& user_id);
void replace_budgets(Connection& connection, WorkspaceId workspace_id,
                     const std::vector<StoredBudget>& budgets);

/// The thresholds in percent that were told about in the period; ascending.
[[nodiscard]] std::vector<std::int64_t> list_alerts(Connection& connection,
                                                    WorkspaceId workspace_id,
                                                    Timestamp period_start);
/// Fails as a conflict where it has been told already.
void insert_alert(Connection& connection, WorkspaceId workspace_id, Timestamp period_start,
                  std::int64_t percent, Timestamp sent_at);

}  // namespace steward::store
