#pragma once

#include <vector>

#include "core/billing/quote.hpp"

namespace steward {

/// One choice of the catalogue, and what choosing it would do or why it cannot be chosen.
struct Rehearsal {
  PlanChoice choice;
  Result<Quote, Rejection> quote;
  friend bool operator==(const Rehearsal&, const Rehearsal&) = default;
};

/// Every choice that is for sale, in the order of the catalogue, monthly before yearly (ADV-4): by
/// quote_change, which is what the review and the charge go by.
[[nodiscard]] std::vector<Rehearsal> rehearse(const PlanCatalogue& catalogue,
                                              const Subscription& subscription,
                                              const CreditAccount& account,
                                              const std::vector<FeatureUse>& uses, Timestamp now);

}  // namespace steward
