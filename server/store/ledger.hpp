#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/ids.hpp"
#include "core/credits/ledger.hpp"

namespace steward::store {

class Connection;

/// Puts the entries behind the ledger of their workspace, in the transaction of what they tell.
/// Fails as a conflict where a position is taken.
void append_entries(Connection& connection, WorkspaceId workspace_id,
                    std::span<const LedgerEntry> entries);

/// The newest entries before position `before`, newest first.
[[nodiscard]] std::vector<LedgerEntry> list_entries(Connection& connection,
                                                    WorkspaceId workspace_id, std::int64_t before,
                                                    std::int64_t limit);
/// The entries after position `after`, oldest first: for whoever replays a ledger.
[[nodiscard]] std::vector<LedgerEntry> read_entries(Connection& connection,
                                                    WorkspaceId workspace_id, std::int64_t after,
                                                    std::int64_t limit);

}  // namespace steward::store
