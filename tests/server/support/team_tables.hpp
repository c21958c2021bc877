#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "server/store/accounts.hpp"
#include "server/store/connection.hpp"
#include "server/store/member_pages.hpp"
#include "server/store/members.hpp"
#include "server/store/store.hpp"
#include "server/store/workspaces.hpp"
#include "tests/server/support/database.hpp"

namespace steward::store {

inline constexpr Timestamp noon{Duration{1'800'000'000'000}};
inline constexpr WorkspaceId workspace{7};

inline std::vector<std::string> emails_of(const StoredMemberPage& page) {
  std::vector<std::string> emails;
  for (const StoredMember& member : page.items) emails.push_back(member.email.text());
  return emails;
}

inline int count_of(Connection& connection, const std::string& query) {
  int count = 0;
  connection.sql << query, soci::into(count);
  return count;
}

/// A database with one workspace, and nobody in it.
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

}  // namespace steward::store
