// Members, their counts and their index; invitations; and databases from before there were any.
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "server/store/invitations.hpp"
#include "server/store/migrations.hpp"
#include "tests/server/support/team_tables.hpp"

namespace steward::store {
namespace {

using std::chrono::hours;

TEST_F(TeamTablesTest, CountsFollowEveryChange) {
  using Counts = std::map<std::string, std::int64_t>;
  const UserId ada = add("ada@example.test", "Ada", "admin");
  const UserId grace = add("grace@example.test", "Grace", "user");
  EXPECT_EQ(counts(), (Counts{{"admin", 1}, {"user", 1}}));
  store_.write([&](Connection& connection) {
    set_role(connection, workspace, member(grace), "admin");
    return true;
  });
  EXPECT_EQ(counts(), (Counts{{"admin", 2}, {"user", 0}}));
  store_.write([&](Connection& connection) {
    delete_membership(connection, workspace, member(ada));
    return true;
  });
  EXPECT_EQ(counts(), (Counts{{"admin", 1}, {"user", 0}}));
  EXPECT_FALSE(store_.read([&](Connection& c) { return find_role(c, workspace, ada); }));
}

TEST_F(TeamTablesTest, OneAddressHasOneOpenInvitation) {
  const UserId ada = add("ada@example.test", "Ada", "admin");
  const auto insert = [&](const std::string& id, const std::string& email) {
    store_.write([&](Connection& connection) {
      const Invitation invitation{
          InvitationId{id}, parse_email(email).value(), "", "user", ada, noon, noon,
          noon + hours{1}};
      insert_invitation(connection, {workspace, invitation, "en", "hash of " + id});
      return true;
    });
  };
  insert("inv_1", "jane@example.test");
  EXPECT_THROW(insert("inv_2", "JANE@example.test"), StoreError);
  store_.write([&](Connection& connection) {
    Invitation invitation =
        find_open_invitation(connection, workspace, parse_email("Jane@example.test").value())
            ->invitation;
    EXPECT_EQ(count_pending(connection, workspace, noon), 1);
    EXPECT_EQ(count_pending(connection, workspace, noon + hours{1}), 0);
    invitation.settlement = Settlement{InvitationState::declined, noon};
    update_invitation(connection, invitation);
    EXPECT_EQ(find_invitation(connection, workspace, invitation.id)->invitation, invitation);
    EXPECT_FALSE(find_invitation(connection, WorkspaceId{8}, invitation.id));
    return true;
  });
  insert("inv_2", "JANE@example.test");
}

TEST_F(TeamTablesTest, ATokenIsReplacedByTheNextOfItsKind) {
  const UserId ada = add("ada@example.test", "Ada", "admin");
  const InvitationId id{"inv_1"};
  const auto token = [](Connection& connection, const std::string& hash) {
    const auto opened = find_invitation_by_token(connection, hash);
    return opened ? std::optional(opened->token) : std::nullopt;
  };
  store_.write([&](Connection& c) {
    insert_invitation(c, {workspace,
                          {id, parse_email("jane@example.test").value(), "", "user", ada, noon,
                           noon, noon + hours{1}},
                          "en",
                          "mailed"});
    replace_link_token(c, id, "copied");
    EXPECT_EQ(token(c, "mailed"), TokenKind::mailed);
    EXPECT_EQ(token(c, "copied"), TokenKind::copied);
    replace_link_token(c, id, "copied again");
    EXPECT_EQ(token(c, "copied"), std::nullopt);
    replace_tokens(c, id, "mailed again");
    EXPECT_EQ(token(c, "mailed"), std::nullopt);
    EXPECT_EQ(token(c, "copied again"), std::nullopt);
    EXPECT_EQ(token(c, "mailed again"), TokenKind::mailed);
    return true;
  });
}

TEST(TeamMigration, AnOlderDatabaseGetsItsCountsAndItsIndex) {
  const TemporaryFolder folder;
  const Address address = sqlite_address(folder.path() / "steward.db");
  {
    Connection connection(address);
    migrate(connection, Engine::sqlite, migrations().first(3));
    connection.sql << "INSERT INTO workspaces (id, name, picture_kind, billing_email, version, "
                      "created_at) VALUES (7, 'Engines', 'none', 'a@b.test', 1, 0)";
    for (const auto& [id, name, role] :
         {std::tuple{"a", "\u00C4gidius", "admin"}, std::tuple{"b", "Bea", "user"},
          std::tuple{"c", "Cee", "user"}}) {
      connection.sql << "INSERT INTO users (id, email, email_key, name, picture_kind, locale, "
                        "version, created_at) VALUES (:id, :id2 || '@b.test', :id3, :name, "
                        "'none', 'en', 1, 0)",
          soci::use(std::string(id)), soci::use(std::string(id)), soci::use(std::string(id)),
          soci::use(std::string(name));
      connection.sql << "INSERT INTO memberships (workspace_id, user_id, role, joined_at) "
                        "VALUES (7, :id, :role, 0)",
          soci::use(std::string(id)), soci::use(std::string(role));
    }
  }
  Store store(address, 1);
  store.read([](Connection& connection) {
    std::map<std::string, std::int64_t> counts;
    for (const RoleCount& count : count_roles(connection, workspace))
      counts[count.role] = count.member_count;
    EXPECT_EQ(counts, (std::map<std::string, std::int64_t>{{"admin", 1}, {"user", 2}}));
    EXPECT_EQ(emails_of(list_members(connection, {.workspace_id = workspace, .words = {"agi"}})),
              std::vector<std::string>{"a@b.test"});
    EXPECT_EQ(list_members(connection, {.workspace_id = workspace}).items.size(), 3U);
    return true;
  });
}

}  // namespace
}  // namespace steward::store
