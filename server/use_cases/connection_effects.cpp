#include "server/use_cases/connection_effects.hpp"

#include <utility>

#include "core/audit/describe_connections.hpp"
#include "core/plans/entitlements.hpp"
#include "server/store/connections.hpp"
#include "server/store/passed_connections.hpp"

namespace steward::use_cases {
namespace {

const store::StoredConnection& stored_with(const std::vector<store::StoredConnection>& stored,
                                           const ConnectionId& id) {
  std::size_t place = 0;
  while (stored.at(place).connection.id != id) ++place;
  return stored[place];
}

template <class Change>
void write_plan_effect(Services& services, store::Connection& connection, const Occasion& occasion,
                       const std::vector<store::StoredConnection>& stored, const Change& change) {
  store::StoredConnection after = stored_with(stored, change.id);
  after.connection = apply(std::move(after.connection), change);
  store::update_connection(connection, occasion.workspace.value(), after);
  record(services, connection, occasion, describe(change));
}

}  // namespace

void follow_plan(Services& services, store::Connection& connection, const Billing& billing) {
  const auto stored = store::list_connections(connection, billing.workspace_id, "");
  if (stored.empty()) return;
  Connections connections;
  for (const store::StoredConnection& one : stored) connections.push_back(one.connection);
  const Entitlements entitlements = entitlements_of(
      services.plans, plan_access(services.plans, billing.subscription, billing.now));
  const PlanEffects effects = decide_plan_effects(services.providers, services.plans, entitlements,
                                                  connections, billing.now);
  const http::Request nobody{};  // the plan asks for nothing
  const Occasion occasion{nobody, std::nullopt, billing.workspace_id, ""};
  for (const ConnectionSuspended& change : effects.suspended)
    write_plan_effect(services, connection, occasion, stored, change);
  for (const ConnectionResumed& change : effects.resumed)
    write_plan_effect(services, connection, occasion, stored, change);
}

void pass_on_connections(Services& services, store::Connection& connection,
                         const Occasion& occasion, const UserId& from,
                         const std::optional<UserId>& to) {
  const WorkspaceId workspace_id = occasion.workspace.value();
  const auto stored = store::list_connections_of(connection, workspace_id, from);
  Connections connections;
  for (const store::StoredConnection& one : stored) connections.push_back(one.connection);
  for (const ConnectionPassed& change : pass_connections(connections, from, to)) {
    store::StoredConnection after = stored_with(stored, change.id);
    record(services, connection, occasion, describe(change, after.connection));
    after.connection.owner = change.to;
    store::update_connection(connection, workspace_id, after);
    store::insert_passed(connection, workspace_id, change, services.clock.now());
  }
}

void hand_back_connections(Services& services, store::Connection& connection,
                           const Occasion& occasion, const UserId& to) {
  const WorkspaceId workspace_id = occasion.workspace.value();
  for (const ConnectionPassed& passed : store::take_passed(connection, workspace_id, to)) {
    auto stored = store::find_connection(connection, workspace_id, passed.id);
    // Whoever has it by now keeps it, where that is not whom it passed to.
    if (!stored || !passed.to || stored->connection.owner != passed.to) continue;
    const ConnectionPassed back{passed.id, *passed.to, to};
    record(services, connection, occasion, describe(back, stored->connection));
    stored->connection.owner = to;
    store::update_connection(connection, workspace_id, *stored);
  }
}

}  // namespace steward::use_cases
