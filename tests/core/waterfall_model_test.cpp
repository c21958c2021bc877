// BYOK-4 to BYOK-7, ADV-6: whatever happens to a run in whatever order, its credits add up and it
// ends. The shell of the test keeps the credits itself, by what it is told to do. Seeded, so that a
// divergence comes back; STEWARD_WATERFALL_RUNS sets the number of runs.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>
#include <string>

#include "core/codec/runs.hpp"
#include "core/connections/waterfall.hpp"

namespace steward {
namespace {

using Dice = std::mt19937_64;

bool throws(Dice& dice, unsigned one_in) {
  return dice() % one_in == 0;
}

Waterfall any_waterfall(Dice& dice) {
  Waterfall waterfall;
  waterfall.own_keys_only = throws(dice, 5);
  waterfall.credits_after_own_key = throws(dice, 2);
  const std::size_t count = 1 + dice() % 5;
  for (std::size_t i = 0; i < count; ++i)
    waterfall.steps.push_back({"p" + std::to_string(i), "find", std::nullopt, throws(dice, 2)});
  return waterfall;
}

/// Does what a run commands and notes what it comes to.
class PlainShell {
 public:
  PlainShell(const Waterfall& waterfall, Dice& dice) : waterfall_(waterfall), dice_(dice) {}

  void run() {
    RunMove move = begin_run(waterfall_);
    while (true) {
      for (const Command& command : move.commands)
        std::visit([this](const auto& one) { obey(one); }, command);
      if (is_finished_) break;
      ASSERT_LT(++moves_, 500) << "it never ends";
      check_stranger(move.state);
      auto next = next_move(waterfall_, move.state, event_, now_);
      ASSERT_TRUE(next) << name_of(move.state.phase);
      move = std::move(next).value();
      const auto kept = decode_run_state(encode_run_state(move.state));
      ASSERT_TRUE(kept);
      ASSERT_EQ(*kept, move.state);
    }
    check_end(move.state);
  }

