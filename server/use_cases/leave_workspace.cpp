#include "core/audit/describe.hpp"
#include "server/store/api_keys.hpp"
#include "server/use_cases/connection_effects.hpp"
#include "server/use_cases/leaving.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome leave(Services& services, store::Connection& connection, const http::Request& request,
              const Team& team, const store::StoredMember& stored) {
  const auto left = decide_leave(services.roles, stored.member, team.facts);
  if (!left) return refuse(left.error());
  store::delete_membership(connection, team.by.workspace_id, stored.member);
  store::revoke_api_keys_of(connection, team.by.workspace_id, stored.member.id, team.now);
  const Occasion occasion = occasion_of(request, team.by);
  record(services, connection, occasion, describe(*left, stored.name.value()));
  pass_on_connections(services, connection, occasion, stored.member.id, std::nullopt);
  return http::Response{.status = 204};
}

Outcome leave_workspace(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  return once.commit([&](store::Connection& connection) -> Outcome {
    const auto team = lock_team_of_path(services, connection, *actor, request);
    if (!team) return Failure{team.error()};
    const auto stored = store::find_member(connection, team->by.workspace_id, team->by.actor.id);
    if (!stored) return refuse(Code::workspace_not_found);
    return leave(services, connection, request, *team, *stored);
  });
}

}  // namespace steward::use_cases
