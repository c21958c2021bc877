#include "core/audit/describe.hpp"
#include "core/codec/member.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// The last one who sets the role wins: nobody merges two roles, and the log has both.
Outcome change_role(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto role = decode_role_change(request.body, services.roles);
  if (!role) return refuse(role.error());

  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto team =
        lock_team_of_path(services, connection, *actor, request, Permission::roles_assign);
    if (!team) return Failure{team.error()};
    auto stored = member_in_path(connection, team->by, request);
    if (!stored) return Failure{stored.error()};
    const auto changed =
        decide_change_role(services.roles, team->by.actor, stored->member, *role, team->facts);
    if (!changed) return refuse(changed.error());
    store::StoredMember member = *std::move(stored);
    if (*changed) {
      store::set_role(connection, team->by.workspace_id, member.member, *role);
      record(services, connection, occasion_of(request, team->by),
             describe(**changed, member.name.value()));
      member.member = apply(std::move(member.member), **changed);
    }
    return json_response(200, member_document(member));
  });
}

}  // namespace steward::use_cases
