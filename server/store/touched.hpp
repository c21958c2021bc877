#pragma once

#include <string>
#include <vector>

#include "core/base/ids.hpp"

namespace steward::store {

/// What a transaction has touched that open windows wait for. Collected by the tables' functions
/// themselves, so that no use case can forget to tell.
struct Touched {
  std::vector<WorkspaceId> workspaces{};    ///< their audit logs have grown
  std::vector<UserId> users{};              ///< all their sessions have ended
  std::vector<std::string> token_hashes{};  ///< these sessions have ended
  bool has_due_work = false;                ///< something was scheduled for the clock

  [[nodiscard]] bool is_empty() const {
    return workspaces.empty() && users.empty() && token_hashes.empty() && !has_due_work;
  }
};

}  // namespace steward::store
