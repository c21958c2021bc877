#include "core/codec/connections.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/managed_accounts.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// All of them: at most a hundred per service, and the page groups, searches and filters at once.
Outcome list_connections(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader =
        authorize_visitor(services, connection, request, Permission::connections_read);
    if (!reader) return Failure{reader.error()};
    const Connections connections =
        connections_in(accounts_of(services, connection, reader->membership.workspace.id, ""));
    return json_response(200, encode_connections(connections, services.clock.now()));
  });
}

}  // namespace steward::use_cases
