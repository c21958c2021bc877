#include "server/store/visitors.hpp"

#include "server/store/connection.hpp"
#include "server/store/session_columns.hpp"
#include "server/store/workspace_columns.hpp"

namespace steward::store {
namespace {

struct FindVisitor {
  explicit FindVisitor(soci::session& sql) : query(sql) {
    query.in(workspace_id).in(token_hash).out(user_id).out(role);
    session.read(query);
    workspace.read(query);
    query.prepare("SELECT s.user_id, m.role, " + SessionColumns::names() + ", " +
                  WorkspaceColumns::names() +
                  " FROM sessions s "
                  "JOIN memberships m ON m.user_id = s.user_id AND m.workspace_id = :workspace "
                  "JOIN workspaces w ON w.id = m.workspace_id "
                  "LEFT JOIN pictures p ON p.id = w.picture_id WHERE s.token_hash = :hash");
  }
  Integer workspace_id = 0;
  std::string token_hash{};
  std::string user_id{};
  std::string role{};
  SessionColumns session{};
  WorkspaceColumns workspace{};
  Query query;
};

}  // namespace

std::optional<StoredVisitor> find_visitor(Connection& connection, const std::string& token_hash,
                                          WorkspaceId workspace_id) {
  auto& find = connection.prepared<FindVisitor>();
  find.workspace_id = workspace_id.value();
  find.token_hash = token_hash;
  if (!find.query.find_one()) return std::nullopt;
  return StoredVisitor{find.session.session(), UserId{find.user_id},
                       membership_of(find.workspace, find.role)};
}

}  // namespace steward::store
