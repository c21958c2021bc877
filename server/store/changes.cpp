#include "server/store/changes.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

void insert_change(Connection& connection, const RecordedChange& change) {
  const Integer occurred_at = to_integer(change.occurred_at);
  const std::string actor = change.actor ? change.actor->value() : "";
  const Integer workspace_id = change.workspace_id ? change.workspace_id->value() : 0;
  connection.sql << "INSERT INTO changes (id, action, occurred_at, actor_user_id, workspace_id, "
                    "request_id, detail) VALUES (:id, :action, :at, NULLIF(:actor, ''), "
                    "NULLIF(:workspace, 0), :request, :detail)",
      soci::use(change.id), soci::use(change.action), soci::use(occurred_at), soci::use(actor),
      soci::use(workspace_id), soci::use(change.request_id), soci::use(change.detail);
}

}  // namespace steward::store
