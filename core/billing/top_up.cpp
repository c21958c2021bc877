#include "core/billing/top_up.hpp"

#include <algorithm>
#include <utility>

namespace steward {
namespace {

const TopUpOffer* offer_of(const PlanCatalogue& catalogue, std::int64_t credits) {
  for (const TopUpOffer& offer : catalogue.top_ups)
    if (offer.credits.value() == credits) return &offer;
  return nullptr;
}

}  // namespace

Result<Credits, Issue> parse_top_up(const PlanCatalogue& catalogue, std::int64_t credits) {
  const TopUpOffer* const offer = offer_of(catalogue, credits);
  if (offer == nullptr) return Failure{Issue{Code::top_up_unknown, {}, "/credits"}};
  return offer->credits;
}

Result<TopUp, Rejection> decide_top_up(const PlanCatalogue& catalogue,
                                       const Subscription& subscription,
                                       const CreditAccount& account, Credits credits,
                                       Timestamp now) {
  if (subscription.state == SubscriptionState::past_due)
    return Failure{Rejection{Code::subscription_past_due}};
  const auto currency = currency_place(catalogue, subscription.currency);
  if (!currency) return Failure{Rejection{Code::currency_withdrawn}};
  const CreditGrant grant =
      new_top_up_grant(CreditGrantId{""}, credits, catalogue.top_up_months, now);
  if (auto fits = decide_grant(account, grant); !fits) return Failure{fits.error()};
  const TopUpOffer* const offer = offer_of(catalogue, credits.value());
  const std::int64_t price = offer == nullptr ? 0 : offer->prices_minor[*currency];
  return TopUp{credits,
               charge_of(catalogue, {{LineKind::top_up, price}}, subscription.money_credit_minor)};
}

TopUpBought complete_top_up(const PlanCatalogue& catalogue, const TopUp& top_up,
                            const CreditGrantId& grant, Timestamp now) {
  return {top_up, new_top_up_grant(grant, top_up.credits, catalogue.top_up_months, now)};
}

Subscription apply(Subscription subscription, const TopUpBought& change) {
  subscription.money_credit_minor =
      money_credit_after(subscription.money_credit_minor, change.top_up.charge);
  return subscription;
}
CreditAccount apply(CreditAccount account, const TopUpBought& change) {
  account.grants.push_back(change.grant);
  return account;
}

}  // namespace steward
