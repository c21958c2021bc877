#include "server/use_cases/clock_history.hpp"

#include "core/audit/describe_billing.hpp"
#include "server/use_cases/history.hpp"

namespace steward::use_cases {
namespace {

/// The log's words for a step; nothing for what only the ledger tells.
struct Described {
  std::optional<AuditDescription> operator()(const TrialEnded& change) const {
    return describe(change);
  }
  std::optional<AuditDescription> operator()(const SubscriptionEnded& change) const {
    return describe(change);
  }
  template <class Other>
  std::optional<AuditDescription> operator()(const Other&) const {
    return std::nullopt;
  }
};

}  // namespace

void record_clock_steps(Services& services, store::Connection& connection, const Billing& billing) {
  const http::Request nobody{};  // the clock asks for nothing
  for (const ClockStep& step : billing.clock_steps) {
    if (const auto what = std::visit(Described{}, step.change))
      record(services, connection, {nobody, std::nullopt, billing.workspace_id, ""}, *what);
  }
}

}  // namespace steward::use_cases
