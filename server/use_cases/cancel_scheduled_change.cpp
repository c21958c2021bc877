#include "core/audit/describe_billing.hpp"
#include "core/billing/change.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome cancel_scheduled_change(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto turn = take_turn_of_path(services, request);
  return services.store.write([&](store::Connection& connection) -> Outcome {
    auto found = lock_billing_of_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    BillingChange locked = *std::move(found);
    Billing& billing = locked.billing;
    const auto cancelled = decide_cancel_scheduled_change(billing.subscription);
    if (!cancelled) return refuse(cancelled.error());
    billing.subscription = apply(std::move(billing.subscription), *cancelled);
    record(services, connection, occasion_of(request, locked.by), describe(*cancelled));
    save(services, connection, billing);
    return subscription_response(services, connection, billing);
  });
}

}  // namespace steward::use_cases
