#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"
#include "server/use_cases/views.hpp"
#include "server/use_cases/workspace_path.hpp"

namespace steward::use_cases {

Outcome read_workspace(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto actor = authenticate(services, connection, request);
    if (!actor) return Failure{actor.error()};
    const auto id = workspace_in_path(request);
    if (!id) return Failure{id.error()};
    const auto stored = store::find_membership(connection, *id, actor->account.account.id);
    if (!stored) return refuse(Code::workspace_not_found);
    const auto allowed = authorize(services.roles, stored->role, Permission::workspace_read);
    if (!allowed) return refuse(allowed.error());
    return versioned_response(workspace_document(services, *stored), stored->version);
  });
}

}  // namespace steward::use_cases
