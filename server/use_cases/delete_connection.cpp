#include <algorithm>

#include "core/audit/describe_connections.hpp"
#include "core/codec/connections.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome delete_connection(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto command = decode_delete_connection(request.body, ConnectionId{request.params[1]});
  if (!command) return refuse(command.error());
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto found = account_in_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    const Accounts& accounts = found->accounts;
    const WorkspaceId workspace_id = accounts.by.workspace_id;
    const auto uses = store::list_uses(connection, workspace_id, accounts.provider.id, found->id());
    const auto naming = std::count_if(
        uses.begin(), uses.end(), [](const ConnectionUse& use) { return !use.follows_default; });
    const auto deleted =
        decide_delete_connection(accounts.facts(services), accounts.by.actor, *command, naming);
    if (!deleted) return refuse(deleted.error());
    store::delete_connection(connection, workspace_id, found->id());
    save_accounts(connection, accounts, apply(accounts.connections, *deleted));
    record(services, connection, occasion_of(request, accounts.by), describe(*deleted));
    return http::Response{.status = 204};
  });
}

}  // namespace steward::use_cases
