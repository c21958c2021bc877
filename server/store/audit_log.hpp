#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/audit/chain.hpp"
#include "core/audit/event.hpp"
#include "core/codec/audit.hpp"

namespace steward::store {

class Connection;

/// Puts the event behind the last one of its workspace, in the transaction of what it tells; sets
/// its position and hashes. Of two transactions that append at once, one is repeated.
void append_audit_event(Connection& connection, AuditEvent& event);

/// Position 0 where nothing has been written yet.
[[nodiscard]] AuditHead find_audit_head(Connection& connection, WorkspaceId workspace_id);

/// The newest events before position `before` that pass the filter, newest first.
[[nodiscard]] std::vector<AuditEvent> list_audit_events(Connection& connection,
                                                        WorkspaceId workspace_id,
                                                        const AuditFilter& filter,
                                                        std::int64_t before, std::int64_t limit);
/// Events at positions (after, until] that pass the filter, oldest first. What cannot be read as an
/// event, or disagrees with its row, comes as one that breaks the chain.
struct AuditRange {
  std::int64_t after;
  std::int64_t until;
  std::int64_t limit;
};
[[nodiscard]] std::vector<AuditEvent> read_audit_events(Connection& connection,
                                                        WorkspaceId workspace_id,
                                                        const AuditFilter& filter,
                                                        const AuditRange& range);

/// When the `count`-th youngest denial of the actor after `since` was written; nothing where there
/// are fewer.
[[nodiscard]] std::optional<Timestamp> oldest_counting_denial(Connection& connection,
                                                              WorkspaceId workspace_id,
                                                              const UserId& actor, Timestamp since,
                                                              std::int64_t count);

}  // namespace steward::store
