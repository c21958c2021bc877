#include "server/store/member_search.hpp"

#include <algorithm>

#include "core/base/search.hpp"
#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"

namespace steward::store {
namespace {

struct InsertWord {
  explicit InsertWord(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(word)
        .in(user_id)
        .prepare(
            "INSERT INTO member_words (workspace_id, word, user_id) VALUES (:workspace, :word, "
            ":user)");
  }
  Integer workspace_id = 0;
  std::string word{};
  std::string user_id{};
  Query query;
};

struct DeleteWord {
  explicit DeleteWord(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(word)
        .in(user_id)
        .prepare(
            "DELETE FROM member_words WHERE workspace_id = :workspace AND word = :word "
            "AND user_id = :user");
  }
  Integer workspace_id = 0;
  std::string word{};
  std::string user_id{};
  Query query;
};

template <class Statement>
void run_for(Connection& connection, WorkspaceId workspace_id, const UserId& user_id,
             const std::string& word) {
  auto& statement = connection.prepared<Statement>();
  statement.workspace_id = workspace_id.value();
  statement.word = word;
  statement.user_id = user_id.value();
  statement.query.run();
}

struct Indexed {
  Integer workspace_id = 0;
  std::string words{};
};

void index_membership(Connection& connection, const Indexed& row, const UserId& user_id,
                      const MemberIndex& index) {
  const WorkspaceId workspace_id{row.workspace_id};
  const std::string joined = joined_words(index.words);
  connection.sql << "UPDATE memberships SET name_key = :key, words = :words "
                    "WHERE workspace_id = :workspace AND user_id = :user",
      soci::use(index.name_key), soci::use(joined), soci::use(row.workspace_id),
      soci::use(user_id.value());
  if (joined == row.words) return;
  delete_member_words(connection, workspace_id, user_id, row.words);
  insert_member_words(connection, workspace_id, user_id, index.words);
}

}  // namespace

MemberIndex index_of(const AccountName& name, const EmailAddress& email) {
  return {folded(name.value()), search_words(name.value() + " " + email.text())};
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined.append(" ").append(word);
  return joined;
}

void insert_member_words(Connection& connection, WorkspaceId workspace_id, const UserId& user_id,
                         const std::vector<std::string>& words) {
  for (const std::string& word : words)
    run_for<InsertWord>(connection, workspace_id, user_id, word);
}

void delete_member_words(Connection& connection, WorkspaceId workspace_id, const UserId& user_id,
                         const std::string& joined) {
  for (std::size_t at = 0; at < joined.size();) {
    const std::size_t end = std::min(joined.find(' ', at + 1), joined.size());
    run_for<DeleteWord>(connection, workspace_id, user_id, joined.substr(at + 1, end - at - 1));
    at = end;
  }
}

void update_member_index(Connection& connection, const UserId& user_id, const AccountName& name,
                         const EmailAddress& email) {
  std::vector<Indexed> rows;
  Indexed row;
  Query query(connection.sql);
  query.in(user_id.value()).out(row.workspace_id).out(row.words);
  query.prepare("SELECT workspace_id, words FROM memberships WHERE user_id = :user");
  query.for_each([&] { rows.push_back(row); });
  const MemberIndex index = index_of(name, email);
  for (const Indexed& membership : rows) index_membership(connection, membership, user_id, index);
}

void index_all_members(Connection& connection) {
  struct User {
    std::string id{};
    std::string name{};
    std::string email{};
  };
  std::vector<User> users;
  User user;
  Query query(connection.sql);
  query.out(user.id).out(user.name).out(user.email);
  query.prepare("SELECT id, name, email FROM users");
  query.for_each([&] { users.push_back(user); });
  for (const User& each : users)
    update_member_index(connection, UserId{each.id}, AccountName{each.name},
                        stored_email(each.email));
}

}  // namespace steward::store
