#pragma once

#include <optional>
#include <vector>

#include "core/base/ids.hpp"
#include "core/credits/hold.hpp"

namespace steward::store {

class Connection;

struct StoredHold {
  Hold hold;
  Timestamp period_start;  ///< of the period in which it counts
};

void insert_hold(Connection& connection, WorkspaceId workspace_id, const StoredHold& stored);
/// Nothing where the workspace has no such hold, whoever else has it.
[[nodiscard]] std::optional<StoredHold> find_hold(Connection& connection, WorkspaceId workspace_id,
                                                  const HoldId& id);
/// Pending, with expires_at ≤ now; in the order in which they expired.
[[nodiscard]] std::vector<StoredHold> list_due_holds(Connection& connection,
                                                     WorkspaceId workspace_id, Timestamp now);
/// When the next pending hold expires.
[[nodiscard]] std::optional<Timestamp> next_hold_expiry(Connection& connection,
                                                        WorkspaceId workspace_id);
/// Writes how a pending hold has ended: state, posted, settled_at.
void end_hold(Connection& connection, const Hold& hold);

}  // namespace steward::store
