#include "core/connections/waterfall.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace steward {
namespace {

/// One move of a run: takes the state, collects the commands. Every function below ends in exactly
/// one of `resolve`, `reserve`, `call`, `wait`, `suspend` and `finish`.
class Mover {
 public:
  Mover(const Waterfall& waterfall, RunState state, Timestamp now)
      : waterfall_(waterfall), state_(std::move(state)), now_(now) {}

  RunMove take() && { return {std::move(state_), std::move(commands_)}; }

  void resolve() {
    state_.phase = RunPhase::resolving;
    state_.receipts.push_back({state_.step});
    ResolutionRequest request;
    request.named = step().connection;
    request.own_keys_only = waterfall_.own_keys_only;
    request.falls_back_to_managed = waterfall_.credits_after_own_key;
    commands_.emplace_back(ResolveStep{state_.step, std::move(request)});
  }

  void on(const StepResolved& event) {
    if (!event.receipt) {
      const Code code = event.receipt.error().code;
      const bool is_refused = code == Code::connection_unhealthy;
      // Neither may credits stand in for an own account that is suspended.
      if (is_refused || code == Code::connection_suspended) state_.has_own_key_failed = true;
      if (!is_refused) return pass_over(code);
      // As if the service had refused it now: it did so before.
      current().code = code;
      current().end = StepEnd::refused;
      return step().continues_on_refusal ? go_on() : finish(RunEnd::failed);
    }
    const Receipt& receipt = *event.receipt;
    const bool costs = receipt.credits.is_positive();
    if (!receipt.passed_over.empty()) state_.has_own_key_failed = true;
    if (costs && state_.has_own_key_failed && !waterfall_.credits_after_own_key) {
      return pass_over(Code::credits_not_opted_in);
    }
    current().receipt = receipt;
    if (!costs) return call();
    state_.phase = RunPhase::reserving;
    commands_.emplace_back(ReserveCredits{place(), receipt.credits});
  }

  void on(const CreditsHeld&) {
    current().reserved = sum(current().reserved, current().receipt->credits);
    call();
  }

  void on(const CreditsRefused& event) { pass_over(event.code); }

  void on(const AttemptEnded& event) {
    ++current().attempts;
    const Attempt& attempt = event.attempt;
    switch (attempt.outcome) {
      case AttemptOutcome::found:
        settle(held());
        return finish_step(StepEnd::found);
      case AttemptOutcome::already_unlocked:
        settle(Credits());
        return finish_step(StepEnd::found);
      case AttemptOutcome::nothing_found:
        settle(Credits());
        current().end = StepEnd::nothing_found;
        return go_on();
      case AttemptOutcome::key_refused:
      case AttemptOutcome::permission_missing:
        return refuse();
      case AttemptOutcome::rate_limited:
        return retry(StepEnd::rate_limited, attempt.retry_after_seconds);
      case AttemptOutcome::unavailable:
        return retry(StepEnd::unavailable, attempt.retry_after_seconds);
    }
  }

  void on(const WaitEnded&) {
    // Much may have changed while the run was away: which account serves is found out anew.
    if (state_.phase == RunPhase::suspended) return resolve();
    call();
  }

  void on(const RunCancelled&) {
    settle(Credits());
    current().end = StepEnd::cancelled;
    finish(RunEnd::cancelled);
  }

 private:
  const WaterfallStep& step() const { return waterfall_.steps[state_.step]; }
  bool is_last() const { return state_.step + 1 == waterfall_.steps.size(); }
  std::size_t place() const { return state_.receipts.size() - 1; }
  StepReceipt& current() { return state_.receipts.back(); }
  Credits held() {
    return difference(current().reserved, sum(current().posted, current().released));
  }

  void call() {
    state_.phase = RunPhase::calling;
    commands_.emplace_back(
        CallProvider{state_.step, current().receipt->connection, current().attempts + 1});
  }

  /// Spends so many of the held credits and gives the rest back.
  void settle(Credits spent) {
    const Credits open = held();
    if (!open.is_positive()) return;
    current().posted = sum(current().posted, spent);
    current().released = sum(current().released, difference(open, spent));
    if (spent.is_positive()) {
      commands_.emplace_back(PostCredits{place(), spent});
    } else {
      commands_.emplace_back(ReleaseCredits{place()});
    }
  }

