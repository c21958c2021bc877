// SEC-10, PLN-8, ADV-5: the rules of credits beside a model that is too plain to be wrong: it moves
// single credits and looks everything up anew. Seeded, so that a divergence comes back.
// STEWARD_LEDGER_STEPS sets the number of operations; SEC-10's ten million take some minutes:
//   STEWARD_LEDGER_STEPS=10000000 build/native/tests/core/core_tests --gtest_filter='Ledger*'
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/credits/ledger.hpp"
#include "core/credits/replay.hpp"
#include "tests/core/plain_credits.hpp"

namespace steward {
namespace {

using Random = std::mt19937_64;

std::int64_t pick(Random& random, std::int64_t least, std::int64_t most) {
  return least + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most - least + 1));
}

/// One workspace's life in the rules and in the model.
class Life {
 public:
  explicit Life(std::uint64_t seed) : random_(seed) { grant(); }

  void step() {
    switch (pick(random_, 0, 11)) {
      case 0:
        return grant();
      case 1:
        return renew_plan();
      case 2:
        return pass_time();
      case 3:
        return void_one();
      case 4:
      case 5:
        return end_hold(false);
      case 6:
      case 7:
        return end_hold(true);
      default:
        return reserve();
    }
  }

  /// SEC-10: the sum of the entries is the balance, per grant and in all, and nothing is below
  /// none.
  void check() {
    ASSERT_EQ(available_of(account_, now_).value(), model_.available(now_));
    for (const auto& [id, plain] : model_.grants) {
      const CreditGrant* const grant = find_grant(account_, CreditGrantId{id});
      const std::int64_t held = plain.count(Coin::held);
      ASSERT_EQ(grant == nullptr ? 0 : grant->held.value(), held) << id;
      ASSERT_EQ(grant == nullptr ? 0 : grant->left.value(), held + plain.count(Coin::free)) << id;
    }
    ASSERT_TRUE(is_sound(account_));
    ASSERT_EQ(head_.balance, recorded_balance_of(account_));
  }

  /// The whole history, replayed: to its end, and to an instant that was noted on the way.
  void check_history() const {
    std::vector<GrantBalance> grants;
    const auto verified = verify_ledger({}, ledger_, grants);
    ASSERT_TRUE(verified);
    EXPECT_EQ(*verified, head_);
    for (const GrantBalance& grant : grants) {
      const CreditGrant* const own = find_grant(account_, grant.grant);
      EXPECT_EQ(grant.balance, own == nullptr ? Credits() : own->left) << grant.grant.value();
    }
    EXPECT_EQ(replay(ledger_, now_).balance, head_.balance);
    for (const auto& [at, balance] : noted_) EXPECT_EQ(replay(ledger_, at).balance, balance);
  }

 private:
  void write(std::vector<LedgerEntry> entries) {
    head_ = head_after(head_, entries);
    ledger_.insert(ledger_.end(), entries.begin(), entries.end());
  }
  template <class Change>
  void change(const Change& change) {
    write(entries_of(change, account_, head_));
    account_ = apply(std::move(account_), change);
  }
  CreditGrantId new_id() { return CreditGrantId{"grt_" + std::to_string(++last_id_)}; }

  void grant() {
    const Credits amount = known_credits(pick(random_, 1, 60));
    CreditGrant grant = new_bonus_grant(new_id(), amount, pick(random_, 1, 2), now_);
    const std::int64_t kind = pick(random_, 0, 3);
    if (kind == 1) grant = new_top_up_grant(grant.id, amount, 1, now_);
    if (kind == 2) grant = new_trial_grant(grant.id, amount, now_ + std::chrono::days{14}, now_);
    if (kind == 3) grant = new_plan_grant(grant.id, amount, std::nullopt, now_);
    grant.priority = pick(random_, 0, 1);
    const auto decided = decide_grant(account_, grant);
    ASSERT_TRUE(decided);
    change(*decided);
    model_.add(grant);
  }

  void renew_plan() {
    const std::int64_t limit = pick(random_, 1, 50);
    const CreditGrant grant = new_plan_grant(new_id(), known_credits(limit), std::nullopt, now_);
    change(renew(account_, grant, known_credits(limit), now_));
    model_.trim(2 * limit - limit, now_);
    model_.add(grant);
    EXPECT_LE(plan_credits_of(account_, now_).value(), 2 * limit);  // PLN-8
  }

