#include "core/audit/describe.hpp"
#include "core/codec/member.hpp"
#include "server/use_cases/team_once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// One member of many: a refusal is theirs alone, and the facts go on to the next one.
RoleChangeResult change_one(Services& services, store::Connection& connection,
                            const http::Request& request, Team& team, const UserId& user_id,
                            const std::string& role) {
  const WorkspaceId workspace_id = team.by.workspace_id;
  const auto stored = store::find_member(connection, workspace_id, user_id);
  if (!stored) return {user_id, false, Rejection{Code::member_not_found}};
  const auto changed =
      decide_change_role(services.roles, team.by.actor, stored->member, role, team.facts);
  if (!changed) return {user_id, false, changed.error()};
  if (!*changed) return {user_id, false};
  store::set_role(connection, workspace_id, stored->member, role);
  record(services, connection, occasion_of(request, team.by),
         describe(**changed, stored->name.value()));
  team.facts = apply(team.facts, services.roles, **changed);
  // Who gives up their own role goes on with what is left of it.
  if (user_id == team.by.actor.id) team.by.actor.role = role;
  return {user_id, true};
}

}  // namespace

Outcome change_roles(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto changes = decode_role_changes(request.body, services.roles);
  if (!changes) return refuse(changes.error());
  return change_team_once(services, request, *actor, Permission::roles_assign,
                          [&](store::Connection& connection, Team team) -> Outcome {
                            std::vector<RoleChangeResult> results;
                            for (const UserId& user_id : changes->members)
                              results.push_back(change_one(services, connection, request, team,
                                                           user_id, changes->role));
                            return json_response(200, encode_role_change_results(results));
                          });
}

}  // namespace steward::use_cases
