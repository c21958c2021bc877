#include "server/use_cases/budget_facts.hpp"

#include "server/store/credit_budgets.hpp"
#include "server/store/usage.hpp"

namespace steward::use_cases {

BudgetFacts budgets_of(store::Connection& connection, const Billing& billing,
                       const UserId& member) {
  BudgetFacts facts;
  const std::string& id = member.value();
  for (const auto& [user_id, limit] : store::find_budgets(connection, billing.workspace_id, id)) {
    if (user_id.empty()) {
      const store::PeriodCredits period = period_of(billing);
      facts.workspace = Budget{limit, sum(period.used, period.held)};
    } else {
      const store::CreditUse use =
          store::find_use(connection, billing.workspace_id, billing.subscription.period_start, id);
      facts.member = Budget{limit, sum(use.used, use.held)};
    }
  }
  return facts;
}

}  // namespace steward::use_cases
