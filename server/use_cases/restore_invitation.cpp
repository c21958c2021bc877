#include "core/audit/describe.hpp"
#include "core/codec/invitation.hpp"
#include "server/use_cases/team_once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome restore_invitation(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return change_team_once(
      services, request, *actor, Permission::members_invite,
      [&](store::Connection& connection, const Team& team) -> Outcome {
        const auto stored = invitation_in_path(connection, team.by, request);
        if (!stored) return Failure{stored.error()};
        const AddressFacts address =
            facts_of_address(connection, team.by.workspace_id, stored->invitation.email);
        const auto restored = decide_restore_invitation(
            services.roles, team.by.actor, stored->invitation, address, team.facts, team.now);
        if (!restored) return refuse(restored.error());
        Invitation invitation = stored->invitation;
        if (*restored) {
          invitation = apply(std::move(invitation), **restored);
          store::update_invitation(connection, invitation);
          record(services, connection, occasion_of(request, team.by),
                 describe(**restored, stored->invitation));
        }
        return json_response(200, encode_invitation({invitation, stored->inviter_name}, team.now));
      });
}

}  // namespace steward::use_cases
