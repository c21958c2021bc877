// The tables' functions: what one statement promises, without a server around it.
#include <gtest/gtest.h>

#include "server/store/accounts.hpp"
#include "server/store/answers.hpp"
#include "server/store/attempts.hpp"
#include "server/store/cleanup.hpp"
#include "server/store/fields.hpp"
#include "server/store/invitations.hpp"
#include "server/store/links.hpp"
#include "server/store/members.hpp"
#include "server/store/outbox.hpp"
#include "server/store/pictures.hpp"
#include "server/store/sessions.hpp"
#include "server/store/store.hpp"
#include "server/store/workspaces.hpp"
#include "tests/server/support/database.hpp"

namespace steward::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Timestamp noon{Duration{1'800'000'000'000}};

class TablesTest : public ::testing::Test {
 protected:
  template <class Body>
  auto write(Body body) {
    return store_.write(body);
  }
  UserId add_user(const std::string& email) {
    const UserId id{"usr_" + email};
    write([&](Connection& connection) {
      insert_account(connection,
                     {id, parse_email(email).value(), AccountName{"Ada"}, "hash", "en", noon});
      return true;
    });
    return id;
  }

  TemporaryFolder folder_;
  Store store_{sqlite_address(folder_.path() / "steward.db"), 2};
};

TEST_F(TablesTest, AnAddressIsFoundWithoutRegardToCaseAndTakenOnce) {
  const UserId id = add_user("Ada@example.test");
  const auto found = store_.read([](Connection& connection) {
    return find_credentials(connection, parse_email("aDA@EXAMPLE.test").value());
  });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->user_id, id);
  EXPECT_THROW(add_user("ADA@example.test"), StoreError);
}

TEST_F(TablesTest, AnAccountIsWrittenOnTheVersionItWasReadAt) {
  const UserId id = add_user("ada@example.test");
  const auto stored =
      store_.read([&](Connection& connection) { return find_account(connection, id).value(); });
  Account renamed = stored.account;
  renamed.name = AccountName{"Grace"};
  renamed.picture = IconPicture{"rocket", "blue"};
  EXPECT_TRUE(write([&](Connection& c) { return update_account(c, renamed, stored.version); }));
  EXPECT_FALSE(write([&](Connection& c) { return update_account(c, renamed, stored.version); }));
  const auto now = store_.read([&](Connection& c) { return find_account(c, id).value(); });
  EXPECT_EQ(now.account, renamed);
  EXPECT_EQ(now.version, stored.version + 1);
}

TEST_F(TablesTest, AWorkspaceComesBackAsItWasSaved) {
  const UserId id = add_user("ada@example.test");
  Workspace workspace{WorkspaceId{7}, WorkspaceName{"Engines"}, NoPicture{},
                      parse_email("ada@example.test").value(), std::nullopt};
  write([&](Connection& c) {
    insert_workspace(c, {workspace.id, workspace.name, workspace.billing_email, noon});
    insert_membership(c, workspace.id, id, "admin", noon);
    return true;
  });
  workspace.billing_email_pending = {parse_email("b@example.test").value(), noon + hours{24}};
  workspace.picture = IconPicture{"rocket", "blue"};
  EXPECT_TRUE(write([&](Connection& c) { return update_workspace(c, workspace, 1); }));
  const auto membership =
      store_.read([&](Connection& c) { return find_membership(c, workspace.id, id); });
  ASSERT_TRUE(membership);
  EXPECT_EQ(membership->workspace, workspace);
  EXPECT_EQ(membership->role, "admin");
  EXPECT_EQ(store_.read([&](Connection& c) { return list_memberships(c, id).size(); }), 1U);
  EXPECT_FALSE(store_.read([&](Connection& c) {
    return find_membership(c, workspace.id, UserId{"usr_other"}).has_value();
  }));
}

TEST_F(TablesTest, ALinkIsConsumedOnceAndForgetsWhatItCarried) {  // SEC-24, SEC-32
  write([](Connection& c) {
    insert_link(c, {"hash", LinkPurpose::password, "topic", "sealed", noon, noon + minutes{15}});
    return true;
  });
  EXPECT_TRUE(write([](Connection& c) { return consume_link(c, "hash", noon); }));
  EXPECT_FALSE(write([](Connection& c) { return consume_link(c, "hash", noon); }));
  const auto link = store_.read([](Connection& c) { return find_link(c, "hash").value(); });
  EXPECT_EQ(link.link.consumed_at, noon);
  EXPECT_EQ(link.sealed_payload, "");
}

TEST_F(TablesTest, ANewerLinkReplacesTheOlderOnTheSameTopicOnly) {  // SEC-24
  write([](Connection& c) {
    for (const char* const name : {"a", "b"})
      insert_link(c, {name, LinkPurpose::password, "one", "", noon, noon + minutes{15}});
    insert_link(c, {"c", LinkPurpose::password, "two", "", noon + seconds{5}, noon + minutes{15}});
    return true;
  });
  store_.read([](Connection& c) {
    EXPECT_EQ(find_link(c, "a")->link.replaced_at, noon);
    EXPECT_EQ(find_link(c, "b")->link.replaced_at, std::nullopt);
    EXPECT_EQ(find_link(c, "c")->link.replaced_at, std::nullopt);
    EXPECT_EQ(last_sent_at(c, "two"), noon + seconds{5});
    EXPECT_EQ(last_sent_at(c, "three"), std::nullopt);
    return true;
  });
  EXPECT_FALSE(write([](Connection& c) { return consume_link(c, "a", noon); }));
}

