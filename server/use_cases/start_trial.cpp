#include "core/audit/describe_billing.hpp"
#include "core/billing/trial.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/notices.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome start_trial(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const auto turn = take_turn_of_path(services, request);
  return once.commit([&](store::Connection& connection) -> Outcome {
    auto found = lock_billing_of_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    BillingChange locked = *std::move(found);
    Billing& billing = locked.billing;
    const auto started =
        decide_start_trial(services.plans, billing.subscription,
                           CreditGrantId{identity::new_id("grt_")}, services.clock.now());
    if (!started) return refuse(started.error());
    billing.subscription = apply(std::move(billing.subscription), *started);
    book(billing, CreditsGranted{started->grant});
    record(services, connection, occasion_of(request, locked.by), describe(*started));
    save(services, connection, billing);
    schedule_trial_notice(connection, billing.workspace_id, started->trial);
    return subscription_response(services, connection, billing);
  });
}

}  // namespace steward::use_cases
