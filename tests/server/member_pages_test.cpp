// Members are found by the beginnings of words, however many there are; also those from before.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "server/store/member_search.hpp"
#include "server/store/migrations.hpp"
#include "tests/server/support/team_tables.hpp"

namespace steward::store {
namespace {

using std::chrono::hours;

using MemberPagesTest = TeamTablesTest;

TEST_F(MemberPagesTest, TheIndexOfWordsHoldsWhatTheMembersAreCalledNow) {
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
    // Of grace, example and test, up to six letters of each and each whole.
    EXPECT_EQ(count_of(connection, "SELECT COUNT(*) FROM member_words"), 5 + 7 + 4);
    return true;
  });
  EXPECT_EQ(found({"king"}), Emails{});
}

/// A word that many have is searched in another way than one that few have; both find the same.
TEST_F(MemberPagesTest, ACommonWordFindsTheSameMembersAsARareOne) {
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

/// ADR 0125: however a page is found, it holds what a plain filter over the whole team holds.
TEST_F(MemberPagesTest, EveryWayToFindAPageFindsWhatAPlainFilterDoes) {
  const std::array names = {"Fischer", "Fischbein", "Fabian", "Ada Fischer", "Bea"};
  store_.write([&](Connection& connection) {
    for (int i = 0; i < 1400; ++i) {
      const std::string number = std::to_string(10'000 + i * 7919 % 1400);
      const UserId id{"usr_" + number};
      const std::string address = "p" + number + (i % 40 == 0 ? "@rarely.test" : "@fischer.test");
      insert_account(connection, {id, parse_email(address).value(),
                                  AccountName{names[static_cast<std::size_t>(i) % names.size()]},
                                  "hash", "en", noon + hours{i * 31 % 1400}});
      insert_membership(connection, workspace, id, i % 5 == 0 ? "admin" : "user",
                        noon + hours{i * 31 % 1400});
    }
    return true;
  });
  store_.write([&](Connection& connection) {  // the index follows a role
    for (const char* const number : {"10000", "10001", "11399"}) {
      const Member one =
          find_member(connection, workspace, UserId{std::string("usr_") + number})->member;
      set_role(connection, workspace, one, one.role == "user" ? "admin" : "user");
    }
    return true;
  });
  const auto pages = [&](MemberPageOrder order) {
    std::vector<StoredMember> found;
    do {
      const StoredMemberPage page =
          store_.read([&](Connection& connection) { return list_members(connection, order); });
      EXPECT_TRUE(!page.last || page.items.size() == static_cast<std::size_t>(order.limit));
      found.insert(found.end(), page.items.begin(), page.items.end());
      order.after = page.last;
    } while (order.after);
    return found;
  };
  const auto matches = [](const StoredMember& member, const MemberPageOrder& order) {
    if (order.role && member.member.role != *order.role) return false;
    const std::string words = joined_words(index_of(member.name, member.email).words);
    return std::all_of(order.words.begin(), order.words.end(), [&](const std::string& word) {
      return words.find(" " + word) != std::string::npos;
    });
  };
  for (const MemberSort sort : {MemberSort::name, MemberSort::joined, MemberSort::role})
    for (const SortOrder direction : {SortOrder::ascending, SortOrder::descending}) {
      const MemberPageOrder all{
          .workspace_id = workspace, .sort = sort, .order = direction, .limit = 200};
      const std::vector<StoredMember> team = pages(all);
      ASSERT_EQ(team.size(), 1400U);
      for (const std::vector<std::string>& words :
           std::vector<std::vector<std::string>>{{"f"},
                                                 {"fische"},
                                                 {"fischer"},
                                                 {"fischbe"},
                                                 {"rarely"},
                                                 {"p1000"},
                                                 {"p10001"},
                                                 {"ada", "fischer"},
                                                 {"fischer", "rarel"},
                                                 {"bea", "fischer"},
                                                 {"fischers"}})
        for (const std::optional<std::string>& role :
             {std::optional<std::string>{}, std::optional<std::string>{"admin"},
              std::optional<std::string>{"user"}}) {
          MemberPageOrder order = all;
          order.words = words;
          order.role = role;
          order.limit = 37;
          std::vector<std::string> expected;
          for (const StoredMember& member : team)
            if (matches(member, order)) expected.push_back(member.email.text());
          EXPECT_EQ(emails_of({pages(order), {}}), expected)
              << joined_words(words) << " " << role.value_or("any") << " sorted "
              << static_cast<int>(sort) << static_cast<int>(direction);
        }
    }
}

/// ADR 0125: members who were indexed by whole words alone are found by beginnings, and as before.
TEST(MemberMigration, AnIndexOfWholeWordsIsMadeAnew) {
  const TemporaryFolder folder;
  const Address address = sqlite_address(folder.path() / "steward.db");
  {
    Connection connection(address);
    migrate(connection, Engine::sqlite, migrations().first(8));
    connection.sql << "INSERT INTO workspaces (id, name, picture_kind, billing_email, version, "
                      "created_at) VALUES (7, 'Engines', 'none', 'a@b.test', 1, 0)";
    connection.sql << "INSERT INTO users (id, email, email_key, name, picture_kind, locale, "
                      "version, created_at) VALUES ('a', 'a@b.test', 'a', 'Annabelle', 'none', "
                      "'en', 1, 0)";
    connection.sql << "INSERT INTO memberships (workspace_id, user_id, role, joined_at, name_key, "
                      "words) VALUES (7, 'a', 'user', 0, 'annabelle', ' a annabelle b test')";
    for (const std::string word : {"a", "annabelle", "b", "test"})
      connection.sql << "INSERT INTO member_words (workspace_id, word, user_id) "
                        "VALUES (7, :word, 'a')",
          soci::use(word);
    connection.sql << "INSERT INTO role_counts (workspace_id, role, member_count) "
                      "VALUES (7, 'user', 1)";
  }
  Store store(address, 1);
  for (const char* const word : {"ann", "annabelle", "annabel", "tes"})
    store.read([&](Connection& connection) {
      const MemberPageOrder order{.workspace_id = workspace, .words = {word}, .role = "user"};
      EXPECT_EQ(emails_of(list_members(connection, order)), std::vector<std::string>{"a@b.test"})
          << word;
      return true;
    });
}

}  // namespace
}  // namespace steward::store
