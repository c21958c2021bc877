#include "core/audit/describe.hpp"
#include "server/use_cases/connection_effects.hpp"
#include "server/use_cases/team_once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome restore_member(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return change_team_once(
      services, request, *actor, Permission::members_remove,
      [&](store::Connection& connection, const Team& team) -> Outcome {
        const WorkspaceId workspace_id = team.by.workspace_id;
        const UserId user_id{request.params.at(1)};
        const bool is_member = store::find_role(connection, workspace_id, user_id).has_value();
        const auto removal = store::find_removal(connection, workspace_id, user_id);
        if (!removal) return refuse(is_member ? Code::member_exists : Code::member_not_found);
        const auto restored = decide_restore_member(services.roles, team.by.actor, *removal,
                                                    is_member, team.facts, team.now);
        if (!restored) return refuse(restored.error());
        store::insert_membership(connection, workspace_id, user_id, restored->role,
                                 restored->joined_at);
        store::delete_removal(connection, workspace_id, user_id);
        const auto stored = store::find_member(connection, workspace_id, user_id).value();
        const Occasion occasion = occasion_of(request, team.by);
        record(services, connection, occasion, describe(*restored, stored.name.value()));
        hand_back_connections(services, connection, occasion, user_id);
        return json_response(200, member_document(stored));
      });
}

}  // namespace steward::use_cases
