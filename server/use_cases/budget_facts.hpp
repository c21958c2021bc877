#pragma once

#include "core/credits/budget.hpp"
#include "server/use_cases/billing.hpp"

namespace steward::use_cases {

/// The budgets that apply to the member, with what counts against them: as stored, so `save` first.
[[nodiscard]] BudgetFacts budgets_of(store::Connection& connection, const Billing& billing,
                                     const UserId& member);

}  // namespace steward::use_cases
