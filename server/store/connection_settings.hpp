#pragma once

#include <cstdint>

#include "core/base/ids.hpp"

namespace steward::store {

class Connection;

/// What a workspace has decided for all of its connections.
struct ConnectionSettings {
  bool own_keys_only = false;  ///< its runs never spend credits (ADV-6)
  std::int64_t version = 0;    ///< 0: never written
};
[[nodiscard]] ConnectionSettings read_connection_settings(Connection& connection,
                                                          WorkspaceId workspace_id);
/// Writes them with the next version, which it gives.
std::int64_t set_connection_settings(Connection& connection, WorkspaceId workspace_id,
                                     const ConnectionSettings& settings);

}  // namespace steward::store
