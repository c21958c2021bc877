#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"
#include "core/plans/choice.hpp"

namespace steward {

/// What a workspace really did in a month (ux.md §6.3).
struct SimulatedUse {
  Credits monthly_credits;
  FeatureSet features;  ///< in use
  Currency currency;
  Period period;
};
struct SimulatedPlan {
  PlanChoice choice;
  std::int64_t period_price_minor;   ///< of a whole period
  std::int64_t monthly_price_minor;  ///< the same by the month: a yearly price ∕ 12, half-even
  std::int64_t saved_by_year_minor;  ///< by a year at once, whichever period it is
  std::vector<std::string> features_lost;  ///< in use, and not in the plan
  Credits left_over;                       ///< per month
  Credits short_by;                        ///< per month
  friend bool operator==(const SimulatedPlan&, const SimulatedPlan&) = default;
};

/// Every plan and quantity that is for sale, in the order of the catalogue; the free plan monthly
/// in any case. Fails: `currency_unknown` at /currency.
[[nodiscard]] Result<std::vector<SimulatedPlan>, Issue> simulate(const PlanCatalogue& catalogue,
                                                                 const SimulatedUse& use);
/// The cheapest that has every feature in use and enough credits; nothing where none has.
[[nodiscard]] std::optional<SimulatedPlan> best_of(const std::vector<SimulatedPlan>& plans);

}  // namespace steward
