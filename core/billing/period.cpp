#include "core/billing/period.hpp"

#include "core/base/calendar.hpp"

namespace steward {

TimeSpan present_period(const Subscription& subscription) {
  return {subscription.period_start, subscription.period_end};
}

NextPeriod period_after(const Subscription& subscription, const PlanChoice& choice) {
  const std::int64_t start = subscription.anchor_months + months_of(subscription.choice.period);
  return {start,
          {add_months(subscription.anchor_at, start),
           add_months(subscription.anchor_at, start + months_of(choice.period))}};
}

Subscription in_next_period(Subscription subscription, const PlanChoice& choice,
                            std::int64_t paid_minor) {
  const NextPeriod next = period_after(subscription, choice);
  subscription.choice = choice;
  subscription.anchor_months = next.anchor_months;
  subscription.period_start = next.time.from;
  subscription.period_end = next.time.to;
  subscription.scheduled.reset();
  subscription.paid_minor = paid_minor;
  subscription.past_due_since.reset();
  subscription.renewal_attempts = 0;
  return subscription;
}

}  // namespace steward
