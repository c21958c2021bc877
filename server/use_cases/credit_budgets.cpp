#include "server/store/credit_budgets.hpp"

#include <algorithm>

#include "core/audit/describe_credits.hpp"
#include "core/codec/credits.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"

namespace steward::use_cases {
namespace {

CreditBudgets budgets_of(const std::vector<store::StoredBudget>& stored) {
  CreditBudgets budgets;
  for (const auto& [user_id, limit] : stored) {
    if (user_id.empty())
      budgets.workspace = limit;
    else
      budgets.members.push_back({UserId{user_id}, limit});
  }
  return budgets;
}

std::vector<store::StoredBudget> stored_of(const CreditBudgets& budgets) {
  std::vector<store::StoredBudget> stored;
  if (budgets.workspace) stored.push_back({"", *budgets.workspace});
  for (const auto& [member, limit] : budgets.members) stored.push_back({member.value(), limit});
  return stored;
}

/// What the log says of it: each budget that there was or is.
std::vector<BudgetSet> differences(const CreditBudgets& before, const CreditBudgets& after) {
  std::vector<BudgetSet> sets{{std::nullopt, before.workspace, after.workspace}};
  for (const auto& [member, limit] : before.members) sets.push_back({member, limit, std::nullopt});
  for (const CreditBudgets::OfMember& budget : after.members) {
    const auto same = std::find_if(sets.begin(), sets.end(), [&](const BudgetSet& set) {
      return set.member == budget.member;
    });
    if (same == sets.end())
      sets.push_back({budget.member, std::nullopt, budget.limit});
    else
      same->after = budget.limit;
  }
  return sets;
}

}  // namespace

Outcome read_credit_budgets(Services& services, const http::Request& request) {
  return show_billing(
      services, request, Permission::credits_read,
      [](store::Connection& connection, const Visitor&, const Billing& billing) -> Outcome {
        const auto stored = store::list_budgets(connection, billing.workspace_id);
        return versioned_response(encode_credit_budgets(budgets_of(stored)),
                                  billing.stored.budgets_version);
      });
}

Outcome set_credit_budgets(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto budgets = decode_credit_budgets(request.body);
  if (!budgets) return refuse(budgets.error());
  const auto turn = take_turn_of_path(services, request);
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto by = member_of_path(connection, *actor, request);
    if (!by) return Failure{by.error()};
    const auto allowed = authorize(services.roles, by->actor.role, Permission::billing_edit);
    if (!allowed) return refuse(allowed.error());
    const WorkspaceId id = by->workspace_id;
    Billing billing = lock_billing(services, connection, id);
    save(services, connection, billing);
    const CreditBudgets before = budgets_of(store::list_budgets(connection, id));
    const std::int64_t version = billing.stored.budgets_version;
    const auto matching = check_if_match(request, version, encode_credit_budgets(before));
    if (!matching) return Failure{matching.error()};
    for (const auto& [member, limit] : budgets->members)
      if (!store::find_role(connection, id, member)) return refuse(Code::member_not_found);
    store::replace_budgets(connection, id, stored_of(*budgets));
    store::touch_budgets(connection, id);
    record(services, connection, occasion_of(request, *by),
           describe_budgets_set(differences(before, *budgets)));
    return versioned_response(encode_credit_budgets(*budgets), version + 1);
  });
}

}  // namespace steward::use_cases
