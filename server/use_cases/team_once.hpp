#pragma once

#include <utility>

#include "server/use_cases/once.hpp"
#include "server/use_cases/team.hpp"

namespace steward::use_cases {

/// A POST that changes a team: it takes effect once, however often it is sent, and only for a
/// member who has the permission. Runs `body(Connection&, Team) → Outcome` while nobody else
/// changes the team. Fails, first match wins: what the Idempotency-Key is refused for;
/// `workspace_not_found`; `role_insufficient`; what `body` fails with.
template <class Body>
[[nodiscard]] Outcome change_team_once(Services& services, const http::Request& request,
                                       const Actor& actor, Permission permission, Body body) {
  const Once once(services, request, actor.account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  return once.commit([&](store::Connection& connection) -> Outcome {
    auto team = lock_team_of_path(services, connection, actor, request, permission);
    if (!team) return Failure{team.error()};
    return body(connection, *std::move(team));
  });
}

}  // namespace steward::use_cases
