#pragma once

#include "core/billing/quote.hpp"
#include "core/credits/renewal.hpp"

namespace steward {

/// What a top-up costs; complete it by complete_top_up when it is paid.
struct TopUp {
  Credits credits;
  Charge charge;
  friend bool operator==(const TopUp&, const TopUp&) = default;
};

/// Fails: `top_up_unknown` (an Issue at /credits).
[[nodiscard]] Result<Credits, Issue> parse_top_up(const PlanCatalogue& catalogue,
                                                  std::int64_t credits);

/// `credits` comes from parse_top_up. Fails, first match wins: `subscription_past_due`;
/// `currency_withdrawn`; `credits_too_many`.
[[nodiscard]] Result<TopUp, Rejection> decide_top_up(const PlanCatalogue& catalogue,
                                                     const Subscription& subscription,
                                                     const CreditAccount& account, Credits credits,
                                                     Timestamp now);

/// The credits, once they are paid: total. The subscription's money credit goes down by what the
/// charge used of it (apply).
struct TopUpBought {
  TopUp top_up;
  CreditGrant grant;
  friend bool operator==(const TopUpBought&, const TopUpBought&) = default;
};
[[nodiscard]] TopUpBought complete_top_up(const PlanCatalogue& catalogue, const TopUp& top_up,
                                          const CreditGrantId& grant, Timestamp now);
[[nodiscard]] Subscription apply(Subscription subscription, const TopUpBought& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const TopUpBought& change);

}  // namespace steward
