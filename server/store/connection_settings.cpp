#include "server/store/connection_settings.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

ConnectionSettings read_connection_settings(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  Integer own_keys_only = 0;
  Integer version = 0;
  Query query(connection.sql);
  query.in(workspace)
      .out(own_keys_only)
      .out(version)
      .prepare(
          "SELECT own_keys_only, version FROM connection_settings "
          "WHERE workspace_id = :workspace");
  if (!query.find_one()) return {};
  return {own_keys_only == 1, version};
}

std::int64_t set_connection_settings(Connection& connection, WorkspaceId workspace_id,
                                     const ConnectionSettings& settings) {
  const Integer workspace = workspace_id.value();
  const Integer own_keys_only = settings.own_keys_only ? 1 : 0;
  const Integer version = settings.version + 1;
  connection.sql << "INSERT INTO connection_settings (workspace_id, own_keys_only, version) "
                    "VALUES (:workspace, :own, :version) ON CONFLICT (workspace_id) DO UPDATE "
                    "SET own_keys_only = excluded.own_keys_only, version = excluded.version",
      soci::use(workspace), soci::use(own_keys_only), soci::use(version);
  return version;
}

}  // namespace steward::store
