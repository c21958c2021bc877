#include "core/credits/budget.hpp"

#include <algorithm>

namespace steward {
namespace {

Authorization check(const std::optional<Budget>& budget, const char* whose, Credits amount) {
  if (!budget) return Granted{};
  // Two values in range cannot overflow 64 bits; what is out of range is over every limit.
  const std::int64_t wanted = budget->used.value() + amount.value();
  if (wanted <= budget->limit.value()) return Granted{};
  return Failure{Rejection{Code::credit_budget_reached,
                           {{ParamName::part, whose},
                            {ParamName::limit, budget->limit.value()},
                            {ParamName::actual, std::min(wanted, Credits::value_max)}}}};
}

}  // namespace

Authorization check_budgets(const BudgetFacts& budgets, Credits amount) {
  return check(budgets.member, "member", amount).and_then([&](Granted) {
    return check(budgets.workspace, "workspace", amount);
  });
}

}  // namespace steward
