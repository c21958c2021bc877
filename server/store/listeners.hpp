#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/account/session.hpp"
#include "core/base/ids.hpp"

namespace steward::store {

class Connection;

/// What open windows are asked about, for many of them at once: one query where a query each would
/// make a thousand windows wait.
inline constexpr std::size_t asked_at_once_max = 1024;

/// Where the audit logs of workspaces end, and how often their plan or credits have changed; logs
/// that are empty are left out. At most `asked_at_once_max` ids.
struct LivePosition {
  WorkspaceId workspace_id;
  std::int64_t position;
  std::int64_t revision;
};
[[nodiscard]] std::vector<LivePosition> find_live_positions(
    Connection& connection, std::span<const WorkspaceId> workspace_ids);

/// The sessions among `token_hashes` that are there, each with its user's role in the workspace;
/// the role is empty where they are no member. At most `asked_at_once_max` hashes.
struct Listener {
  std::string token_hash;
  Session session;
  std::string role;
};
[[nodiscard]] std::vector<Listener> find_listeners(Connection& connection, WorkspaceId workspace_id,
                                                   std::span<const std::string> token_hashes);

}  // namespace steward::store
