#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// Something that the clock has to do for a workspace. There is one of each.
struct WorkKey {
  std::string kind;
  WorkspaceId workspace_id;
  std::string subject{};  ///< what of the workspace it is about; empty: all of it
};

/// Sets when it is due, whatever was said before, and takes it from whoever is at it.
void schedule_work(Connection& connection, const WorkKey& key, Timestamp due_at);
/// The same where nothing is scheduled or it would be later.
void advance_work(Connection& connection, const WorkKey& key, Timestamp due_at);
void cancel_work(Connection& connection, const WorkKey& key);

struct ClaimedWork {
  WorkKey key;
  Timestamp due_at;
  Timestamp claimed_until;
  std::int64_t attempts;  ///< this one included
};
/// Takes what has been due longest; nobody else gets it before `claimed_until`. A server that dies
/// leaves it to the next one: at least once, so whoever does it looks first what is left to do.
[[nodiscard]] std::optional<ClaimedWork> claim_work(Connection& connection, Timestamp now,
                                                    Timestamp claimed_until);
/// It is done, unless it was scheduled again meanwhile.
void complete_work(Connection& connection, const ClaimedWork& work);
/// It failed and comes again, unless it was scheduled again meanwhile.
void postpone_work(Connection& connection, const ClaimedWork& work, Timestamp due_at);

/// When something is due next, claimed or not.
[[nodiscard]] std::optional<Timestamp> next_work_at(Connection& connection);

}  // namespace steward::store
