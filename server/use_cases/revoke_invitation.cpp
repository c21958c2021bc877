#include "core/audit/describe.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome revoke_invitation(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto team =
        lock_team_of_path(services, connection, *actor, request, Permission::members_invite);
    if (!team) return Failure{team.error()};
    const auto stored = invitation_in_path(connection, team->by, request);
    if (!stored) return Failure{stored.error()};
    const auto revoked =
        decide_revoke_invitation(services.roles, team->by.actor, stored->invitation, team->now);
    if (!revoked) return refuse(revoked.error());
    if (*revoked) {
      store::update_invitation(connection, apply(stored->invitation, **revoked));
      record(services, connection, occasion_of(request, team->by),
             describe(**revoked, stored->invitation));
    }
    return http::Response{.status = 204};
  });
}

}  // namespace steward::use_cases