TEST_F(TablesTest, AnEffectIsClaimedByOneWorkerUntilItsLeaseEnds) {
  const auto claim = [&](Timestamp now) {
    return write([&](Connection& c) { return claim_effect(c, now, now + minutes{3}); });
  };
  write([](Connection& c) {
    insert_effect(c, {"out_1", "mail", "sealed", noon});
    return true;
  });
  EXPECT_FALSE(claim(noon - seconds{1}));
  const auto first = claim(noon);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->sealed_payload, "sealed");
  EXPECT_FALSE(claim(noon + minutes{3} - seconds{1}));
  EXPECT_EQ(claim(noon + minutes{3})->attempts, 2);  // the first worker has died
  write([](Connection& c) {
    postpone_effect(c, "out_1", noon + hours{1}, "away");
    return true;
  });
  EXPECT_FALSE(claim(noon + minutes{59}));
  EXPECT_TRUE(claim(noon + hours{1}));
  write([](Connection& c) {
    complete_effect(c, "out_1", noon + hours{1});
    return true;
  });
  EXPECT_FALSE(claim(noon + hours{24}));
}

TEST_F(TablesTest, AttemptsCountInASlidingWindow) {  // SEC-26
  write([](Connection& c) {
    for (int i = 0; i < 3; ++i)
      insert_attempt(c, "att_" + std::to_string(i), "subject", noon + seconds{i});
    insert_attempt(c, "att_x", "other", noon);
    return true;
  });
  const auto counting = [&](Timestamp since, std::int64_t count) {
    return store_.read(
        [&](Connection& c) { return oldest_counting_attempt(c, "subject", since, count); });
  };
  EXPECT_EQ(counting(noon - seconds{1}, 3), noon);
  EXPECT_EQ(counting(noon, 3), std::nullopt);
  EXPECT_EQ(counting(noon, 2), noon + seconds{1});
}

TEST_F(TablesTest, AnAnswerIsKeptUntilItExpiresAndThenReplaced) {  // SEC-12
  const auto keep = [&](const std::string& text, Timestamp now) {
    write([&](Connection& c) {
      insert_answer(c, {"key", "request", text, now + hours{24}}, now);
      return true;
    });
  };
  keep("first", noon);
  EXPECT_THROW(keep("second", noon + hours{23}), StoreError);
  keep("third", noon + hours{24});
  store_.read([](Connection& c) {
    EXPECT_EQ(find_answer(c, "key", noon + hours{25})->sealed_answer, "third");
    EXPECT_FALSE(find_answer(c, "key", noon + hours{48}));
    return true;
  });
}

TEST_F(TablesTest, CleaningUpTakesWhatHasExpiredAndNothingElse) {
  const UserId id = add_user("ada@example.test");
  const auto picture = [&](Connection& c, const std::string& name) {
    insert_picture(c, {PictureId{name}, id, {PictureFormat::png, 1, 1}, "AAAA", noon});
  };
  write([&](Connection& c) {
    insert_session(c, "dead", id, {SignInMethod::password, noon - hours{24 * 31}, noon}, {});
    insert_session(c, "live", id, {SignInMethod::password, noon, noon}, {});
    picture(c, "pic_shown");
    picture(c, "pic_left");
    Account account = find_account(c, id)->account;
    account.picture = UploadedPicture{PictureId{"pic_shown"}};
    EXPECT_TRUE(update_account(c, account, 1));
    delete_expired(c, noon + hours{1});
    return true;
  });
  store_.read([&](Connection& c) {
    EXPECT_FALSE(find_session(c, "dead"));
    EXPECT_TRUE(find_session(c, "live"));
    EXPECT_TRUE(find_picture(c, PictureId{"pic_shown"}));
    EXPECT_FALSE(find_picture(c, PictureId{"pic_left"}));
    return true;
  });
}

TEST_F(TablesTest, AnExpiredInvitationIsListedForNinetyDays) {
  constexpr WorkspaceId workspace{7};
  const auto jane = parse_email("jane@example.test").value();
  const UserId ada = add_user("ada@example.test");
  const Timestamp expires_at = noon + invitation_validity;
  write([&](Connection& c) {
    insert_workspace(c, {workspace, WorkspaceName{"Engines"}, jane, noon});
    const Invitation invitation{
        InvitationId{"inv_1"}, jane, "", "user", ada, noon, noon, expires_at};
    insert_invitation(c, {workspace, invitation, "en", "hash"});
    return true;
  });
  const auto listed_at = [&](Timestamp now) {
    return write([&](Connection& c) {
      delete_expired(c, now);
      return list_invitations(c, workspace, std::nullopt, 10).items.size();
    });
  };
  EXPECT_EQ(listed_at(expires_at + hours{24 * 90} - Duration{1}), 1U);
  EXPECT_EQ(listed_at(expires_at + hours{24 * 90}), 0U);
}

TEST(Fields, ComeBackAsTheyWere) {
  const std::vector<std::string> fields = {"", "a,b", std::string("\0:3", 3), "\u00FCn\u00EF"};
  EXPECT_EQ(split_fields(join_fields(fields), 4), fields);
  for (const std::string_view broken : {"3:ab,", "1:ab,", ":a,", "1:a", "x", "-1:a,"})
    EXPECT_EQ(split_fields(broken, 1), std::nullopt) << broken;
  EXPECT_EQ(split_fields(join_fields(fields), 3), std::nullopt);
}

}  // namespace
}  // namespace steward::store
