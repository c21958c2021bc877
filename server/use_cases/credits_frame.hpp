#pragma once

#include <utility>

#include "core/plans/entitlements.hpp"
#include "server/store/turns.hpp"
#include "server/use_cases/billing.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/workspace_path.hpp"

namespace steward::use_cases {

/// The refusal of a plan or of credits with what, and who, can unlock it (ADV-2).
[[nodiscard]] inline Failure<Refusal> refuse_with_unlock(const Services& services,
                                                         const Billing& billing,
                                                         const std::string& role,
                                                         const Rejection& rejection) {
  return refuse(
      with_unlock(rejection, services.plans, billing.subscription.choice, services.roles, role));
}

/// A POST that changes the workspace's credits: it takes effect once, however often it is sent, and
/// only for a member who has the permission. Runs `body(Connection&, TeamActor, Billing&) →
/// Outcome` while nobody else changes them. Fails, first match wins: what the Idempotency-Key is
/// refused for; `workspace_not_found`; `role_insufficient`; what `body` fails with.
template <class Body>
[[nodiscard]] Outcome change_credits_once(Services& services, const http::Request& request,
                                          const Actor& actor, Permission permission, Body body) {
  const Once once(services, request, actor.account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const auto id = workspace_in_path(request);
  if (!id) return Failure{id.error()};
  const auto turn = store::take_turn(services.store, *id);
  return once.commit([&](store::Connection& connection) -> Outcome {
    const auto by = member_of_path(connection, actor, request);
    if (!by) return Failure{by.error()};
    const auto allowed = authorize(services.roles, by->actor.role, permission);
    if (!allowed) return refuse(allowed.error());
    Billing billing = lock_billing(services, connection, by->workspace_id);
    return body(connection, *by, billing);
  });
}

/// A GET that shows the workspace's plan or credits to a member who has the permission. Runs
/// `body(Connection&, Visitor, Billing) → Outcome` on what was committed at one moment; nothing of
/// what the clock has done since is written. Fails: what authorize_visitor fails with; what `body`
/// fails with.
template <class Body>
[[nodiscard]] Outcome show_billing(Services& services, const http::Request& request,
                                   Permission permission, Body body) {
  for (;;) {
    std::optional<Outcome> outcome =
        services.store.read_snapshot([&](store::Connection& connection) -> std::optional<Outcome> {
          const auto visitor = authorize_visitor(services, connection, request, permission);
          if (!visitor) return Outcome{Failure{visitor.error()}};
          const auto billing = read_billing(services, connection, visitor->membership.workspace.id,
                                            services.clock.now());
          if (!billing) return std::nullopt;
          return body(connection, *visitor, *billing);
        });
    if (outcome) return *std::move(outcome);
    // The workspace is older than plans: it gets the free one now.
    services.store.write([&](store::Connection& connection) {
      Billing billing = lock_billing(services, connection, workspace_in_path(request).value());
      save(services, connection, billing);
      return true;
    });
  }
}

}  // namespace steward::use_cases
