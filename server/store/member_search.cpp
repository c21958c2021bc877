#include "server/store/member_search.hpp"

#include <algorithm>

#include "core/base/search.hpp"
#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"

namespace steward::store {
namespace {

/// One entry of the index, written or taken away.
struct MemberWord {
  explicit MemberWord(soci::session& sql) : query(sql) {
    query.in(workspace_id).in(word).in(role).in(name_key).in(user_id);
  }
  void run_for(const IndexedMember& member) {
    workspace_id = member.workspace_id.value();
    role = member.role;
    name_key = member.index.name_key;
    user_id = member.user_id.value();
    joined_at = to_integer(member.joined_at);
    for (std::string& beginning : word_beginnings(member.index.words)) {
      word = std::move(beginning);
      query.run();
    }
  }

  Integer workspace_id = 0;
  std::string word{};
  std::string role{};
  std::string name_key{};
  std::string user_id{};
  Integer joined_at = 0;
  Query query;
};

struct InsertWord : MemberWord {
  explicit InsertWord(soci::session& sql) : MemberWord(sql) {
    query.in(joined_at).prepare(
        "INSERT INTO member_words (workspace_id, word, role, name_key, user_id, joined_at) "
        "VALUES (:workspace, :word, :role, :name_key, :user, :joined_at)");
  }
};

struct DeleteWord : MemberWord {
  explicit DeleteWord(soci::session& sql) : MemberWord(sql) {
    query.prepare(
        "DELETE FROM member_words WHERE workspace_id = :workspace AND word = :word "
        "AND role = :role AND name_key = :name_key AND user_id = :user");
  }
};

std::vector<std::string> split_words(const std::string& joined) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < joined.size();) {
    const std::size_t end = std::min(joined.find(' ', at + 1), joined.size());
    words.push_back(joined.substr(at + 1, end - at - 1));
    at = end;
  }
  return words;
}

std::vector<IndexedMember> find_memberships(Connection& connection, const UserId& user_id) {
  std::vector<IndexedMember> members;
  Integer workspace_id = 0;
  Integer joined_at = 0;
  std::string role;
  std::string name_key;
  std::string words;
  Query query(connection.sql);
  query.in(user_id.value()).out(workspace_id).out(role).out(joined_at).out(name_key).out(words);
  query.prepare(
      "SELECT workspace_id, role, joined_at, name_key, words FROM memberships "
      "WHERE user_id = :user");
  query.for_each([&] {
    members.push_back({WorkspaceId{workspace_id},
                       user_id,
                       role,
                       to_timestamp(joined_at),
                       {name_key, split_words(words)}});
  });
  return members;
}

void write_index(Connection& connection, const IndexedMember& member) {
  const Integer workspace = member.workspace_id.value();
  const std::string joined = joined_words(member.index.words);
  connection.sql << "UPDATE memberships SET name_key = :key, words = :words "
                    "WHERE workspace_id = :workspace AND user_id = :user",
      soci::use(member.index.name_key), soci::use(joined), soci::use(workspace),
      soci::use(member.user_id.value());
  insert_member_words(connection, member);
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

IndexedMember find_indexed(Connection& connection, WorkspaceId workspace_id,
                           const UserId& user_id) {
  for (IndexedMember& member : find_memberships(connection, user_id))
    if (member.workspace_id == workspace_id) return std::move(member);
  throw StoreError(Fault::broken, "a member left within a transaction");
}

void insert_member_words(Connection& connection, const IndexedMember& member) {
  connection.prepared<InsertWord>().run_for(member);
}

void delete_member_words(Connection& connection, const IndexedMember& member) {
  connection.prepared<DeleteWord>().run_for(member);
}

void update_member_index(Connection& connection, const UserId& user_id, const AccountName& name,
                         const EmailAddress& email) {
  const MemberIndex index = index_of(name, email);
  for (IndexedMember& member : find_memberships(connection, user_id)) {
    if (member.index == index) continue;
    delete_member_words(connection, member);
    member.index = index;
    write_index(connection, member);
  }
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
  for (const User& each : users) {
    const MemberIndex index = index_of(AccountName{each.name}, stored_email(each.email));
    for (IndexedMember& member : find_memberships(connection, UserId{each.id})) {
      member.index = index;
      write_index(connection, member);
    }
  }
}

}  // namespace steward::store
