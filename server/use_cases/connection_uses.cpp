#include "core/codec/connections.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome read_connection_impact(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto found = account_in_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    const auto uses = store::list_uses(connection, found->accounts.by.workspace_id,
                                       found->accounts.provider.id, found->id());
    return json_response(
        200, encode_connection_impact(impact_of(found->stored().connection, uses), uses));
  });
}

// Other parts of a product say what uses an account; what they said before is replaced.
Outcome set_connection_uses(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto uses = decode_connection_uses(request.body);
  if (!uses) return refuse(uses.error());
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto found = account_in_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    const auto allowed =
        authorize(services.roles, found->accounts.by.actor.role, Permission::resources_edit);
    if (!allowed) return refuse(allowed.error());
    store::set_uses(connection, found->accounts.by.workspace_id, found->accounts.provider.id,
                    found->id(), *uses);
    return http::Response{.status = 204};
  });
}

}  // namespace steward::use_cases