  void refuse() {
    settle(Credits());
    note_failure();
    current().end = StepEnd::refused;
    if (step().continues_on_refusal) return go_on();
    finish(RunEnd::failed);
  }

  void retry(StepEnd end, std::optional<std::int64_t> retry_after_seconds) {
    current().end = end;
    const Duration pause = pause_before_next(retry_after_seconds);
    if (pause <= waterfall_wait_max && current().attempts < attempts_per_step_max) {
      state_.phase = RunPhase::waiting;
      commands_.emplace_back(RetryAfter{now_ + pause});
      return;
    }
    settle(Credits());
    const bool may_suspend = is_last() && end == StepEnd::rate_limited &&
                             pause > waterfall_wait_max && pause <= waterfall_suspend_max &&
                             state_.suspensions < suspensions_per_run_max;
    if (may_suspend) {
      ++state_.suspensions;
      state_.phase = RunPhase::suspended;
      commands_.emplace_back(SuspendRun{now_ + pause});
      return;
    }
    note_failure();
    go_on();
  }

  Duration pause_before_next(std::optional<std::int64_t> retry_after_seconds) {
    // More than a day is not waited for anyway, and must not overflow.
    constexpr std::int64_t longest = 100'000;
    if (retry_after_seconds)
      return std::chrono::seconds{std::clamp<std::int64_t>(*retry_after_seconds, 1, longest)};
    return waterfall_pause_first * (std::int64_t{1} << (current().attempts - 1));
  }

  void pass_over(Code code) {
    current().code = code;
    current().end = StepEnd::passed_over;
    go_on();
  }

  void note_failure() {
    if (current().receipt->kind == ConnectionKind::user_managed) state_.has_own_key_failed = true;
  }

  void go_on() {
    if (!is_last()) {
      ++state_.step;
      return resolve();
    }
    // Nothing was found only where somebody has looked.
    const bool was_asked = std::any_of(
        state_.receipts.begin(), state_.receipts.end(),
        [](const StepReceipt& receipt) { return receipt.end == StepEnd::nothing_found; });
    finish(was_asked ? RunEnd::nothing_found : RunEnd::failed);
  }

  void finish_step(StepEnd end) {
    current().end = end;
    finish(RunEnd::found);
  }
  void finish(RunEnd end) {
    state_.phase = RunPhase::done;
    state_.end = end;
    commands_.emplace_back(FinishRun{end});
  }

  const Waterfall& waterfall_;
  RunState state_;
  Timestamp now_;
  std::vector<Command> commands_;
};

bool is_awaited(RunPhase phase, const RunEvent& event) {
  if (std::holds_alternative<RunCancelled>(event))
    return phase != RunPhase::done && phase != RunPhase::reserving;
  switch (phase) {
    case RunPhase::resolving:
      return std::holds_alternative<StepResolved>(event);
    case RunPhase::reserving:
      return std::holds_alternative<CreditsHeld>(event) ||
             std::holds_alternative<CreditsRefused>(event);
    case RunPhase::calling:
      return std::holds_alternative<AttemptEnded>(event);
    case RunPhase::waiting:
    case RunPhase::suspended:
      return std::holds_alternative<WaitEnded>(event);
    case RunPhase::done:
      return false;
  }
  return false;
}

}  // namespace

RunMove begin_run(const Waterfall& waterfall) {
  Mover mover(waterfall, {}, {});
  mover.resolve();
  return std::move(mover).take();
}

Result<RunMove, Rejection> next_move(const Waterfall& waterfall, RunState state,
                                     const RunEvent& event, Timestamp now) {
  const bool is_its_own = is_sound(state) && state.step < waterfall.steps.size();
  if (!is_its_own || !is_awaited(state.phase, event))
    return Failure{Rejection{Code::run_event_unexpected,
                             {{ParamName::part, std::string(name_of(state.phase))}}}};
  Mover mover(waterfall, std::move(state), now);
  std::visit([&](const auto& happened) { mover.on(happened); }, event);
  return std::move(mover).take();
}

}  // namespace steward
