#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/connections/change.hpp"

namespace steward::store {

class Connection;  // to the database; those to other services are steward::Connection

/// An account at another service with what is kept beside it.
struct StoredConnection {
  steward::Connection connection;
  std::int64_t version;            ///< from 1
  std::string sealed_credentials;  ///< empty: the platform's
};

void insert_connection(Connection& connection, WorkspaceId workspace_id,
                       const StoredConnection& stored);
/// Writes it where it was; the version grows by one.
void update_connection(Connection& connection, WorkspaceId workspace_id,
                       const StoredConnection& stored);
void delete_connection(Connection& connection, WorkspaceId workspace_id, const ConnectionId& id);

/// Nothing where the workspace has no such account, whoever else has it.
[[nodiscard]] std::optional<StoredConnection> find_connection(Connection& connection,
                                                              WorkspaceId workspace_id,
                                                              const ConnectionId& id);
/// By provider, then in the order in which they were made. `provider`: empty for all.
[[nodiscard]] std::vector<StoredConnection> list_connections(Connection& connection,
                                                             WorkspaceId workspace_id,
                                                             const std::string& provider);
/// What somebody made, at all providers.
[[nodiscard]] std::vector<StoredConnection> list_connections_of(Connection& connection,
                                                                WorkspaceId workspace_id,
                                                                const UserId& owner);

/// Replaces what was said to use the account. A use that names no account follows the default of
/// its provider, whichever account it was told of.
void set_uses(Connection& connection, WorkspaceId workspace_id, const std::string& provider,
              const ConnectionId& account, const std::vector<ConnectionUse>& uses);
/// Those that name the account, and those of its provider that follow the default; by type and id.
[[nodiscard]] std::vector<ConnectionUse> list_uses(Connection& connection, WorkspaceId workspace_id,
                                                   const std::string& provider,
                                                   const ConnectionId& account);

}  // namespace steward::store
