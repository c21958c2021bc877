#include "core/codec/credits.hpp"
#include "server/identity/token.hpp"
#include "server/store/credit_budgets.hpp"
#include "server/store/usage.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// The budgets that apply to the member, with what counts against them.
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

HoldRequest request_of(const HoldOrder& order, const UserId& member, Timestamp now) {
  return {.id = HoldId{identity::new_id("hld_")},
          .amount = order.amount,
          .usage = {"user", member.value(), order.action, order.connection_id, order.run_id,
                    order.step},
          .expires_at = now + order.validity};
}

}  // namespace

Outcome reserve_credits(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto order = decode_hold_order(request.body);
  if (!order) return refuse(order.error());
  return change_credits_once(
      services, request, *actor, Permission::credits_use,
      [&](store::Connection& connection, const TeamActor& by, Billing& billing) -> Outcome {
        const UserId& member = by.actor.id;
        const auto reserved =
            decide_reserve(billing.account, request_of(*order, member, billing.now),
                           budgets_of(connection, billing, member), billing.now);
        if (!reserved)
          return refuse_with_unlock(services, billing, by.actor.role, reserved.error());
        book(billing, *reserved);
        save(services, connection, billing);
        return json_response(201, encode_hold(reserved->hold, billing.now));
      });
}

}  // namespace steward::use_cases
