#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/connections/waterfall.hpp"

namespace steward::store {

class Connection;

struct StoredRun {
  RunId id;
  UserId actor;
  Waterfall waterfall;
  RunState state;
  Timestamp created_at;
  std::optional<Timestamp> ended_at{};
  std::optional<Timestamp> wait_until{};
  std::int64_t version = 1;  ///< grows with each move
  std::string sealed_inputs{};
  std::string sealed_result{};  ///< empty: none
};

void insert_run(Connection& connection, WorkspaceId workspace_id, const StoredRun& run);
/// Writes the move and counts the version up. Fails as a conflict where another move was first.
void update_run(Connection& connection, StoredRun& run);
/// Nothing where the workspace has no such run, whoever else has it.
[[nodiscard]] std::optional<StoredRun> find_run(Connection& connection, WorkspaceId workspace_id,
                                                const RunId& id);
/// The newest runs before `before`, newest first; behind all of them where it is empty.
[[nodiscard]] std::vector<StoredRun> list_runs(Connection& connection, WorkspaceId workspace_id,
                                               const std::string& before, std::int64_t limit);

}  // namespace steward::store
