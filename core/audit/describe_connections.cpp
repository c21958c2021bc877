#include "core/audit/describe_connections.hpp"

#include <utility>

namespace steward {
namespace {

AuditDescription of_connection(const char* action, const ConnectionId& id, const std::string& name,
                               std::vector<FieldChange> changes = {}) {
  return {action, {{"connection", id.value(), name}}, std::move(changes)};
}

std::optional<std::string> name_in(const Connections& connections,
                                   const std::optional<ConnectionId>& id) {
  const Connection* const found = id ? connection_with(connections, *id) : nullptr;
  return found == nullptr ? std::nullopt : std::optional(found->name);
}

}  // namespace

AuditDescription describe(const ConnectionCreated& change) {
  const Connection& made = change.connection;
  AuditDescription what = of_connection("connection.create", made.id, made.name,
                                        {{"provider", std::nullopt, made.provider}});
  if (made.is_default) what.changes.push_back({"is_default", "false", "true"});
  return what;
}

AuditDescription describe(const ConnectionRenamed& change) {
  return of_connection("connection.rename", change.id, change.to,
                       {{"name", change.from, change.to}});
}

AuditDescription describe(const ConnectionReconnected& change, const Connection& connection) {
  return of_connection("connection.reconnect", change.id, connection.name,
                       {{"credentials", std::nullopt, std::nullopt},
                        {"identity", connection.identity_name, change.identity_name}});
}

AuditDescription describe(const ConnectionDeleted& change) {
  return of_connection("connection.delete", change.id, change.name,
                       {{"provider", change.provider, std::nullopt}});
}

AuditDescription describe(const DefaultMoved& change, const Connections& connections) {
  AuditDescription what{
      "connection.default",
      {},
      {{"provider", change.provider, change.provider},
       {"default", name_in(connections, change.from), name_in(connections, change.to)}}};
  for (const auto& id : {change.from, change.to})
    if (id) what.targets.push_back({"connection", id->value(), *name_in(connections, id)});
  return what;
}

AuditDescription describe(const ConnectionPassed& change, const Connection& connection) {
  const auto to = change.to ? std::optional(change.to->value()) : std::nullopt;
  return of_connection("connection.pass", change.id, connection.name,
                       {{"owner", change.from.value(), to}});
}

AuditDescription describe(const ConnectionSuspended& change) {
  return of_connection("connection.suspend", change.id, change.name,
                       {{"feature", change.feature, std::nullopt}});
}

AuditDescription describe(const ConnectionResumed& change) {
  return of_connection("connection.resume", change.id, change.name);
}

AuditDescription describe_own_keys_only(bool is_on) {
  const auto text = [](bool value) { return std::string(value ? "true" : "false"); };
  return {"connection_settings.update", {}, {{"own_keys_only", text(!is_on), text(is_on)}}};
}

}  // namespace steward
