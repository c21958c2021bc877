#pragma once

#include <optional>

#include "core/access/roles.hpp"
#include "core/base/credits.hpp"

namespace steward {

/// How much may be spent in a period. `used`: posted and held in it so far.
struct Budget {
  Credits limit;
  Credits used;
  friend bool operator==(const Budget&, const Budget&) = default;
};
/// What applies to whoever spends; none: no limit (ADV-15).
struct BudgetFacts {
  std::optional<Budget> member{};
  std::optional<Budget> workspace{};
};

/// Fails, first match wins: `credit_budget_reached` (params part "member", then "workspace";
/// limit; actual: used + amount) when the amount would go over the limit.
[[nodiscard]] Authorization check_budgets(const BudgetFacts& budgets, Credits amount);

}  // namespace steward
