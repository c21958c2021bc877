#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/audit/event.hpp"
#include "core/base/credits.hpp"
#include "core/base/ids.hpp"

namespace steward {

/// A credit budget as it was and as it is; absent: none. Nothing for `member`: the workspace's.
struct BudgetSet {
  std::optional<UserId> member;
  std::optional<Credits> before;
  std::optional<Credits> after;
};
/// One line for all budgets that were set at once; those that stay as they were are left out.
/// Action: budget.set; fields: `workspace`, and the ids of members.
[[nodiscard]] AuditDescription describe_budgets_set(const std::vector<BudgetSet>& budgets);

}  // namespace steward
