#include "core/billing/subscription.hpp"

#include <array>
#include <utility>

#include "core/base/calendar.hpp"
#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto subscription_states =
    std::to_array<std::string_view>({"free", "trial", "active", "past_due"});

bool is_in_trial(const Subscription& subscription, Timestamp now) {
  return subscription.state == SubscriptionState::trial && subscription.trial &&
         now < subscription.trial->ends_at;
}

}  // namespace

std::string_view name_of(SubscriptionState state) {
  return subscription_states[static_cast<std::size_t>(state)];
}
std::optional<SubscriptionState> subscription_state_named(std::string_view name) {
  return enumerator_named<SubscriptionState>(subscription_states, name);
}

Subscription new_subscription(const PlanCatalogue& catalogue, const Currency& currency,
                              Timestamp now) {
  return {free_choice(catalogue), SubscriptionState::free, currency, now, 0, now,
          add_months(now, 1)};
}

CreditGrant first_grant(const Subscription& subscription, CreditGrantId id) {
  return new_plan_grant(std::move(id), credits_of(subscription.choice), std::nullopt,
                        subscription.period_start);
}

PlanAccess plan_access(const PlanCatalogue& catalogue, const Subscription& subscription,
                       Timestamp now) {
  if (catalogue.trial && is_in_trial(subscription, now))
    return {catalogue.trial->plan, true, catalogue.trial->without};
  const auto& scheduled = subscription.scheduled;
  if (scheduled && now >= scheduled->at && is_free(catalogue, scheduled->choice))
    return {scheduled->choice.plan};
  return {subscription.choice.plan};
}

SubscriptionState state_of(const Subscription& subscription, Timestamp now) {
  const bool is_over =
      subscription.state == SubscriptionState::trial && !is_in_trial(subscription, now);
  return is_over ? SubscriptionState::free : subscription.state;
}

std::optional<RenewalFacts> renewal_facts(const Subscription& subscription) {
  if (subscription.state == SubscriptionState::past_due) return std::nullopt;
  const PlanChoice& next =
      subscription.scheduled ? subscription.scheduled->choice : subscription.choice;
  return RenewalFacts{subscription.anchor_at,
                      subscription.anchor_months + months_of(subscription.choice.period),
                      months_of(next.period), credits_of(next), next.monthly_credits};
}

}  // namespace steward
