#include "core/billing/change.hpp"

#include <algorithm>
#include <utility>

#include "core/billing/period.hpp"
#include "core/credits/renewal.hpp"

namespace steward {
namespace {

/// Whether they say the same to whoever agreed: choice, dates and money.
bool agrees(const Quote& left, const Quote& right) {
  return left.from == right.from && left.to == right.to && left.timing == right.timing &&
         left.currency == right.currency && left.effective_at == right.effective_at &&
         left.period == right.period && left.charge == right.charge &&
         left.next_charge_at == right.next_charge_at &&
         left.next_charge_minor == right.next_charge_minor;
}

std::int64_t cost_of(const Charge& charge, LineKind kind) {
  std::int64_t minor = 0;
  for (const QuoteLine& line : charge.lines)
    if (line.kind == kind) minor += line.amount_minor;
  return minor;
}

}  // namespace

Result<ChangeDecision, Rejection> decide_change(const PlanCatalogue& catalogue,
                                                const Subscription& subscription,
                                                const CreditAccount& account,
                                                const std::vector<FeatureUse>& uses,
                                                const Quote& quote, const CreditGrantId& grant,
                                                Timestamp now) {
  if (now >= quote.expires_at) return Failure{Rejection{Code::quote_expired}};
  auto again = quote_change(catalogue, subscription, account, uses, quote.to, quote.quoted_at);
  if (!again || !agrees(*again, quote)) return Failure{Rejection{Code::quote_stale}};
  Quote fresh = std::move(again).value();
  fresh.id = quote.id;
  switch (fresh.timing) {
    case QuoteTiming::at_period_end:
      return ChangeDecision{ChangeScheduled{{fresh.to, fresh.effective_at}}};
    case QuoteTiming::none:
      return ChangeDecision{ScheduledChangeCancelled{*subscription.scheduled}};
    case QuoteTiming::immediate:
      break;
  }
  if (fresh.charge.due_minor > 0) return ChangeDecision{ChangePaymentDue{std::move(fresh)}};
  return ChangeDecision{complete_change(subscription, fresh, grant, now)};
}

PlanChanged complete_change(const Subscription& subscription, const Quote& quote,
                            const CreditGrantId& grant, Timestamp now) {
  const bool keeps = quote.period == present_period(subscription);
  Subscription to = subscription;
  to.choice = quote.to;
  to.state = SubscriptionState::active;
  to.scheduled.reset();
  to.past_due_since.reset();
  to.renewal_attempts = 0;
  to.money_credit_minor = money_credit_after(subscription.money_credit_minor, quote.charge);
  to.has_paid = true;
  const std::int64_t cost = cost_of(quote.charge, LineKind::new_plan);
  if (keeps) {
    to.paid_minor += cost + cost_of(quote.charge, LineKind::unused_time);
  } else {
    to.paid_minor = cost;
    to.anchor_at = quote.effective_at;
    to.anchor_months = 0;
    to.period_start = quote.period.from;
    to.period_end = quote.period.to;
  }
  PlanChanged change{subscription, std::move(to), std::nullopt};
  const bool is_yearly = quote.to.period == Period::yearly;
  if (quote.credits.granted.is_positive())
    change.grant = new_plan_grant(grant, quote.credits.granted,
                                  is_yearly ? std::optional(quote.period.to) : std::nullopt, now);
  return change;
}

Result<ScheduledChangeCancelled, Rejection> decide_cancel_scheduled_change(
    const Subscription& subscription) {
  if (!subscription.scheduled) return Failure{Rejection{Code::scheduled_change_none}};
  return ScheduledChangeCancelled{*subscription.scheduled};
}

Subscription apply(const Subscription&, const PlanChanged& change) {
  return change.to;
}
Subscription apply(Subscription subscription, const ChangeScheduled& change) {
  subscription.scheduled = change.change;
  return subscription;
}
Subscription apply(Subscription subscription, const ScheduledChangeCancelled&) {
  subscription.scheduled.reset();
  return subscription;
}
CreditAccount apply(CreditAccount account, const PlanChanged& change) {
  if (change.grant) account.grants.push_back(*change.grant);
  return account;
}

}  // namespace steward
