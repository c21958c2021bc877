// Members, their counts and their index; invitations; and databases from before there were any.
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "server/store/accounts.hpp"
#include "server/store/connection.hpp"
#include "server/store/invitations.hpp"
#include "server/store/member_pages.hpp"
#include "server/store/members.hpp"
#include "server/store/migrations.hpp"
#include "server/store/store.hpp"
#include "server/store/workspaces.hpp"
#include "tests/server/support/database.hpp"

namespace steward::store {
namespace {

using std::chrono::hours;

constexpr Timestamp noon{Duration{1'800'000'000'000}};
constexpr WorkspaceId workspace{7};

std::vector<std::string> emails_of(const StoredMemberPage& page) {
  std::vector<std::string> emails;
  for (const StoredMember& member : page.items) emails.push_back(member.email.text());
  return emails;
}

int count_of(Connection& connection, const std::string& query) {
  int count = 0;
  connection.sql << query, soci::into(count);
  return count;
}

class TeamTablesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_.write([](Connection& connection) {
      insert_workspace(connection, {workspace, WorkspaceName{"Engines"},
                                    parse_email("ada@example.test").value(), noon});
      return true;
    });
  }
  UserId add(const std::string& email, const std::string& name, const std::string& role) {
    const UserId id{"usr_" + email};
    store_.write([&](Connection& connection) {
      insert_account(connection,
                     {id, parse_email(email).value(), AccountName{name}, "hash", "en", noon});
      insert_membership(connection, workspace, id, role, noon);
      return true;
    });
    return id;
  }
  std::map<std::string, std::int64_t> counts() {
    std::map<std::string, std::int64_t> counts;
    for (const RoleCount& count :
         store_.read([](Connection& connection) { return count_roles(connection, workspace); }))
      counts[count.role] = count.member_count;
    return counts;
  }
  std::vector<std::string> found(const std::vector<std::string>& words) {
    return store_.read([&](Connection& connection) {
      return emails_of(list_members(connection, {.workspace_id = workspace, .words = words}));
    });
  }
  Member member(const UserId& id) {
    return store_
        .read([&](Connection& connection) { return find_member(connection, workspace, id); })
        .value()
        .member;
  }

  TemporaryFolder folder_;
  Store store_{sqlite_address(folder_.path() / "steward.db"), 2};
};

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

TEST_F(TeamTablesTest, TheIndexOfWordsHoldsWhatTheMembersAreCalledNow) {
  const UserId ada = add("ada@example.test", "Ada Lovelace", "admin");
  add("grace@example.test", "Grace", "user");
  using Emails = std::vector<std::string>;
  EXPECT_EQ(found({"love"}), Emails{"ada@example.test"});
  store_.write([&](Connection& connection) {
    Account account = find_account(connection, ada)->account;
    account.name = AccountName{"Augusta King"};
    EXPECT_TRUE(update_account(connection, account, 1));
    return true;
  });
  EXPECT_EQ(found({"love"}), Emails{});
  EXPECT_EQ(found({"king", "ada"}), Emails{"ada@example.test"});
  EXPECT_EQ(found({"example"}), (Emails{"ada@example.test", "grace@example.test"}));
  store_.write([&](Connection& connection) {
    delete_membership(connection, workspace, member(ada));
    EXPECT_EQ(count_of(connection, "SELECT COUNT(*) FROM member_words"), 3);
    return true;
  });
  EXPECT_EQ(found({"king"}), Emails{});
}

/// A word that many have is searched in another way than one that few have; both find the same.
TEST_F(TeamTablesTest, ACommonWordFindsTheSameMembersAsARareOne) {
  store_.write([](Connection& connection) {
    for (int i = 0; i < 1200; ++i) {
      const std::string number = std::to_string(10'000 + i);
      const UserId id{"usr_" + number};
      const std::string name = (i % 3 == 0 ? "Rare" : "Other") + number;
      insert_account(connection, {id, parse_email("p" + number + "@many.test").value(),
                                  AccountName{name}, "hash", "en", noon});
      insert_membership(connection, workspace, id, i % 2 == 0 ? "user" : "admin", noon);
    }
    return true;
  });
  const auto all = [&](const std::vector<std::string>& words) {
    MemberPageOrder order{.workspace_id = workspace, .words = words, .role = "admin", .limit = 70};
    std::vector<std::string> emails;
    do {
      const StoredMemberPage page =
          store_.read([&](Connection& connection) { return list_members(connection, order); });
      for (const std::string& email : emails_of(page)) emails.push_back(email);
      order.after = page.last;
    } while (order.after);
    return emails;
  };
  const std::vector<std::string> common_first = all({"many", "rare1"});
  EXPECT_EQ(common_first.size(), 200U);
  EXPECT_EQ(all({"rare1"}), common_first);
  EXPECT_EQ(all({"many"}).size(), 600U);
  EXPECT_EQ(all({"test", "many"}).size(), 600U);
  EXPECT_EQ(all({"none"}).size(), 0U);
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
