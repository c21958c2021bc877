#include "core/audit/describe.hpp"
#include "core/codec/invitation.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/invitation_mail.hpp"
#include "server/use_cases/team_once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// The link has a token of its own: whoever copied it has not shown that they read the mail.
Outcome copy_invitation_link(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return change_team_once(
      services, request, *actor, Permission::members_invite,
      [&](store::Connection& connection, const Team& team) -> Outcome {
        const auto stored = invitation_in_path(connection, team.by, request);
        if (!stored) return Failure{stored.error()};
        const auto copied = decide_copy_invitation_link(services.roles, team.by.actor,
                                                        stored->invitation, team.now);
        if (!copied) return refuse(copied.error());
        const std::string token = identity::new_token();
        store::replace_link_token(connection, copied->id, identity::hash_of_token(token));
        record(services, connection, occasion_of(request, team.by),
               describe(*copied, stored->invitation));
        return json_response(200, encode_invitation_link(invitation_url(services, token),
                                                         stored->invitation.expires_at));
      });
}

}  // namespace steward::use_cases
