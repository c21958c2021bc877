#include "server/store/oauth.hpp"

#include <array>
#include <cstddef>
#include <string_view>

#include "core/base/enum_names.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

constexpr auto oauth_state_names =
    std::to_array<std::string_view>({"pending", "exchanging", "connected", "failed"});

constexpr const char* oauth_columns =
    "id, workspace_id, user_id, session_hash, state_hash, provider, connection_id, name, "
    "is_default, sealed_secrets, state, code, expires_at";

struct OAuthRow {
  std::string id{};
  Integer workspace_id = 0;
  std::string user_id{};
  std::string session_hash{};
  std::string state_hash{};
  std::string provider{};
  std::string connection_id{};
  std::string name{};
  Integer is_default = 0;
  std::string sealed_secrets{};
  std::string state{};
  std::string code{};
  Integer expires_at = 0;

  void read(Query& query) {
    query.out(id).out(workspace_id).out(user_id).out(session_hash).out(state_hash).out(provider);
    query.out(connection_id).out(name).out(is_default).out(sealed_secrets).out(state).out(code);
    query.out(expires_at);
  }
  [[nodiscard]] StoredOAuth stored() const {
    return {id,
            WorkspaceId{workspace_id},
            UserId{user_id},
            session_hash,
            state_hash,
            provider,
            connection_id.empty() ? std::nullopt : std::optional(ConnectionId{connection_id}),
            name,
            is_default == 1,
            sealed_secrets,
            to_timestamp(expires_at),
            stored_name(enumerator_named<OAuthState>(oauth_state_names, state)),
            code.empty() ? std::nullopt : std::optional(stored_name(code_named(code)))};
  }
};

std::string state_text(OAuthState state) {
  return std::string(oauth_state_names[static_cast<std::size_t>(state)]);
}

std::optional<StoredOAuth> oauth_where(Connection& connection, const char* condition,
                                       const std::string& value) {
  OAuthRow row;
  Query query(connection.sql);
  row.read(query.in(value));
  query.prepare(std::string("SELECT ") + oauth_columns + " FROM oauth_authorizations WHERE " +
                condition);
  if (!query.find_one()) return std::nullopt;
  return row.stored();
}

}  // namespace

void insert_oauth(Connection& connection, const StoredOAuth& authorization) {
  const Integer workspace = authorization.workspace_id.value();
  const std::string account = authorization.connection ? authorization.connection->value() : "";
  const Integer is_default = authorization.is_default ? 1 : 0;
  const std::string state = state_text(authorization.state);
  const std::string code;
  const Integer expires_at = to_integer(authorization.expires_at);
  connection.sql << std::string("INSERT INTO oauth_authorizations (") + oauth_columns +
                        ") VALUES (:id, :workspace, :user, :session, :state_hash, :provider, "
                        ":connection, :name, :is_default, :sealed, :state, :code, :expires)",
      soci::use(authorization.id), soci::use(workspace), soci::use(authorization.user.value()),
      soci::use(authorization.session_hash), soci::use(authorization.state_hash),
      soci::use(authorization.provider), soci::use(account), soci::use(authorization.name),
      soci::use(is_default), soci::use(authorization.sealed_secrets), soci::use(state),
      soci::use(code), soci::use(expires_at);
}

std::optional<StoredOAuth> find_oauth(Connection& connection, const std::string& id) {
  return oauth_where(connection, "id = :id", id);
}

std::optional<StoredOAuth> find_oauth_by_state(Connection& connection,
                                               const std::string& state_hash) {
  return oauth_where(connection, "state_hash = :hash", state_hash);
}

bool claim_oauth(Connection& connection, const std::string& id) {
  Query query(connection.sql);
  query.in(id).prepare(
      "UPDATE oauth_authorizations SET state = 'exchanging' WHERE id = :id AND state = 'pending'");
  return query.run() == 1;
}

void end_oauth(Connection& connection, const StoredOAuth& authorization) {
  const std::string state = state_text(authorization.state);
  const std::string code(authorization.code ? name_of(*authorization.code) : "");
  const std::string account = authorization.connection ? authorization.connection->value() : "";
  connection.sql << "UPDATE oauth_authorizations SET state = :state, code = :code, "
                    "connection_id = :connection, sealed_secrets = '' WHERE id = :id",
      soci::use(state), soci::use(code), soci::use(account), soci::use(authorization.id);
}

}  // namespace steward::store
