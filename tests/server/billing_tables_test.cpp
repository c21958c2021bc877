// The tables of plans, credits and billing: what one statement promises, without a server.
#include <gtest/gtest.h>

#include "server/store/cards.hpp"
#include "server/store/cleanup.hpp"
#include "server/store/credit_budgets.hpp"
#include "server/store/credit_holds.hpp"
#include "server/store/due_work.hpp"
#include "server/store/gateway_events.hpp"
#include "server/store/invoices.hpp"
#include "server/store/payments.hpp"
#include "server/store/store.hpp"
#include "server/store/usage.hpp"
#include "server/store/workspaces.hpp"
#include "tests/server/support/database.hpp"

namespace steward::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Timestamp noon{Duration{1'800'000'000'000}};
constexpr WorkspaceId workspace{7};
constexpr WorkspaceId other_workspace{8};
const WorkKey settlement{"settlement", workspace};

class BillingTablesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_.write([](Connection& connection) {
      for (const WorkspaceId id : {workspace, other_workspace})
        insert_workspace(connection, {id, WorkspaceName{"Engines"},
                                      parse_email("ada@example.test").value(), noon});
      return true;
    });
  }
  template <class Body>
  auto write(Body body) {
    return store_.write(body);
  }
  template <class Body>
  auto read(Body body) {
    return store_.read(body);
  }
  void schedule(Timestamp due_at) {
    write([&](Connection& connection) {
      schedule_work(connection, settlement, due_at);
      return true;
    });
  }
  std::optional<ClaimedWork> claim(Timestamp now) {
    return write([&](Connection& c) { return claim_work(c, now, now + minutes{3}); });
  }
  std::optional<Timestamp> next() {
    return read([](Connection& c) { return next_work_at(c); });
  }

  TemporaryFolder folder_;
  Store store_{sqlite_address(folder_.path() / "steward.db"), 2};
};

StoredPayment payment(const std::string& id, const std::string& quote_id,
                      PaymentState state = PaymentState::pending) {
  return {.payment = {.id = PaymentId{id},
                      .purpose = PaymentPurpose::plan_change,
                      .amount = {1500, Currency{"usd"}},
                      .state = state,
                      .created_at = noon},
          .workspace_id = workspace,
          .quote_id = quote_id};
}

TEST_F(BillingTablesTest, WorkIsClaimedByOneAndComesBackWhenThatOneDies) {
  schedule(noon);
  EXPECT_FALSE(claim(noon - minutes{1}));
  const auto work = claim(noon);
  ASSERT_TRUE(work);
  EXPECT_EQ(work->attempts, 1);
  EXPECT_FALSE(claim(noon));
  EXPECT_FALSE(claim(noon + minutes{3} - Duration{1}));
  const auto again = claim(noon + minutes{3});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempts, 2);
}

TEST_F(BillingTablesTest, WorkThatIsDoneIsGoneUnlessItWasScheduledAgain) {
  schedule(noon);
  const auto done = claim(noon);
  write([&](Connection& connection) {
    complete_work(connection, *done);
    return true;
  });
  EXPECT_FALSE(next());
  schedule(noon);
  const auto again = claim(noon);
  schedule(noon + hours{1});
  write([&](Connection& connection) {
    complete_work(connection, *again);
    postpone_work(connection, *again, noon + hours{9});
    return true;
  });
  EXPECT_EQ(next(), noon + hours{1});
}

TEST_F(BillingTablesTest, WorkIsOnlyEverAdvanced) {
  const auto advance = [&](Timestamp due_at) {
    write([&](Connection& connection) {
      advance_work(connection, settlement, due_at);
      return true;
    });
    return next();
  };
  EXPECT_EQ(advance(noon), noon);
  EXPECT_EQ(advance(noon + hours{1}), noon);
  EXPECT_EQ(advance(noon - hours{1}), noon - hours{1});
}

TEST_F(BillingTablesTest, AnInvoiceNumberThatWasTakenBackIsGivenToTheNextOne) {
  const auto take = [&](bool is_kept) {
    return write([&](Connection& connection) -> Result<std::int64_t, std::int64_t> {
      const std::int64_t number = take_invoice_number(connection).value();
      if (is_kept) return number;
      return Failure{number};
    });
  };
  EXPECT_EQ(take(true).value(), 1);
  EXPECT_EQ(take(false).error(), 2);
  EXPECT_EQ(take(true).value(), 2);
}

