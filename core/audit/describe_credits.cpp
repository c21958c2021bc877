#include "core/audit/describe_credits.hpp"

namespace steward {
namespace {

std::optional<std::string> text_of(const std::optional<Credits>& credits) {
  if (!credits) return std::nullopt;
  return std::to_string(credits->value());
}

}  // namespace

AuditDescription describe_budgets_set(const std::vector<BudgetSet>& budgets) {
  AuditDescription what{"budget.set", {}, {}};
  for (const auto& [member, before, after] : budgets) {
    if (before == after) continue;
    what.changes.push_back(
        {member ? member->value() : "workspace", text_of(before), text_of(after)});
  }
  return what;
}

}  // namespace steward
