#include "server/store/connections.hpp"

#include "core/codec/connections.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"
#include "server/store/error.hpp"
#include "server/store/query.hpp"

namespace steward::store {
namespace {

constexpr const char* connection_columns =
    "id, provider, kind, name, is_default, owner_id, health, suspended_at, identity, "
    "identity_name, hints, created_at, version, sealed_credentials";

template <class Value>
Value sound(Result<Value, Issues> decoded) {
  if (!decoded) throw StoreError(Fault::broken, "a stored connection cannot be read");
  return std::move(decoded).value();
}

/// A row as it is read and written.
struct ConnectionRow {
  std::string id{};
  std::string provider{};
  std::string kind{};
  std::string name{};
  Integer is_default = 0;
  std::string owner_id{};
  std::string health{};
  Integer suspended_at = 0;
  std::string identity{};
  std::string identity_name{};
  std::string hints{};
  Integer created_at = 0;
  Integer version = 0;
  std::string sealed_credentials{};

  void read(Query& query) {
    query.out(id).out(provider).out(kind).out(name).out(is_default).out(owner_id).out(health);
    query.out(suspended_at).out(identity).out(identity_name).out(hints).out(created_at);
    query.out(version).out(sealed_credentials);
  }
  [[nodiscard]] StoredConnection stored() const {
    return {{.id = ConnectionId{id},
             .provider = provider,
             .kind = stored_name(connection_kind_named(kind)),
             .name = name,
             .is_default = is_default == 1,
             .owner = owner_id.empty() ? std::nullopt : std::optional(UserId{owner_id}),
             .health = sound(decode_health_record(health)),
             .suspended_at = stored_time(suspended_at),
             .identity = stored_text(identity),
             .identity_name = stored_text(identity_name),
             .hints = sound(decode_hints(hints)),
             .created_at = to_timestamp(created_at)},
            version,
            sealed_credentials};
  }
};

ConnectionRow row_of(const StoredConnection& stored) {
  const steward::Connection& connection = stored.connection;
  return {.id = connection.id.value(),
          .provider = connection.provider,
          .kind = std::string(name_of(connection.kind)),
          .name = connection.name,
          .is_default = connection.is_default ? 1 : 0,
          .owner_id = connection.owner ? connection.owner->value() : "",
          .health = encode_health_record(connection.health),
          .suspended_at = to_integer(connection.suspended_at),
          .identity = connection.identity.value_or(""),
          .identity_name = connection.identity_name.value_or(""),
          .hints = encode_hints(connection.hints),
          .created_at = to_integer(connection.created_at),
          .version = stored.version,
          .sealed_credentials = stored.sealed_credentials};
}

std::vector<StoredConnection> connections_where(Connection& connection, const char* condition,
                                                Integer workspace, const std::string& value) {
  ConnectionRow row;
  Query query(connection.sql);
  row.read(query.in(workspace).in(value));
  query.prepare(std::string("SELECT ") + connection_columns +
                " FROM connections WHERE workspace_id = :workspace AND " + condition +
                " ORDER BY provider, created_at, id");
  std::vector<StoredConnection> found;
  query.for_each([&] { found.push_back(row.stored()); });
  return found;
}

}  // namespace

void insert_connection(Connection& connection, WorkspaceId workspace_id,
                       const StoredConnection& stored) {
  const Integer workspace = workspace_id.value();
  const ConnectionRow row = row_of(stored);
  const std::string name_key = connection_name_key(row.name);
  connection.sql << std::string("INSERT INTO connections (workspace_id, name_key, ") +
                        connection_columns +
                        ") VALUES (:workspace, :name_key, :id, :provider, :kind, :name, "
                        ":is_default, :owner, :health, :suspended, :identity, :identity_name, "
                        ":hints, :created, :version, :sealed)",
      soci::use(workspace), soci::use(name_key), soci::use(row.id), soci::use(row.provider),
      soci::use(row.kind), soci::use(row.name), soci::use(row.is_default), soci::use(row.owner_id),
      soci::use(row.health), soci::use(row.suspended_at), soci::use(row.identity),
      soci::use(row.identity_name), soci::use(row.hints), soci::use(row.created_at),
      soci::use(row.version), soci::use(row.sealed_credentials);
}

void update_connection(Connection& connection, WorkspaceId workspace_id,
                       const StoredConnection& stored) {
  const Integer workspace = workspace_id.value();
  const ConnectionRow row = row_of(stored);
  const std::string name_key = connection_name_key(row.name);
  connection.sql << "UPDATE connections SET name = :name, name_key = :name_key, "
                    "is_default = :is_default, owner_id = :owner, health = :health, "
                    "suspended_at = :suspended, identity = :identity, "
                    "identity_name = :identity_name, hints = :hints, version = version + 1, "
                    "sealed_credentials = :sealed WHERE id = :id AND workspace_id = :workspace",
      soci::use(row.name), soci::use(name_key), soci::use(row.is_default), soci::use(row.owner_id),
      soci::use(row.health), soci::use(row.suspended_at), soci::use(row.identity),
      soci::use(row.identity_name), soci::use(row.hints), soci::use(row.sealed_credentials),
      soci::use(row.id), soci::use(workspace);
}

void delete_connection(Connection& connection, WorkspaceId workspace_id, const ConnectionId& id) {
  const Integer workspace = workspace_id.value();
  connection.sql << "DELETE FROM connection_uses WHERE workspace_id = :workspace "
                    "AND connection_id = :id AND follows_default = 0",
      soci::use(workspace), soci::use(id.value());
  connection.sql << "DELETE FROM connections WHERE id = :id AND workspace_id = :workspace",
      soci::use(id.value()), soci::use(workspace);
}

std::optional<StoredConnection> find_connection(Connection& connection, WorkspaceId workspace_id,
                                                const ConnectionId& id) {
  auto found = connections_where(connection, "id = :id", workspace_id.value(), id.value());
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<StoredConnection> list_connections(Connection& connection, WorkspaceId workspace_id,
                                               const std::string& provider) {
  return connections_where(connection,
                           provider.empty() ? "provider <> :provider" : "provider = :provider",
                           workspace_id.value(), provider);
}

std::vector<StoredConnection> list_connections_of(Connection& connection, WorkspaceId workspace_id,
                                                  const UserId& owner) {
  return connections_where(connection, "owner_id = :owner", workspace_id.value(), owner.value());
}

void set_uses(Connection& connection, WorkspaceId workspace_id, const std::string& provider,
              const ConnectionId& account, const std::vector<ConnectionUse>& uses) {
  const Integer workspace = workspace_id.value();
  connection.sql << "DELETE FROM connection_uses WHERE workspace_id = :workspace "
                    "AND connection_id = :account",
      soci::use(workspace), soci::use(account.value());
  for (const ConnectionUse& use : uses) {
    const Integer follows = use.follows_default ? 1 : 0;
    connection.sql << "INSERT INTO connection_uses (workspace_id, type, id, provider, "
                      "connection_id, follows_default, display) VALUES (:workspace, :type, :id, "
                      ":provider, :account, :follows, :display) ON CONFLICT (workspace_id, type, "
                      "id) DO UPDATE SET provider = excluded.provider, "
                      "connection_id = excluded.connection_id, "
                      "follows_default = excluded.follows_default, display = excluded.display",
        soci::use(workspace), soci::use(use.type), soci::use(use.id), soci::use(provider),
        soci::use(account.value()), soci::use(follows), soci::use(use.display);
  }
}

std::vector<ConnectionUse> list_uses(Connection& connection, WorkspaceId workspace_id,
                                     const std::string& provider, const ConnectionId& account) {
  const Integer workspace = workspace_id.value();
  ConnectionUse use;
  Integer follows = 0;
  Query query(connection.sql);
  query.in(workspace).in(provider).in(account.value());
  query.out(use.type)
      .out(use.id)
      .out(use.display)
      .out(follows)
      .prepare(
          "SELECT type, id, display, follows_default FROM connection_uses "
          "WHERE workspace_id = :workspace AND provider = :provider "
          "AND (follows_default = 1 OR connection_id = :account) ORDER BY type, id");
  std::vector<ConnectionUse> uses;
  query.for_each([&] {
    use.follows_default = follows == 1;
    uses.push_back(use);
  });
  return uses;
}

}  // namespace steward::store
