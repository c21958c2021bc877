#include "core/billing/simulate.hpp"

#include <algorithm>

#include "core/base/proportion.hpp"

namespace steward {

Result<std::vector<SimulatedPlan>, Issue> simulate(const PlanCatalogue& catalogue,
                                                   const SimulatedUse& use) {
  if (!currency_place(catalogue, use.currency))
    return Failure{Issue{Code::currency_unknown, {}, "/currency"}};
  std::vector<SimulatedPlan> plans;
  for (const PlanChoice& choice : choices_for_sale(catalogue)) {
    if (choice.period != use.period && !is_free(catalogue, choice)) continue;
    const std::int64_t price = price_of(catalogue, choice, use.currency).value_or(0);
    const FeatureSet lost = use.features.without(plan_named(catalogue, choice.plan)->features);
    const Credits covered = least(use.monthly_credits, choice.monthly_credits);
    plans.push_back({choice, price, share_half_even(price, 1, months_of(choice.period)),
                     saved_by_year(catalogue, choice, use.currency).value_or(0),
                     names_of(catalogue, lost), difference(choice.monthly_credits, covered),
                     difference(use.monthly_credits, covered)});
  }
  return plans;
}

std::optional<SimulatedPlan> best_of(const std::vector<SimulatedPlan>& plans) {
  std::optional<SimulatedPlan> best;
  for (const SimulatedPlan& plan : plans) {
    const bool suffices = plan.features_lost.empty() && !plan.short_by.is_positive();
    if (suffices && (!best || plan.monthly_price_minor < best->monthly_price_minor)) best = plan;
  }
  return best;
}

}  // namespace steward