  void pass_time() {
    if (noted_.size() < 20) noted_.emplace_back(now_, head_.balance);
    now_ += Duration{pick(random_, 1, 4 * 86'400'000)};
    // As settle does it: holds and grants in the order of their instants.
    account_.due_holds.clear();
    for (const auto& [id, hold] : holds_)
      if (hold.expires_at <= now_) account_.due_holds.push_back(hold);
    while (true) {
      std::optional<Timestamp> next;
      for (const Hold& hold : account_.due_holds)
        if (!next || hold.expires_at < *next) next = hold.expires_at;
      for (const CreditGrant& grant : account_.grants) {
        if (!grant.expires_at || grant.voided_at || !free_credits(grant).is_positive()) continue;
        if (*grant.expires_at <= now_ && (!next || *grant.expires_at < *next))
          next = grant.expires_at;
      }
      if (!next) break;
      model_.expire(*next);
      const auto ended = expire_holds(account_, *next);
      for (const HoldReleased& end : ended) {
        model_.end(end.hold.id.value(), 0, *next);
        change(end);
        holds_.erase(end.hold.id.value());
      }
      change(settle_grants(account_, *next));
    }
    forget_spent();
  }

  void void_one() {
    if (account_.grants.empty() || pick(random_, 0, 3) != 0) return;
    const auto place = static_cast<std::size_t>(
        pick(random_, 0, static_cast<std::int64_t>(account_.grants.size()) - 1));
    const CreditGrant grant = account_.grants[place];
    change(void_grant(grant, now_));
    PlainGrant& plain = model_.grants.at(grant.id.value());
    plain.is_voided = true;
    plain.turn(Coin::free, Coin::gone, plain.count(Coin::free));
  }

  void reserve() {
    const std::int64_t amount = pick(random_, 1, 90);
    const HoldRequest request{HoldId{"hld_" + std::to_string(++last_id_)},
                              known_credits(amount),
                              {"user", "usr_1", "find_email"},
                              now_ + Duration{pick(random_, 1, 86'400'000)}};
    const auto decided = decide_reserve(account_, request, {}, now_);
    ASSERT_EQ(decided.has_value(), model_.available(now_) >= amount);
    if (!decided) {
      EXPECT_EQ(decided.error().code, Code::credits_insufficient);
      return;
    }
    model_.reserve(request.id.value(), amount, now_);
    const auto& plain = model_.holds.at(request.id.value());
    ASSERT_EQ(decided->hold.parts.size(), plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      EXPECT_EQ(decided->hold.parts[i].grant.value(), plain[i].first);
      EXPECT_EQ(decided->hold.parts[i].amount.value(), plain[i].second);
    }
    account_ = apply(std::move(account_), *decided);
    holds_.emplace(request.id.value(), decided->hold);
  }

  void end_hold(bool is_posted) {
    if (holds_.empty()) return;
    const auto place =
        std::next(holds_.begin(), static_cast<std::ptrdiff_t>(random_() % holds_.size()));
    const Hold hold = place->second;
    const std::int64_t spent = is_posted ? pick(random_, 1, hold.amount.value()) : 0;
    if (is_posted) {
      const auto decided = decide_post(account_, hold, known_credits(spent), now_);
      ASSERT_TRUE(decided);
      EXPECT_FALSE(decide_post(account_, decided->hold, known_credits(1), now_));  // once
      change(*decided);
    } else {
      const auto decided = decide_release(account_, hold, now_);
      ASSERT_TRUE(decided);
      change(*decided);
    }
    model_.end(hold.id.value(), spent, now_);
    holds_.erase(place);
    forget_spent();
  }

  /// As a store that loads grants with something left.
  void forget_spent() {
    auto& grants = account_.grants;
    std::erase_if(grants, [](const CreditGrant& grant) { return !grant.left.is_positive(); });
    std::erase_if(model_.grants, [&](const auto& item) {
      return item.second.count(Coin::free) + item.second.count(Coin::held) == 0;
    });
  }

  Random random_;
  Timestamp now_{std::chrono::sys_days{std::chrono::year{2026} / 1 / 31}};
  CreditAccount account_;
  LedgerHead head_;
  std::vector<LedgerEntry> ledger_;
  std::map<std::string, Hold> holds_;
  PlainModel model_;
  std::vector<std::pair<Timestamp, Credits>> noted_;
  int last_id_ = 0;
};

std::int64_t steps() {
  const char* const wanted = std::getenv("STEWARD_LEDGER_STEPS");
  return wanted == nullptr ? 100'000 : std::atoll(wanted);
}

TEST(Ledger, DoesWhatThePlainModelDoes) {  // SEC-10, PLN-8, ADV-5
  constexpr std::int64_t steps_per_life = 500;
  for (std::int64_t seed = 0; seed * steps_per_life < steps(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Life life(static_cast<std::uint64_t>(seed));
    for (int i = 0; i < steps_per_life; ++i) {
      life.step();
      life.check();
      if (testing::Test::HasFailure()) return;
    }
    life.check_history();
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace steward
