#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/connections/resolve.hpp"

namespace steward {

using RunId = Strong<struct RunIdTag, std::string>;  ///< `run_…`

inline constexpr std::size_t waterfall_steps_max = 20;
inline constexpr std::int64_t attempts_per_step_max = 3;
inline constexpr Duration waterfall_pause_first = std::chrono::seconds{1};  ///< doubled each time
inline constexpr Duration waterfall_wait_max = std::chrono::seconds{30};
inline constexpr Duration waterfall_suspend_max = std::chrono::hours{24};
inline constexpr std::int64_t suspensions_per_run_max = 3;

/// One provider in the order of a waterfall (BYOK-4).
struct WaterfallStep {
  std::string provider;
  std::string action;
  std::optional<ConnectionId> connection{};  ///< named; none: default or managed
  bool continues_on_refusal = false;         ///< go on where the credential was refused (BYOK-5)
};
struct Waterfall {
  std::vector<WaterfallStep> steps;
  bool own_keys_only = false;
  /// Whether credits may be spent after an own key has failed (BYOK-5): in its own step by falling
  /// back to the managed account, and in the steps behind it.
  bool credits_after_own_key = false;
};

/// What a step has come to, in the order in which steps were tried.
enum class StepEnd : std::uint8_t {
  found,
  nothing_found,
  refused,  ///< key_refused, permission_missing
  rate_limited,
  unavailable,
  passed_over,  ///< a rule did not let it begin: `code`
  cancelled,
};
[[nodiscard]] std::string_view name_of(StepEnd end);
[[nodiscard]] std::optional<StepEnd> step_end_named(std::string_view name);
struct StepReceipt {
  std::size_t step;  ///< from 0
  std::optional<Receipt> receipt{};
  std::int64_t attempts = 0;
  std::optional<StepEnd> end{};  ///< none: under way
  std::optional<Code> code{};    ///< of passed_over and refused
  Credits reserved{};
  Credits posted{};
  Credits released{};
  friend bool operator==(const StepReceipt&, const StepReceipt&) = default;
};

enum class RunEnd : std::uint8_t { found, nothing_found, failed, cancelled };
[[nodiscard]] std::string_view name_of(RunEnd end);
[[nodiscard]] std::optional<RunEnd> run_end_named(std::string_view name);

/// What the shell does next. Amounts of 0 are never reserved, posted or released. `place`: in
/// RunState::receipts; with the run's id it makes the hold's, so that a command is safe to do
/// twice.
struct ResolveStep {
  std::size_t step;
  ResolutionRequest request;  ///< the price is the caller's to fill in
  friend bool operator==(const ResolveStep& left, const ResolveStep& right) {
    return left.step == right.step;
  }
};
struct ReserveCredits {
  std::size_t place;
  Credits amount;
  friend bool operator==(const ReserveCredits&, const ReserveCredits&) = default;
};
struct PostCredits {
  std::size_t place;
  Credits amount;
  friend bool operator==(const PostCredits&, const PostCredits&) = default;
};
struct ReleaseCredits {
  std::size_t place;
  friend bool operator==(const ReleaseCredits&, const ReleaseCredits&) = default;
};
struct CallProvider {
  std::size_t step;
  ConnectionId connection;
  std::int64_t attempt;  ///< from 1
  friend bool operator==(const CallProvider&, const CallProvider&) = default;
};
/// The credits stay reserved meanwhile; then the same call again.
struct RetryAfter {
  Timestamp at;
  friend bool operator==(const RetryAfter&, const RetryAfter&) = default;
};
/// Nothing is reserved meanwhile; then the same step anew.
struct SuspendRun {
  Timestamp until;
  friend bool operator==(const SuspendRun&, const SuspendRun&) = default;
};
struct FinishRun {
  RunEnd end;
  friend bool operator==(const FinishRun&, const FinishRun&) = default;
};
using Command = std::variant<ResolveStep, ReserveCredits, PostCredits, ReleaseCredits, CallProvider,
                             RetryAfter, SuspendRun, FinishRun>;

/// What has happened since.
struct StepResolved {
  Result<Receipt, Rejection> receipt;
};
struct CreditsHeld {};  ///< the hold is there
struct CreditsRefused {
  Code code;  ///< credits_insufficient, credit_budget_reached
};
struct AttemptEnded {
  Attempt attempt;
};
struct WaitEnded {};  ///< of RetryAfter or SuspendRun
struct RunCancelled {};
using RunEvent =
    std::variant<StepResolved, CreditsHeld, CreditsRefused, AttemptEnded, WaitEnded, RunCancelled>;

/// What the run waits for.
///
/// ```
///   resolving ──► reserving ──► calling ──► done
///     ▲  │ (own key)  │          │  ▲
///     │  └────────────┼──────────┘  └── waiting
///     ├───────────────┘ refused
///     └── suspended ◄── rate limit of the last step
/// ```
enum class RunPhase : std::uint8_t { resolving, reserving, calling, waiting, suspended, done };
[[nodiscard]] std::string_view name_of(RunPhase phase);
[[nodiscard]] std::optional<RunPhase> run_phase_named(std::string_view name);

// INVARIANT: the sum of what was reserved is what was posted, released, or is held by the step that
// is under way; of one step's credits nothing is both posted and released but its remainder.
struct RunState {
  RunPhase phase = RunPhase::resolving;
  std::size_t step = 0;
  bool has_own_key_failed = false;
  std::int64_t suspensions = 0;
  std::vector<StepReceipt> receipts{};  ///< the last one is of the step under way
  std::optional<RunEnd> end{};
  friend bool operator==(const RunState&, const RunState&) = default;
};

/// Whether it is one that moves lead to, as far as can be told: for states that were kept
/// elsewhere.
[[nodiscard]] bool is_sound(const RunState& state);

/// The next state and what to do, in this order; saved together, done after the commit.
struct RunMove {
  RunState state;
  std::vector<Command> commands;
};

/// Of a waterfall with 1 … waterfall_steps_max steps.
[[nodiscard]] RunMove begin_run(const Waterfall& waterfall);

/// Fails, and nothing has changed: `run_event_unexpected` (param part: the phase), for an event
/// that the run does not wait for; a cancellation is taken in every phase but done and reserving
/// (whether there is a hold to release is told at once); also for a state that is not sound, or of
/// another waterfall.
///
/// found: what was reserved is posted and the run ends; already_unlocked: nothing is posted
/// (BYOK-7). nothing_found: released, next step. Refused credential: released, next only where the
/// step continues_on_refusal, otherwise the run has failed. Rate limit and failing service: tried
/// again up to attempts_per_step_max after a pause (the service's own where it names one, at most
/// waterfall_wait_max), then released, next step; a last step that is told to wait longer suspends
/// the run, at most suspensions_per_run_max times and waterfall_suspend_max long. Steps that cost
/// credits are passed over after an own key has failed, unless credits_after_own_key
/// (`credits_not_opted_in`), and so after an own account that could not serve. Credits that cannot
/// be reserved pass the step over.
[[nodiscard]] Result<RunMove, Rejection> next_move(const Waterfall& waterfall, RunState state,
                                                   const RunEvent& event, Timestamp now);

/// What a run has cost.
struct RunCredits {
  Credits reserved;
  Credits posted;
  Credits released;
  friend bool operator==(const RunCredits&, const RunCredits&) = default;
};
[[nodiscard]] RunCredits credits_of(const RunState& state);

}  // namespace steward
