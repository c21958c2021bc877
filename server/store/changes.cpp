#include "server/store/changes.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

void insert_change(Connection& connection, const RecordedChange& change) {
  const Integer occurred_at = to_integer(change.occurred_at);
  const std::string actor = change.actor ? change.actor->value() : "";
  connection.sql << "INSERT INTO changes (id, action, occurred_at, actor_user_id, request_id, ip, "
                    "user_agent, detail) VALUES (:id, :action, :at, NULLIF(:actor, ''), :request, "
                    ":ip, :user_agent, :detail)",
      soci::use(change.id), soci::use(change.action), soci::use(occurred_at), soci::use(actor),
      soci::use(change.request_id), soci::use(change.ip), soci::use(change.user_agent),
      soci::use(change.detail);
}

}  // namespace steward::store
