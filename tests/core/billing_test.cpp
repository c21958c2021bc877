// SEC-14, PLN-8, ADV-4: every day of two years as an anchor, a leap day among them; the clock that
// comes late, and the quote beside what is then charged. Built by em++, the same runs under Node.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "core/base/calendar.hpp"
#include "core/base/proportion.hpp"
#include "core/billing/rehearsal.hpp"
#include "core/billing/settle.hpp"
#include "core/codec/billing.hpp"
#include "core/codec/plans.hpp"

namespace steward {
namespace {

using namespace std::chrono;

PlanCatalogue shipped() {
  std::ifstream file(STEWARD_SOURCE_DIR "/assets/plans.json");
  std::stringstream text;
  text << file.rdbuf();
  auto plans = decode_plans(text.str());
  EXPECT_TRUE(plans) << (plans ? "" : plans.error().front());
  return std::move(plans).value();
}

const Currency usd{"usd"};
const GrantIds ids{CreditGrantId{"grt_1"}};

/// Independent of the rule: counts the days of months by hand.
int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

TEST(Calendar, CountsMonthsFromTheAnchorWhateverItsDay) {  // SEC-14
  for (sys_days day{year{2027} / 1 / 1}; day < sys_days{year{2029} / 1 / 1}; day += days{1}) {
    const year_month_day date{day};
    const Timestamp anchor = day + hours{23} + minutes{59} + milliseconds{999};
    for (int months = 0; months <= 30; ++months) {
      const int count = static_cast<int>(static_cast<unsigned>(date.month())) - 1 + months;
      const int wanted_year = static_cast<int>(date.year()) + count / 12;
      const int wanted_month = count % 12 + 1;
      const int wanted_day = std::min(static_cast<int>(static_cast<unsigned>(date.day())),
                                      days_in(wanted_year, wanted_month));
      const year_month_day found{floor<days>(add_months(anchor, months))};
      ASSERT_EQ(static_cast<int>(found.year()), wanted_year);
      ASSERT_EQ(static_cast<unsigned>(found.month()), static_cast<unsigned>(wanted_month));
      ASSERT_EQ(static_cast<unsigned>(found.day()), static_cast<unsigned>(wanted_day));
      ASSERT_EQ(add_months(anchor, months) - floor<days>(add_months(anchor, months)), anchor - day);
    }
  }
}

TEST(Settle, ComesToTheSameHoweverLateItIsCalled) {  // SEC-14, PLN-8, TRI-1
  const PlanCatalogue plans = shipped();
  for (sys_days day{year{2027} / 12 / 28}; day < sys_days{year{2028} / 3 / 3}; day += days{1}) {
    const Timestamp start = day + hours{13};
    Subscription subscription = new_subscription(plans, usd, start);
    CreditAccount account{{first_grant(subscription, CreditGrantId{"grt_0"})}};
    const auto trial = decide_start_trial(plans, subscription, CreditGrantId{"grt_t"}, start);
    ASSERT_TRUE(trial);
    subscription = apply(std::move(subscription), *trial);
    account = apply(std::move(account), *trial);
    const LedgerHead head{2, recorded_balance_of(account)};

    const Timestamp end = start + days{200};
    const Settled late = settle(plans, subscription, account, head, ids, end);
    Settled daily{{}, subscription, account, head};
    std::size_t steps = 0;
    for (Timestamp now = start; now <= end; now += days{1}) {
      daily = settle(plans, daily.subscription, daily.account, daily.head, ids, now);
      for (const ClockStep& step : daily.steps) ASSERT_EQ(step.at, late.steps[steps++].at);
    }
    EXPECT_EQ(steps, late.steps.size());
    EXPECT_EQ(daily.subscription, late.subscription);
    EXPECT_EQ(daily.head, late.head);
    EXPECT_EQ(available_of(late.account, end).value(), 200);  // 2 × 100 (PLN-8)
    EXPECT_EQ(late.subscription.period_start, add_months(start, late.subscription.anchor_months));
    // Nothing is left to do, and a clock that jumps back finds nothing either.
    EXPECT_TRUE(settle(plans, late.subscription, late.account, late.head, ids, end).steps.empty());
    EXPECT_TRUE(
        settle(plans, late.subscription, late.account, late.head, ids, start).steps.empty());
  }
}

TEST(Proration, NeverGivesBackMoreThanWasPaid) {  // ADV-4, SEC-14
  const PlanCatalogue plans = shipped();
  const PlanChoice explorer{"explorer", known_credits(10'000), Period::monthly};
  const PlanChoice pro{"pro", known_credits(50'000), Period::monthly};
  const Timestamp start = sys_days{year{2028} / 1 / 31};
  Subscription subscription = new_subscription(plans, usd, start);
  const auto first = quote_change(plans, subscription, {}, {}, explorer, start);
  ASSERT_TRUE(first);
  subscription = complete_change(subscription, *first, CreditGrantId{"grt_1"}, start).to;
  std::int64_t before = first->charge.due_minor;
  for (Timestamp now = start; now < subscription.period_end; now += hours{1}) {
    const auto quote = quote_change(plans, subscription, {}, {}, pro, now);
    ASSERT_TRUE(quote);
    std::int64_t lines = 0;
    for (const QuoteLine& line : quote->charge.lines) lines += line.amount_minor;
    EXPECT_EQ(lines, quote->charge.due_minor);
    const std::int64_t credited = 80'000 - quote->charge.due_minor;
    EXPECT_GE(credited, 0);
    EXPECT_LE(credited, before);  // the later, the less
    before = credited;
  }
}

TEST(Quote, IsWhatIsThenChargedAndGrantedForEveryChoice) {  // ADV-4, PLN-11, PLN-12
  const PlanCatalogue plans = shipped();
  const Timestamp start = sys_days{year{2026} / 11 / 1};
  for (const PlanChoice& from : choices_for_sale(plans)) {
    Subscription subscription = new_subscription(plans, usd, start);
    CreditAccount account{{first_grant(subscription, CreditGrantId{"grt_0"})}};
    const auto bought = quote_change(plans, subscription, account, {}, from, start);
    if (!is_free(plans, from)) {
      const PlanChanged change =
          complete_change(subscription, *bought, CreditGrantId{"grt_1"}, start);
      subscription = change.to;
      account = apply(std::move(account), change);
    }
    const Timestamp now = start + days{9} + hours{7};
    for (const Rehearsal& rehearsal : rehearse(plans, subscription, account, {}, now)) {
      if (!rehearsal.quote) {
        EXPECT_EQ(rehearsal.quote.error().code, Code::plan_unchanged);
        EXPECT_EQ(rehearsal.choice, from);
        continue;
      }
      const Quote& quote = *rehearsal.quote;
      // The document says the same after it was stored.
      const auto stored = decode_quote(encode_quote(quote));
      ASSERT_TRUE(stored);
      EXPECT_EQ(*stored, quote);
      const auto decided = decide_change(plans, subscription, account, {}, *stored,
                                         CreditGrantId{"grt_2"}, now + minutes{14});
      ASSERT_TRUE(decided);
      if (quote.timing != QuoteTiming::immediate) continue;
      const PlanChanged change = complete_change(subscription, quote, CreditGrantId{"grt_2"}, now);
      EXPECT_EQ(balance_of(apply(account, change), now), quote.credits.balance_after);
      EXPECT_EQ(change.to.choice, quote.to);
      EXPECT_EQ(next_due_at(plans, change.to), *quote.next_charge_at);
      const auto due = decide_renew(plans, change.to, *quote.next_charge_at);
      ASSERT_TRUE(due);
      EXPECT_EQ(due->charge.due_minor, quote.next_charge_minor);
    }
  }
}

TEST(Proportion, RoundsHalvesToTheEvenOneAndDoesNotOverflow) {
  EXPECT_EQ(share_half_even(5, 1, 2), 2);
  EXPECT_EQ(share_half_even(7, 1, 2), 4);
  EXPECT_EQ(share_half_even(-5, 1, 2), -2);
  EXPECT_EQ(share_half_even(-7, 1, 2), -4);
  EXPECT_EQ(share_half_even(10, 1, 3), 3);
  EXPECT_EQ(share_half_even(11, 1, 3), 4);
  EXPECT_EQ(share_half_even(Credits::value_max, Credits::value_max, Credits::value_max),
            Credits::value_max);
  EXPECT_EQ(share_half_even(0, 5, 7), 0);
}

TEST(Credits, EndsAtTheEdgeOfWhatJavaScriptCounts) {  // SEC-10
  const auto most = Credits::of(9'007'199'254'740'991);
  ASSERT_TRUE(most);
  EXPECT_FALSE(Credits::of(9'007'199'254'740'992));
  EXPECT_FALSE(Credits::of(-9'007'199'254'740'992));
  EXPECT_FALSE(most->plus(known_credits(1)));
  EXPECT_FALSE(most->negated().minus(known_credits(1)));
  EXPECT_EQ(most->minus(*most), Credits());
}

TEST(Subscription, IsReadAsItWasWritten) {
  const PlanCatalogue plans = shipped();
  Subscription subscription = new_subscription(plans, usd, sys_days{year{2026} / 11 / 1});
  subscription.state = SubscriptionState::past_due;
  subscription.trial = Trial{subscription.anchor_at, subscription.period_end};
  subscription.scheduled = ScheduledChange{subscription.choice, subscription.period_end};
  subscription.past_due_since = subscription.period_end;
  subscription.paid_minor = 700;
  subscription.money_credit_minor = 12;
  subscription.renewal_attempts = 2;
  subscription.has_paid = true;
  const auto read = decode_subscription(encode_subscription(subscription));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, subscription);
}

}  // namespace
}  // namespace steward
