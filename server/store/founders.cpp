#include "server/store/founders.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

std::string find_founder_locale(Connection& connection, WorkspaceId workspace_id) {
  const Integer id = workspace_id.value();
  std::string locale;
  Query query(connection.sql);
  query.in(id).out(locale).prepare(
      "SELECT u.locale FROM memberships m JOIN users u ON u.id = m.user_id "
      "WHERE m.workspace_id = :id ORDER BY m.joined_at, m.user_id LIMIT 1");
  return query.find_one() ? locale : "";
}

}  // namespace steward::store