 private:
  void obey(const ResolveStep& command) {
    EXPECT_TRUE(held_.empty()) << "something is reserved while a step begins";
    EXPECT_EQ(command.request.own_keys_only, waterfall_.own_keys_only);
    if (throws(dice_, 4)) {
      constexpr Code refusals[] = {Code::connection_missing, Code::connection_unhealthy,
                                   Code::connection_suspended, Code::plan_insufficient};
      const Code code = refusals[dice_() % 4];
      own_failed_ =
          own_failed_ || code == Code::connection_unhealthy || code == Code::connection_suspended;
      event_ = StepResolved{Failure{Rejection{code}}};
      return;
    }
    is_own_ = waterfall_.own_keys_only || throws(dice_, 2);
    const Credits price = is_own_ ? Credits() : known_credits(1 + static_cast<int>(dice_() % 9));
    event_ = StepResolved{
        Receipt{waterfall_.steps[command.step].provider, ConnectionId{"con_1"}, "One",
                is_own_ ? ConnectionKind::user_managed : ConnectionKind::platform_managed,
                ResolvedBy::managed, price}};
  }
  void obey(const ReserveCredits& command) {
    EXPECT_TRUE(command.amount.is_positive());
    EXPECT_FALSE(own_failed_ && !waterfall_.credits_after_own_key) << "credits spent silently";
    EXPECT_FALSE(waterfall_.own_keys_only);
    EXPECT_EQ(seen_.count(command.place), 0U) << "one hold per place";
    if (throws(dice_, 6)) {
      event_ = CreditsRefused{Code::credits_insufficient};
      return;
    }
    seen_[command.place] = held_[command.place] = command.amount.value();
    reserved_ += command.amount.value();
    event_ = CreditsHeld{};
  }
  void obey(const PostCredits& command) {
    ASSERT_EQ(held_.count(command.place), 1U) << "posted what is not held";
    const std::int64_t amount = command.amount.value();
    ASSERT_LE(amount, held_[command.place]);
    posted_ += amount;
    released_ += held_[command.place] - amount;
    held_.erase(command.place);
  }
  void obey(const ReleaseCredits& command) {
    ASSERT_EQ(held_.count(command.place), 1U) << "released what is not held";
    released_ += held_[command.place];
    held_.erase(command.place);
  }
  void obey(const CallProvider& command) {
    EXPECT_FALSE(has_result_) << "asked on after a result";
    EXPECT_LE(command.attempt, attempts_per_step_max);
    EXPECT_EQ(held_.size(), is_own_ ? 0U : 1U);
    if (throws(dice_, 15)) {
      event_ = RunCancelled{};
      return;
    }
    const auto outcome = static_cast<AttemptOutcome>(dice_() % 7);
    Attempt attempt{outcome};
    if (throws(dice_, 2)) attempt.retry_after_seconds = static_cast<std::int64_t>(dice_() % 90'000);
    has_result_ = outcome == AttemptOutcome::found || outcome == AttemptOutcome::already_unlocked;
    is_paid_ = outcome == AttemptOutcome::found && !is_own_;
    const bool is_refusal =
        outcome == AttemptOutcome::key_refused || outcome == AttemptOutcome::permission_missing;
    if (is_own_ && is_refusal) own_failed_ = true;
    event_ = AttemptEnded{attempt};
  }
  void obey(const RetryAfter& command) {
    EXPECT_GT(command.at, now_);
    EXPECT_LE(command.at, now_ + waterfall_wait_max);
    now_ = command.at;
    event_ = WaitEnded{};
  }
  void obey(const SuspendRun& command) {
    EXPECT_TRUE(held_.empty()) << "credits are reserved while the run is away";
    EXPECT_LE(command.until, now_ + waterfall_suspend_max);
    EXPECT_LE(++suspensions_, suspensions_per_run_max);
    now_ = command.until;
    event_ = WaitEnded{};
  }
  void obey(const FinishRun& command) {
    is_finished_ = true;
    EXPECT_EQ(command.end == RunEnd::found, has_result_);
  }

  /// What the run does not wait for changes nothing.
  void check_stranger(const RunState& state) {
    const RunEvent stranger =
        state.phase == RunPhase::calling ? RunEvent(CreditsHeld{}) : RunEvent(AttemptEnded{});
    const auto refused = next_move(waterfall_, state, stranger, now_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::run_event_unexpected);
  }

  void check_end(const RunState& state) {
    EXPECT_EQ(state.phase, RunPhase::done);
    EXPECT_TRUE(held_.empty()) << "a hold was forgotten";
    const RunCredits told = credits_of(state);
    EXPECT_EQ(told.reserved.value(), reserved_);
    EXPECT_EQ(told.posted.value(), posted_);
    EXPECT_EQ(told.released.value(), released_);
    EXPECT_EQ(posted_ + released_, reserved_);
    EXPECT_EQ(posted_ > 0, has_result_ && is_paid_) << "only a result costs";
    for (const StepReceipt& receipt : state.receipts) {
      EXPECT_TRUE(receipt.end);
      EXPECT_EQ(sum(receipt.posted, receipt.released), receipt.reserved);
      EXPECT_TRUE(receipt.posted == Credits() || receipt.released == Credits()) << "never both";
    }
    EXPECT_FALSE(next_move(waterfall_, state, RunCancelled{}, now_)) << "done is done";
  }

  const Waterfall& waterfall_;
  Dice& dice_;
  RunEvent event_{WaitEnded{}};
  Timestamp now_{Duration{1'800'000'000'000}};
  std::map<std::size_t, std::int64_t> held_;
  std::map<std::size_t, std::int64_t> seen_;
  std::int64_t reserved_ = 0;
  std::int64_t posted_ = 0;
  std::int64_t released_ = 0;
  std::int64_t suspensions_ = 0;
  int moves_ = 0;
  bool is_own_ = false;
  bool own_failed_ = false;
  bool has_result_ = false;
  bool is_paid_ = false;
  bool is_finished_ = false;
};

TEST(Waterfall, CreditsAddUpWhateverHappens) {
  const char* const wanted = std::getenv("STEWARD_WATERFALL_RUNS");
  const int runs = wanted == nullptr ? 3'000 : std::atoi(wanted);
  for (int seed = 0; seed < runs; ++seed) {
    Dice dice(static_cast<std::uint64_t>(seed));
    const Waterfall waterfall = any_waterfall(dice);
    PlainShell(waterfall, dice).run();
    if (::testing::Test::HasFailure()) FAIL() << "seed " << seed;
  }
}

}  // namespace
}  // namespace steward
