#include "core/audit/describe.hpp"
#include "core/codec/invitation.hpp"
#include "server/identity/token.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/invitation_mail.hpp"
#include "server/use_cases/team_once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome resend_invitation(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return change_team_once(
      services, request, *actor, Permission::members_invite,
      [&](store::Connection& connection, const Team& team) -> Outcome {
        const auto stored = invitation_in_path(connection, team.by, request);
        if (!stored) return Failure{stored.error()};
        const auto resent = decide_resend_invitation(services.roles, team.by.actor,
                                                     stored->invitation, team.facts, team.now);
        if (!resent) return refuse(resent.error());
        const auto counted = count_invitation_mail(services, connection, team.by.workspace_id,
                                                   stored->invitation.email);
        if (!counted) return Failure{counted.error()};

        const Invitation invitation = apply(stored->invitation, *resent);
        const std::string token = identity::new_token();
        store::update_invitation(connection, invitation);
        store::replace_tokens(connection, invitation.id, identity::hash_of_token(token));
        record(services, connection, occasion_of(request, team.by),
               describe(*resent, stored->invitation));
        const auto workspace = store::find_workspace(connection, team.by.workspace_id).value();
        send_invitation(
            services, connection, invitation,
            {token, stored->inviter_name, workspace.workspace.name.value(), stored->locale});
        return json_response(200, encode_invitation({invitation, stored->inviter_name}, team.now));
      });
}

}  // namespace steward::use_cases
