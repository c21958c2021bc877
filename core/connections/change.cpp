#include "core/connections/change.hpp"

#include <algorithm>
#include <utility>

namespace steward {
namespace {

Rejection connection_not_found() {
  return Rejection{Code::connection_not_found};
}

/// Another connection of the provider with this name.
const Connection* with_name(const Connections& connections, std::string_view name,
                            const ConnectionId& but) {
  const std::string key = connection_name_key(name);
  for (const Connection& connection : connections)
    if (connection.id != but && connection_name_key(connection.name) == key) return &connection;
  return nullptr;
}

Rejection name_taken(const Connection& other) {
  return Rejection{Code::connection_name_taken, {{ParamName::name, other.name}}};
}

/// Only the service's own word keeps credentials out; see judge_test.
std::optional<Rejection> refusal_of(const std::optional<ConnectionTest>& test) {
  if (!test) return std::nullopt;
  if (test->outcome != TestOutcome::invalid && test->outcome != TestOutcome::forbidden)
    return std::nullopt;
  return Rejection{Code::credentials_refused, {{ParamName::reason, test->cause}}};
}

HealthRecord health_after(HealthRecord before, const std::optional<ConnectionTest>& test,
                          std::optional<Timestamp> token_expires_at) {
  before.credential = CredentialState::unknown;
  before.rate_limited_until.reset();
  before.unreachable_since.reset();
  before = with_token(std::move(before), token_expires_at);
  return test ? with_test(std::move(before), *test) : before;
}

DefaultMoved moved(const ConnectionFacts& facts, std::optional<ConnectionId> to) {
  const Connection* const from = default_of(facts.connections);
  return {facts.provider.id, from == nullptr ? std::nullopt : std::optional(from->id),
          std::move(to)};
}

/// The connection, or why this actor may not change it.
Result<const Connection*, Rejection> editable(const ConnectionFacts& facts, const Actor& actor,
                                              const ConnectionId& id) {
  const Connection* const connection = connection_with(facts.connections, id);
  if (connection == nullptr) return Failure{connection_not_found()};
  if (connection->kind == ConnectionKind::platform_managed)
    return Failure{Rejection{Code::connection_managed, {{ParamName::name, connection->name}}}};
  if (auto allowed = authorize_edit(facts.roles, actor, *connection); !allowed)
    return Failure{std::move(allowed).error()};
  return connection;
}

std::string shown_identity(const std::optional<std::string>& name,
                           const std::optional<std::string>& identity) {
  return name ? *name : identity.value_or("");
}

}  // namespace

Result<ConnectionCreated, Rejection> decide_create_connection(const ConnectionFacts& facts,
                                                              const Actor& actor,
                                                              const NewConnection& wanted,
                                                              Timestamp now) {
  auto allowed = authorize(facts.roles, actor.role, Permission::connections_create);
  if (allowed && wanted.is_default)
    allowed = authorize(facts.roles, actor.role, Permission::connections_edit);
  if (!allowed) return Failure{std::move(allowed).error()};
  if (facts.provider.kinds == ConnectionKinds::managed_only)
    return Failure{
        Rejection{Code::connection_managed_only, {{ParamName::name, facts.provider.name}}}};
  if (!facts.rights.own) return Failure{facts.rights.own.error()};
  const auto count = static_cast<std::int64_t>(facts.connections.size());
  if (count >= connections_per_provider_max)
    return Failure{
        Rejection{Code::connections_too_many,
                  {{ParamName::actual, count}, {ParamName::limit, connections_per_provider_max}}}};
  if (const auto* const other = with_name(facts.connections, wanted.name, wanted.id))
    return Failure{name_taken(*other)};
  if (auto refusal = refusal_of(wanted.test)) return Failure{*std::move(refusal)};
  Connection connection{wanted.id,   facts.provider.id, ConnectionKind::user_managed,
                        wanted.name, wanted.is_default, actor.id};
  connection.health = health_after({}, wanted.test, wanted.token_expires_at);
  if (wanted.test) {
    connection.identity = wanted.test->identity;
    connection.identity_name = wanted.test->identity_name;
  }
  connection.hints = wanted.hints;
  connection.created_at = now;
  std::optional<DefaultMoved> label;
  if (wanted.is_default) label = moved(facts, wanted.id);
  return ConnectionCreated{std::move(connection), std::move(label)};
}

Result<std::optional<ConnectionRenamed>, Rejection> decide_rename_connection(
    const ConnectionFacts& facts, const Actor& actor, const ConnectionId& id,
    const std::string& name) {
  const auto connection = editable(facts, actor, id);
  if (!connection) return Failure{connection.error()};
  if (const auto* const other = with_name(facts.connections, name, id))
    return Failure{name_taken(*other)};
  const std::string& before = (*connection)->name;
  if (before == name) return std::optional<ConnectionRenamed>();
  return std::optional(ConnectionRenamed{id, before, name});
}

Result<ConnectionReconnected, Rejection> decide_reconnect(const ConnectionFacts& facts,
                                                          const Actor& actor,
                                                          const ConnectionId& id,
                                                          const NewCredentials& wanted) {
  const auto found = editable(facts, actor, id);
  if (!found) return Failure{found.error()};
  const Connection& connection = **found;
  if (!facts.rights.own) return Failure{facts.rights.own.error()};
  if (auto refusal = refusal_of(wanted.test)) return Failure{*std::move(refusal)};
  ConnectionReconnected change{
      id, health_after(connection.health, wanted.test, wanted.token_expires_at),
      connection.identity, connection.identity_name, wanted.hints};
  if (wanted.test && wanted.test->identity) {
    if (connection.identity && *connection.identity != *wanted.test->identity)
      return Failure{Rejection{
          Code::connection_identity_differs,
          {{ParamName::expected, shown_identity(connection.identity_name, connection.identity)},
           {ParamName::actual,
            shown_identity(wanted.test->identity_name, wanted.test->identity)}}}};
    change.identity = wanted.test->identity;
    change.identity_name = wanted.test->identity_name;
  }
  return change;
}

Result<std::optional<DefaultMoved>, Rejection> decide_move_default(
    const ConnectionFacts& facts, const Actor& actor, const std::optional<ConnectionId>& to) {
  if (auto allowed = authorize(facts.roles, actor.role, Permission::connections_edit); !allowed)
    return Failure{std::move(allowed).error()};
  if (to) {
    const Connection* const connection = connection_with(facts.connections, *to);
    if (connection == nullptr) return Failure{connection_not_found()};
    if (const auto& right = right_to(facts.rights, connection->kind); !right)
      return Failure{right.error()};
  }
  const DefaultMoved change = moved(facts, to);
  if (change.from == change.to) return std::optional<DefaultMoved>();
  return std::optional(change);
}

Result<ConnectionDeleted, Rejection> decide_delete_connection(const ConnectionFacts& facts,
                                                              const Actor& actor,
                                                              const DeleteConnection& command,
                                                              std::int64_t use_count) {
  const auto found = editable(facts, actor, command.id);
  if (!found) return Failure{found.error()};
  const Connection& connection = **found;
  if (command.replacement) {
    const bool is_another = *command.replacement != command.id;
    if (!is_another || connection_with(facts.connections, *command.replacement) == nullptr)
      return Failure{connection_not_found()};
    if (auto allowed = authorize(facts.roles, actor.role, Permission::connections_edit); !allowed)
      return Failure{std::move(allowed).error()};
  }
  if (use_count > 0 && command.typed_name != connection.name)
    return Failure{Rejection{Code::connection_in_use,
                             {{ParamName::actual, use_count}, {ParamName::name, connection.name}}}};
  ConnectionDeleted change{command.id, connection.provider, connection.name, std::nullopt};
  if (connection.is_default) {
    const Connection* const managed = managed_of(facts.connections);
    const auto fallback = managed == nullptr ? std::nullopt : std::optional(managed->id);
    change.default_moved = moved(facts, command.replacement ? command.replacement : fallback);
  }
  return change;
}

std::vector<ConnectionPassed> pass_connections(const Connections& connections, const UserId& from,
                                               const std::optional<UserId>& to) {
  std::vector<ConnectionPassed> passed;
  for (const Connection& connection : connections)
    if (connection.owner && *connection.owner == from) passed.push_back({connection.id, from, to});
  return passed;
}

}  // namespace steward
