#include "server/store/members.hpp"

#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"
#include "server/store/member_columns.hpp"
#include "server/store/member_search.hpp"

namespace steward::store {
namespace {

struct FindRole {
  explicit FindRole(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(user_id)
        .out(role)
        .prepare(
            "SELECT role FROM memberships WHERE workspace_id = :workspace AND user_id = :user");
  }
  Integer workspace_id = 0;
  std::string user_id{};
  std::string role{};
  Query query;
};

struct CountRoles {
  explicit CountRoles(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .out(role)
        .out(member_count)
        .prepare("SELECT role, member_count FROM role_counts WHERE workspace_id = :workspace");
  }
  Integer workspace_id = 0;
  std::string role{};
  Integer member_count = 0;
  Query query;
};

void add_to_count(Connection& connection, WorkspaceId workspace_id, const std::string& role,
                  Integer difference) {
  const Integer workspace = workspace_id.value();
  Query update(connection.sql);
  update.in(difference)
      .in(workspace)
      .in(role)
      .prepare(
          "UPDATE role_counts SET member_count = member_count + :difference "
          "WHERE workspace_id = :workspace AND role = :role");
  if (update.run() == 1) return;
  connection.sql << "INSERT INTO role_counts (workspace_id, role, member_count) "
                    "VALUES (:workspace, :role, :count)",
      soci::use(workspace), soci::use(role), soci::use(difference);
}

}  // namespace

std::string MemberColumns::names() {
  return "m.user_id, m.role, m.joined_at, u.name, u.email, " + PictureColumns::names("u");
}

void MemberColumns::read(Query& query) {
  query.out(user_id).out(role).out(joined_at).out(name).out(email);
  picture.read(query);
}

StoredMember MemberColumns::member() const {
  return {{UserId{user_id}, role, to_timestamp(joined_at)},
          AccountName{name},
          stored_email(email),
          picture.choice(),
          picture.upload()};
}

void lock_team(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  connection.sql << "UPDATE role_counts SET member_count = member_count "
                    "WHERE workspace_id = :workspace",
      soci::use(workspace);
}

std::vector<RoleCount> count_roles(Connection& connection, WorkspaceId workspace_id) {
  auto& count = connection.prepared<CountRoles>();
  count.workspace_id = workspace_id.value();
  std::vector<RoleCount> counts;
  count.query.for_each([&] { counts.push_back({count.role, count.member_count}); });
  return counts;
}

std::optional<std::string> find_role(Connection& connection, WorkspaceId workspace_id,
                                     const UserId& user_id) {
  auto& find = connection.prepared<FindRole>();
  find.workspace_id = workspace_id.value();
  find.user_id = user_id.value();
  if (!find.query.find_one()) return std::nullopt;
  return find.role;
}

std::optional<StoredMember> find_member(Connection& connection, WorkspaceId workspace_id,
                                        const UserId& user_id) {
  const Integer workspace = workspace_id.value();
  MemberColumns columns;
  Query query(connection.sql);
  query.in(workspace).in(user_id.value());
  columns.read(query);
  query.prepare("SELECT " + MemberColumns::names() + " FROM memberships m" + with_user +
                "AND m.workspace_id = :workspace AND m.user_id = :user");
  if (!query.find_one()) return std::nullopt;
  return columns.member();
}

bool has_member(Connection& connection, WorkspaceId workspace_id, const EmailAddress& email) {
  const Integer workspace = workspace_id.value();
  const std::string key = email.key();
  int found = 0;
  Query query(connection.sql);
  query.in(key).in(workspace).out(found).prepare(
      "SELECT 1 FROM users u JOIN memberships m ON m.user_id = u.id "
      "WHERE u.email_key = :key AND m.workspace_id = :workspace");
  return query.find_one();
}

void insert_membership(Connection& connection, WorkspaceId workspace_id, const UserId& user_id,
                       const std::string& role, Timestamp joined_at) {
  const Integer workspace = workspace_id.value();
  const Integer joined = to_integer(joined_at);
  const Account account = find_account(connection, user_id).value().account;
  const MemberIndex index = index_of(account.name, account.email);
  const std::string words = joined_words(index.words);
  connection.sql << "INSERT INTO memberships (workspace_id, user_id, role, joined_at, name_key, "
                    "words) VALUES (:workspace, :user, :role, :joined_at, :name_key, :words)",
      soci::use(workspace), soci::use(user_id.value()), soci::use(role), soci::use(joined),
      soci::use(index.name_key), soci::use(words);
  insert_member_words(connection, {workspace_id, user_id, role, joined_at, index});
  add_to_count(connection, workspace_id, role, 1);
}

void set_role(Connection& connection, WorkspaceId workspace_id, const Member& member,
              const std::string& role) {
  const Integer workspace = workspace_id.value();
  IndexedMember indexed = find_indexed(connection, workspace_id, member.id);
  connection.sql << "UPDATE memberships SET role = :role "
                    "WHERE workspace_id = :workspace AND user_id = :user",
      soci::use(role), soci::use(workspace), soci::use(member.id.value());
  delete_member_words(connection, indexed);
  indexed.role = role;
  insert_member_words(connection, indexed);
  add_to_count(connection, workspace_id, member.role, -1);
  add_to_count(connection, workspace_id, role, 1);
}

void delete_membership(Connection& connection, WorkspaceId workspace_id, const Member& member) {
  const Integer workspace = workspace_id.value();
  delete_member_words(connection, find_indexed(connection, workspace_id, member.id));
  connection.sql << "DELETE FROM memberships WHERE workspace_id = :workspace AND user_id = :user",
      soci::use(workspace), soci::use(member.id.value());
  add_to_count(connection, workspace_id, member.role, -1);
}

void insert_removal(Connection& connection, WorkspaceId workspace_id, const Removal& removal) {
  delete_removal(connection, workspace_id, removal.member);
  const Integer workspace = workspace_id.value();
  const Integer joined_at = to_integer(removal.joined_at);
  const Integer removed_at = to_integer(removal.removed_at);
  connection.sql << "INSERT INTO removals (workspace_id, user_id, role, joined_at, removed_at) "
                    "VALUES (:workspace, :user, :role, :joined_at, :removed_at)",
      soci::use(workspace), soci::use(removal.member.value()), soci::use(removal.role),
      soci::use(joined_at), soci::use(removed_at);
}

std::optional<Removal> find_removal(Connection& connection, WorkspaceId workspace_id,
                                    const UserId& user_id) {
  const Integer workspace = workspace_id.value();
  std::string role;
  Integer joined_at = 0;
  Integer removed_at = 0;
  Query query(connection.sql);
  query.in(workspace)
      .in(user_id.value())
      .out(role)
      .out(joined_at)
      .out(removed_at)
      .prepare(
          "SELECT role, joined_at, removed_at FROM removals "
          "WHERE workspace_id = :workspace AND user_id = :user");
  if (!query.find_one()) return std::nullopt;
  return Removal{user_id, role, to_timestamp(joined_at), to_timestamp(removed_at)};
}

void delete_removal(Connection& connection, WorkspaceId workspace_id, const UserId& user_id) {
  const Integer workspace = workspace_id.value();
  connection.sql << "DELETE FROM removals WHERE workspace_id = :workspace AND user_id = :user",
      soci::use(workspace), soci::use(user_id.value());
}

}  // namespace steward::store