TEST_F(BillingTablesTest, AWorkspaceHasOneOpenPaymentAndAQuoteIsPaidOnce) {
  const auto insert = [&](const StoredPayment& stored) {
    write([&](Connection& connection) {
      insert_payment(connection, stored);
      return true;
    });
  };
  insert(payment("pay_1", "quo_1"));
  EXPECT_THROW(insert(payment("pay_2", "quo_2")), StoreError);
  StoredPayment declined = payment("pay_1", "quo_1", PaymentState::declined);
  write([&](Connection& connection) {
    update_payment(connection, declined);
    return true;
  });
  insert(payment("pay_2", "quo_1", PaymentState::succeeded));
  EXPECT_THROW(insert(payment("pay_3", "quo_1")), StoreError);
  const auto paid = read([](Connection& c) { return find_payment_of_quote(c, "quo_1"); });
  ASSERT_TRUE(paid);
  EXPECT_EQ(paid->payment.id.value(), "pay_2");
}

TEST_F(BillingTablesTest, AGatewaysEventIsTakenOnce) {
  const auto take = [&](const std::string& gateway) {
    return write([&](Connection& connection) {
      return take_gateway_event(connection, {gateway, "evt_1"}, noon);
    });
  };
  EXPECT_TRUE(take("stripe"));
  EXPECT_FALSE(take("stripe"));
  EXPECT_TRUE(take("sandbox"));
}

TEST_F(BillingTablesTest, AHoldIsFoundInItsWorkspaceAndEndsOnce) {
  Hold hold{.id = HoldId{"hld_1"},
            .amount = known_credits(5),
            .usage = {"user", "usr_1", "find_email"},
            .created_at = noon,
            .expires_at = noon + hours{1},
            .parts = {{CreditGrantId{"grt_1"}, known_credits(2)},
                      {CreditGrantId{"grt_2"}, known_credits(3)}}};
  write([&](Connection& connection) {
    insert_hold(connection, workspace, {hold, noon});
    return true;
  });
  const auto find = [&](WorkspaceId id) {
    return read([&](Connection& connection) { return find_hold(connection, id, hold.id); });
  };
  ASSERT_TRUE(find(workspace));
  EXPECT_EQ(find(workspace)->hold, hold);
  EXPECT_FALSE(find(other_workspace));
  const auto due = [&](Timestamp now) {
    return read([&](Connection& c) { return list_due_holds(c, workspace, now).size(); });
  };
  EXPECT_EQ(due(hold.expires_at - Duration{1}), 0U);
  EXPECT_EQ(due(hold.expires_at), 1U);
  hold.state = HoldState::released;
  hold.settled_at = noon;
  const auto end = [&] {
    write([&](Connection& connection) {
      end_hold(connection, hold);
      return true;
    });
  };
  end();
  EXPECT_EQ(find(workspace)->hold, hold);
  EXPECT_THROW(end(), StoreError);
}

/// ADV-15: a hold that has ended is of use to nobody after 90 days; a pending one stays.
TEST_F(BillingTablesTest, SettledHoldsAreDeletedAfterNinetyDays) {
  Hold hold{HoldId{"hld_pending"},           known_credits(1),
            {"user", "usr_1", "find_email"}, noon,
            noon + hours{24 * 365},          {{CreditGrantId{"grt_1"}, known_credits(1)}}};
  const auto kept_at = [&](Timestamp now) {
    return write([&](Connection& c) {
      delete_expired(c, now);
      return std::pair(find_hold(c, workspace, HoldId{"hld_posted"}).has_value(),
                       find_hold(c, workspace, HoldId{"hld_pending"}).has_value());
    });
  };
  write([&](Connection& c) {
    insert_hold(c, workspace, {hold, noon});
    hold.id = HoldId{"hld_posted"};
    insert_hold(c, workspace, {hold, noon});
    hold.state = HoldState::posted;
    hold.settled_at = noon;
    end_hold(c, hold);
    return true;
  });
  EXPECT_EQ(kept_at(noon + hours{24 * 90} - Duration{1}), std::pair(true, true));
  EXPECT_EQ(kept_at(noon + hours{24 * 90}), std::pair(false, true));
}

TEST_F(BillingTablesTest, UsageIsAddedUpByDay) {
  const Usage usage{"user", "usr_1", "find_email"};
  write([&](Connection& connection) {
    add_usage(connection, workspace, usage, known_credits(2), noon);
    add_usage(connection, workspace, usage, known_credits(3), noon + minutes{1});
    add_usage(connection, workspace, usage, known_credits(4), noon + hours{24});
    add_usage(connection, other_workspace, usage, known_credits(9), noon);
    return true;
  });
  const DayRange all{noon - hours{24}, noon + hours{48}};
  const auto total = read([&](Connection& c) { return total_usage(c, workspace, all); });
  EXPECT_EQ(total.value(), 9);
  const auto days =
      read([&](Connection& c) { return sum_usage(c, workspace, all, UsageKey::day); });
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].credits.value(), 5);
  const auto first = read([&](Connection& c) { return list_usage_days(c, workspace, all, {}, 1); });
  ASSERT_EQ(first.size(), 1U);
  const auto second =
      read([&](Connection& c) { return list_usage_days(c, workspace, all, first[0], 9); });
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].credits.value(), 4);
}

}  // namespace
}  // namespace steward::store
