#include "core/billing/trial.hpp"

#include <chrono>

namespace steward {

Result<TrialStarted, Rejection> decide_start_trial(const PlanCatalogue& catalogue,
                                                   const Subscription& subscription,
                                                   const CreditGrantId& grant, Timestamp now) {
  if (subscription.trial) return Failure{Rejection{Code::trial_used}};
  if (!catalogue.trial || subscription.state != SubscriptionState::free || subscription.has_paid)
    return Failure{Rejection{Code::trial_not_offered}};
  const Timestamp ends_at = now + std::chrono::days{catalogue.trial->days};
  return TrialStarted{{now, ends_at},
                      new_trial_grant(grant, catalogue.trial->credits, ends_at, now)};
}

Subscription apply(Subscription subscription, const TrialStarted& change) {
  subscription.state = SubscriptionState::trial;
  subscription.trial = change.trial;
  return subscription;
}
Subscription apply(Subscription subscription, const TrialEnded&) {
  subscription.state = SubscriptionState::free;
  return subscription;
}
CreditAccount apply(CreditAccount account, const TrialStarted& change) {
  account.grants.push_back(change.grant);
  return account;
}

}  // namespace steward
