#include <array>
#include <cstddef>

#include "core/base/enum_names.hpp"
#include "core/connections/waterfall.hpp"

namespace steward {
namespace {

constexpr auto step_end_names =
    std::to_array<std::string_view>({"found", "nothing_found", "refused", "rate_limited",
                                     "unavailable", "passed_over", "cancelled"});
constexpr auto run_end_names =
    std::to_array<std::string_view>({"found", "nothing_found", "failed", "cancelled"});
constexpr auto run_phase_names = std::to_array<std::string_view>(
    {"resolving", "reserving", "calling", "waiting", "suspended", "done"});

}  // namespace

std::string_view name_of(StepEnd end) {
  return step_end_names[static_cast<std::size_t>(end)];
}
std::string_view name_of(RunEnd end) {
  return run_end_names[static_cast<std::size_t>(end)];
}
std::optional<StepEnd> step_end_named(std::string_view name) {
  return enumerator_named<StepEnd>(step_end_names, name);
}
std::optional<RunEnd> run_end_named(std::string_view name) {
  return enumerator_named<RunEnd>(run_end_names, name);
}
std::string_view name_of(RunPhase phase) {
  return run_phase_names[static_cast<std::size_t>(phase)];
}
std::optional<RunPhase> run_phase_named(std::string_view name) {
  return enumerator_named<RunPhase>(run_phase_names, name);
}

bool is_sound(const RunState& state) {
  if (state.receipts.empty() || state.receipts.back().step != state.step) return false;
  if (state.suspensions < 0 || state.suspensions > suspensions_per_run_max) return false;
  if (state.receipts.size() > waterfall_steps_max + suspensions_per_run_max) return false;
  for (const StepReceipt& receipt : state.receipts) {
    const auto within = [](Credits credits) {
      return credits.value() >= 0 && credits.value() <= action_credits_max;
    };
    if (!within(receipt.reserved) || !within(receipt.posted) || !within(receipt.released))
      return false;
    if (sum(receipt.posted, receipt.released) > receipt.reserved) return false;
    if (receipt.attempts < 0 || receipt.attempts > attempts_per_step_max) return false;
  }
  const bool is_with_account = state.phase == RunPhase::reserving ||
                               state.phase == RunPhase::calling || state.phase == RunPhase::waiting;
  return !is_with_account || state.receipts.back().receipt.has_value();
}

RunCredits credits_of(const RunState& state) {
  RunCredits credits;
  for (const StepReceipt& receipt : state.receipts) {
    credits.reserved = sum(credits.reserved, receipt.reserved);
    credits.posted = sum(credits.posted, receipt.posted);
    credits.released = sum(credits.released, receipt.released);
  }
  return credits;
}

}  // namespace steward
