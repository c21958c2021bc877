#include "server/store/passed_connections.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

void insert_passed(Connection& connection, WorkspaceId workspace_id, const ConnectionPassed& passed,
                   Timestamp at) {
  const Integer workspace = workspace_id.value();
  const std::string to = passed.to ? passed.to->value() : "";
  const Integer passed_at = to_integer(at);
  connection.sql << "INSERT INTO passed_connections (connection_id, workspace_id, from_id, to_id, "
                    "passed_at) VALUES (:id, :workspace, :from, :to, :at) ON CONFLICT "
                    "(connection_id) DO UPDATE SET from_id = excluded.from_id, "
                    "to_id = excluded.to_id, passed_at = excluded.passed_at",
      soci::use(passed.id.value()), soci::use(workspace), soci::use(passed.from.value()),
      soci::use(to), soci::use(passed_at);
}

std::vector<ConnectionPassed> take_passed(Connection& connection, WorkspaceId workspace_id,
                                          const UserId& from) {
  const Integer workspace = workspace_id.value();
  std::string id;
  std::string to;
  std::vector<ConnectionPassed> passed;
  Query query(connection.sql);
  query.in(workspace)
      .in(from.value())
      .out(id)
      .out(to)
      .prepare(
          "SELECT connection_id, to_id FROM passed_connections WHERE workspace_id = :workspace "
          "AND from_id = :from ORDER BY connection_id");
  query.for_each([&] {
    passed.push_back(
        {ConnectionId{id}, from, to.empty() ? std::nullopt : std::optional(UserId{to})});
  });
  connection.sql << "DELETE FROM passed_connections WHERE workspace_id = :workspace "
                    "AND from_id = :from",
      soci::use(workspace), soci::use(from.value());
  return passed;
}

}  // namespace steward::store
