#pragma once

#include <string>
#include <vector>

#include "core/base/ids.hpp"

namespace steward::store {

/// What a transaction has touched that open windows wait for. Collected by the tables' functions
/// themselves, so that no use case can forget to tell.
struct Touched {
  std::vector<WorkspaceId> workspaces{};    ///< their audit logs have grown
  std::vector<WorkspaceId> credits{};       ///< their plan or credits have changed
  std::vector<UserId> users{};              ///< all their sessions have ended
  std::vector<std::string> token_hashes{};  ///< these sessions have ended

  [[nodiscard]] bool is_empty() const {
    return workspaces.empty() && credits.empty() && users.empty() && token_hashes.empty();
  }
};

}  // namespace steward::store
