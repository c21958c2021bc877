#pragma once

#include <cstdint>

#include "core/billing/proration.hpp"
#include "core/billing/subscription.hpp"

namespace steward {

[[nodiscard]] TimeSpan present_period(const Subscription& subscription);

struct NextPeriod {
  std::int64_t anchor_months;
  TimeSpan time;
};
/// The one that follows the present period, if it is of `choice`.
[[nodiscard]] NextPeriod period_after(const Subscription& subscription, const PlanChoice& choice);

/// The subscription in that period: of `choice`, nothing scheduled, paid with `paid_minor`.
[[nodiscard]] Subscription in_next_period(Subscription subscription, const PlanChoice& choice,
                                          std::int64_t paid_minor);

}  // namespace steward
