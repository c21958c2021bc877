#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {

Outcome read_workspace(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto visitor = authenticate_visitor(services, connection, request);
    if (!visitor) return Failure{visitor.error()};
    const store::StoredMembership& stored = visitor->membership;
    const auto allowed = authorize(services.roles, stored.role, Permission::workspace_read);
    if (!allowed) return refuse(allowed.error());
    return versioned_response(workspace_document(services, stored), stored.version);
  });
}

}  // namespace steward::use_cases
