#include "core/audit/describe.hpp"
#include "server/store/api_keys.hpp"
#include "server/use_cases/connection_effects.hpp"
#include "server/use_cases/leaving.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// Every request asks for the membership, so that it ends at once, in every session (TM-13).
Outcome remove_found(Services& services, store::Connection& connection,
                     const http::Request& request, const Team& team,
                     const store::StoredMember& stored) {
  const auto removed =
      decide_remove_member(services.roles, team.by.actor, stored.member, team.facts, team.now);
  if (!removed) return refuse(removed.error());
  const WorkspaceId workspace_id = team.by.workspace_id;
  store::delete_membership(connection, workspace_id, stored.member);
  store::revoke_api_keys_of(connection, workspace_id, removed->member, team.now);
  store::insert_removal(connection, workspace_id,
                        {removed->member, removed->role, removed->joined_at, removed->removed_at});
  const Occasion occasion = occasion_of(request, team.by);
  record(services, connection, occasion, describe(*removed, stored.name.value()));
  pass_on_connections(services, connection, occasion, removed->member, team.by.actor.id);
  return http::Response{.status = 204};
}

}  // namespace

Outcome remove_member(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const bool is_leaving = request.params.at(1) == actor->account.account.id.value();
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto team = is_leaving ? lock_team_of_path(services, connection, *actor, request)
                                 : lock_team_of_path(services, connection, *actor, request,
                                                     Permission::members_remove);
    if (!team) return Failure{team.error()};
    const auto stored = member_in_path(connection, team->by, request);
    if (!stored) return Failure{stored.error()};
    return is_leaving ? leave(services, connection, request, *team, *stored)
                      : remove_found(services, connection, request, *team, *stored);
  });
}

}  // namespace steward::use_cases
