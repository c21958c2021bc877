#include "core/billing/renewal.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/calendar.hpp"
#include "core/billing/period.hpp"

namespace steward {
namespace {

/// After `refused` refusals; nothing where it was the last.
std::optional<Timestamp> retry_at(const PlanCatalogue& catalogue, const Subscription& subscription,
                                  std::int64_t refused) {
  const auto& days = catalogue.renewal_retry_days;
  if (refused < 1 || static_cast<std::size_t>(refused) > days.size()) return std::nullopt;
  const Timestamp since = subscription.past_due_since.value_or(subscription.period_end);
  return since + std::chrono::days{days[static_cast<std::size_t>(refused - 1)]};
}

const PlanChoice& choice_after(const Subscription& subscription) {
  return subscription.scheduled ? subscription.scheduled->choice : subscription.choice;
}

CreditGrant grant_for(const PlanChoice& choice, TimeSpan period, CreditGrantId id, Timestamp now) {
  const bool is_yearly = choice.period == Period::yearly;
  return new_plan_grant(std::move(id), credits_of(choice),
                        is_yearly ? std::optional(period.to) : std::nullopt, now);
}

}  // namespace

std::string_view name_of(EndReason reason) {
  switch (reason) {
    case EndReason::scheduled:
      return "scheduled";
    case EndReason::unpaid:
      return "unpaid";
    case EndReason::plan_withdrawn:
      return "plan_withdrawn";
  }
  return {};
}

std::optional<RenewalDue> decide_renew(const PlanCatalogue& catalogue,
                                       const Subscription& subscription, Timestamp now) {
  const bool is_paid = subscription.state == SubscriptionState::active ||
                       subscription.state == SubscriptionState::past_due;
  if (!is_paid || now < next_due_at(catalogue, subscription)) return std::nullopt;
  const PlanChoice& choice = choice_after(subscription);
  const auto price = price_of(catalogue, choice, subscription.currency);
  if (!price || is_free(catalogue, choice)) return std::nullopt;
  const TimeSpan period = period_after(subscription, choice).time;
  return RenewalDue{choice, period,
                    charge_of(catalogue, {{LineKind::new_plan, *price, choice, period}},
                              subscription.money_credit_minor),
                    subscription.renewal_attempts + 1};
}

PlanRenewed complete_renewal(const Subscription& subscription, const CreditAccount& account,
                             const RenewalDue& due, const CreditGrantId& grant, Timestamp now) {
  Subscription to = in_next_period(subscription, due.choice, due.charge.subtotal_minor);
  to.state = SubscriptionState::active;
  to.money_credit_minor = money_credit_after(subscription.money_credit_minor, due.charge);
  to.has_paid = true;
  const CreditGrant fresh = grant_for(due.choice, due.period, grant, now);
  return {subscription, std::move(to), renew(account, fresh, due.choice.monthly_credits, now)};
}

RefusalEffect refuse_renewal(const PlanCatalogue& catalogue, const Subscription& subscription,
                             const CreditAccount& account, const CreditGrantId& grant,
                             Timestamp now) {
  const std::int64_t attempts = subscription.renewal_attempts + 1;
  if (retry_at(catalogue, subscription, attempts)) return RenewalRefused{now, attempts};
  return end_subscription(catalogue, subscription, account, grant, EndReason::unpaid, now);
}

SubscriptionEnded end_subscription(const PlanCatalogue& catalogue, const Subscription& subscription,
                                   const CreditAccount& account, const CreditGrantId& grant,
                                   EndReason reason, Timestamp at) {
  const PlanChoice free = free_choice(catalogue);
  Subscription to = in_next_period(subscription, free, 0);
  to.state = SubscriptionState::free;
  if (reason == EndReason::unpaid) {
    // The unpaid time was theirs; the free plan's first period begins when it ends.
    to.anchor_at = at;
    to.anchor_months = 0;
    to.period_start = at;
    to.period_end = add_months(at, 1);
  }
  const CreditGrant fresh = grant_for(free, present_period(to), grant, at);
  return {subscription, std::move(to), renew(account, fresh, free.monthly_credits, at), reason};
}

Timestamp next_due_at(const PlanCatalogue& catalogue, const Subscription& subscription) {
  switch (subscription.state) {
    case SubscriptionState::past_due:
      return retry_at(catalogue, subscription, subscription.renewal_attempts)
          .value_or(subscription.period_end);
    case SubscriptionState::trial:
      return subscription.trial ? std::min(subscription.trial->ends_at, subscription.period_end)
                                : subscription.period_end;
    case SubscriptionState::free:
    case SubscriptionState::active:
      break;
  }
  return subscription.period_end;
}

Subscription apply(const Subscription&, const PlanRenewed& change) {
  return change.to;
}
Subscription apply(Subscription subscription, const RenewalRefused& change) {
  subscription.state = SubscriptionState::past_due;
  if (!subscription.past_due_since) subscription.past_due_since = change.refused_at;
  subscription.renewal_attempts = change.attempts;
  return subscription;
}
Subscription apply(const Subscription&, const SubscriptionEnded& change) {
  return change.to;
}
CreditAccount apply(CreditAccount account, const PlanRenewed& change) {
  return apply(std::move(account), change.credits);
}
CreditAccount apply(CreditAccount account, const SubscriptionEnded& change) {
  return apply(std::move(account), change.credits);
}

}  // namespace steward
