#pragma once

#include "core/base/result.hpp"
#include "core/billing/subscription.hpp"
#include "core/credits/account.hpp"

namespace steward {

struct TrialStarted {
  Trial trial;
  CreditGrant grant;
  friend bool operator==(const TrialStarted&, const TrialStarted&) = default;
};
/// By the clock. Its credits expire at the same instant, by settle_grants.
struct TrialEnded {
  Trial trial;
  friend bool operator==(const TrialEnded&, const TrialEnded&) = default;
};

/// TRI-1. Fails, first match wins: `trial_used`; `trial_not_offered` (the catalogue has none, the
/// workspace is not on the free plan, or it has paid before).
[[nodiscard]] Result<TrialStarted, Rejection> decide_start_trial(const PlanCatalogue& catalogue,
                                                                 const Subscription& subscription,
                                                                 const CreditGrantId& grant,
                                                                 Timestamp now);

[[nodiscard]] Subscription apply(Subscription subscription, const TrialStarted& change);
[[nodiscard]] Subscription apply(Subscription subscription, const TrialEnded& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const TrialStarted& change);

}  // namespace steward
