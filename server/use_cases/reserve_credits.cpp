#include "core/codec/credits.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/budget_facts.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

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
