#include "server/store/recipients.hpp"

#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"

namespace steward::store {

std::vector<Recipient> list_recipients(Connection& connection, WorkspaceId workspace_id,
                                       const std::string& role, std::int64_t limit) {
  const Integer workspace = workspace_id.value();
  const Integer count = limit;
  std::string email;
  std::string locale;
  Query query(connection.sql);
  query.in(workspace).in(role).in(count).out(email).out(locale).prepare(
      "SELECT u.email, u.locale FROM memberships m CROSS JOIN users u "
      "WHERE u.id = m.user_id AND m.workspace_id = :workspace AND m.role = :role "
      "ORDER BY m.name_key, m.user_id LIMIT :count");
  std::vector<Recipient> recipients;
  query.for_each([&] { recipients.push_back({stored_email(email), locale}); });
  return recipients;
}

}  // namespace steward::store
