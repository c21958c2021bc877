#include "core/billing/rehearsal.hpp"

#include <utility>

namespace steward {

std::vector<Rehearsal> rehearse(const PlanCatalogue& catalogue, const Subscription& subscription,
                                const CreditAccount& account, const std::vector<FeatureUse>& uses,
                                Timestamp now) {
  std::vector<Rehearsal> rehearsals;
  for (const PlanChoice& choice : choices_for_sale(catalogue))
    rehearsals.push_back(
        {choice, quote_change(catalogue, subscription, account, uses, choice, now)});
  return rehearsals;
}

}  // namespace steward
