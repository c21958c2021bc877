#include <array>
#include <cstddef>

#include "core/base/enum_names.hpp"
#include "core/connections/waterfall.hpp"

namespace steward {
namespace {

constexpr auto step_end_names = std::to_array<std::string_view>(
    {"found", "nothing_found", "refused", "rate_limited", "unavailable", "passed_over"});
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
