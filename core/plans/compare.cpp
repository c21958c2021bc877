#include "core/plans/compare.hpp"

namespace steward {

PlanComparison compare_plans(const PlanCatalogue& catalogue, const Entitlements& from,
                             const Entitlements& to) {
  PlanComparison comparison{names_of(catalogue, to.features.without(from.features)),
                            names_of(catalogue, from.features.without(to.features)),
                            {}};
  for (std::size_t i = 0; i < catalogue.limits.size(); ++i)
    if (from.limits[i] != to.limits[i])
      comparison.limits_changed.push_back({catalogue.limits[i], from.limits[i], to.limits[i]});
  return comparison;
}

}  // namespace steward
