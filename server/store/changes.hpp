#pragma once

#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// One line of the history of an account. `detail` is a change as JSON, never a secret. What
/// happens in a workspace is in its audit log (audit_log.hpp).
struct RecordedChange {
  std::string id;
  std::string action;  ///< `account.update`, `session.open`, …
  Timestamp occurred_at;
  std::optional<UserId> actor;
  std::string request_id;
  std::string ip;
  std::string user_agent;
  std::string detail;
};
void insert_change(Connection& connection, const RecordedChange& change);

}  // namespace steward::store
