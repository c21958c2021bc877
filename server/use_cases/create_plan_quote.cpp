#include "core/codec/billing.hpp"
#include "core/codec/plans.hpp"
#include "server/identity/token.hpp"
#include "server/store/quotes.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome create_plan_quote(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto choice = decode_plan_choice(request.body, services.plans);
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);

  const auto turn = take_turn_of_path(services, request);
  return once.commit([&](store::Connection& connection) -> Outcome {
    auto found = lock_billing_of_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    BillingChange locked = *std::move(found);
    // After the permission: who may not change the plan learns nothing of the catalogue's limits.
    if (!choice) return refuse(choice.error());
    const Billing& billing = locked.billing;
    auto offered = quote_change(services.plans, billing.subscription, billing.account, {}, *choice,
                                services.clock.now());
    if (!offered) return refuse(offered.error());
    Quote quote = *std::move(offered);
    quote.id = QuoteId{identity::new_id("quo_")};
    save(services, connection, locked.billing);
    store::insert_quote(connection, billing.workspace_id, {quote, locked.by.actor.id});
    return json_response(201, encode_quote(quote));
  });
}

}  // namespace steward::use_cases
