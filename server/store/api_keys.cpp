#include "server/store/api_keys.hpp"

#include <algorithm>

#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"
#include "server/store/workspace_columns.hpp"

namespace steward::store {
namespace {

/// Names in one text, a space between two.
std::string scopes_text(const std::vector<Permission>& scopes) {
  std::string text;
  for (const Permission scope : scopes) text.append(text.empty() ? "" : " ").append(name_of(scope));
  return text;
}

std::vector<Permission> stored_scopes(std::string_view text) {
  std::vector<Permission> scopes;
  while (!text.empty()) {
    const std::string_view name = text.substr(0, text.find(' '));
    const auto scope = permission_named(name);
    if (!scope) throw StoreError(Fault::broken, "a stored API key has an unknown scope");
    scopes.push_back(*scope);
    text.remove_prefix(std::min(text.size(), name.size() + 1));
  }
  return scopes;
}

std::optional<Timestamp> optional_time(Integer at) {
  if (at == 0) return std::nullopt;
  return to_timestamp(at);
}

Integer optional_integer(const std::optional<Timestamp>& at) {
  return at ? to_integer(*at) : 0;
}

/// The columns of `api_keys k`, for the queries that join them.
struct ApiKeyColumns {
  std::string id{};
  std::string owner_id{};
  Integer workspace_id = 0;
  std::string name{};
  std::string scopes{};
  std::string hint{};
  Integer created_at = 0;
  Integer expires_at = 0;
  Integer revoked_at = 0;
  Integer replaced_at = 0;

  static std::string names() {
    return "k.id, k.owner_id, COALESCE(k.workspace_id, 0), k.name, k.scopes, k.hint, "
           "k.created_at, COALESCE(k.expires_at, 0), COALESCE(k.revoked_at, 0), "
           "COALESCE(k.replaced_at, 0)";
  }
  void read(Query& query) {
    query.out(id).out(owner_id).out(workspace_id).out(name).out(scopes).out(hint);
    query.out(created_at).out(expires_at).out(revoked_at).out(replaced_at);
  }
  [[nodiscard]] ApiKey key() const {
    ApiKey key{ApiKeyId{id}, UserId{owner_id},        std::nullopt, name, stored_scopes(scopes),
               hint,         to_timestamp(created_at)};
    if (workspace_id != 0) key.workspace = WorkspaceId{workspace_id};
    key.expires_at = optional_time(expires_at);
    key.revoked_at = optional_time(revoked_at);
    key.replaced_at = optional_time(replaced_at);
    return key;
  }
};

struct FindKeyOwner {
  explicit FindKeyOwner(soci::session& sql) : query(sql) {
    query.in(text_hash);
    key.read(query);
    account.read(query);
    query.prepare("SELECT " + ApiKeyColumns::names() + ", " + AccountColumns::names() +
                  " FROM api_keys k JOIN users u ON u.id = k.owner_id "
                  "LEFT JOIN pictures p ON p.id = u.picture_id WHERE k.text_hash = :hash");
  }
  std::string text_hash{};
  ApiKeyColumns key{};
  AccountColumns account{};
  Query query;
};

struct FindKeyVisitor {
  explicit FindKeyVisitor(soci::session& sql) : query(sql) {
    query.in(workspace_id).in(text_hash).out(role);
    key.read(query);
    workspace.read(query);
    query.prepare("SELECT m.role, " + ApiKeyColumns::names() + ", " + WorkspaceColumns::names() +
                  " FROM api_keys k "
                  "JOIN memberships m ON m.user_id = k.owner_id AND m.workspace_id = :workspace "
                  "JOIN workspaces w ON w.id = m.workspace_id "
                  "LEFT JOIN pictures p ON p.id = w.picture_id WHERE k.text_hash = :hash");
  }
  Integer workspace_id = 0;
  std::string text_hash{};
  std::string role{};
  ApiKeyColumns key{};
  WorkspaceColumns workspace{};
  Query query;
};

/// The keys for which `condition` holds; `bind(query)` binds what is in it.
template <class Bind>
std::vector<StoredApiKey> keys_where(Connection& connection, const std::string& condition,
                                     Bind bind) {
  ApiKeyColumns columns;
  std::string owner_name;
  Integer last_used_at = 0;
  std::string last_used_from;
  std::string sealed_text;
  Query query(connection.sql);
  bind(query);
  columns.read(query);
  query.out(owner_name).out(last_used_at).out(last_used_from).out(sealed_text);
  query.prepare("SELECT " + ApiKeyColumns::names() +
                ", u.name, k.last_used_at, k.last_used_from, k.sealed_text "
                "FROM api_keys k JOIN users u ON u.id = k.owner_id WHERE " +
                condition + " ORDER BY k.created_at DESC, k.id DESC");
  std::vector<StoredApiKey> keys;
  query.for_each([&] {
    keys.push_back(
        {columns.key(), owner_name, optional_time(last_used_at), last_used_from, sealed_text});
  });
  return keys;
}

}  // namespace

std::optional<StoredKeyOwner> find_key_owner(Connection& connection, const std::string& text_hash) {
  auto& find = connection.prepared<FindKeyOwner>();
  find.text_hash = text_hash;
  if (!find.query.find_one()) return std::nullopt;
  return StoredKeyOwner{find.key.key(), find.account.account()};
}

std::optional<StoredKeyVisitor> find_key_visitor(Connection& connection,
                                                 const std::string& text_hash,
                                                 WorkspaceId workspace_id) {
  auto& find = connection.prepared<FindKeyVisitor>();
  find.workspace_id = workspace_id.value();
  find.text_hash = text_hash;
  if (!find.query.find_one()) return std::nullopt;
  return StoredKeyVisitor{find.key.key(), membership_of(find.workspace, find.role)};
}

std::vector<StoredApiKey> list_api_keys(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  return keys_where(connection, "k.workspace_id = :workspace",
                    [&](Query& query) { query.in(workspace); });
}

std::vector<StoredApiKey> list_own_api_keys(Connection& connection, const UserId& owner) {
  return keys_where(connection, "k.owner_id = :owner AND k.workspace_id IS NULL",
                    [&](Query& query) { query.in(owner.value()); });
}

std::optional<StoredApiKey> find_api_key(Connection& connection, WorkspaceId workspace_id,
                                         const ApiKeyId& id) {
  const Integer workspace = workspace_id.value();
  auto keys = keys_where(connection, "k.workspace_id = :workspace AND k.id = :id",
                         [&](Query& query) { query.in(workspace).in(id.value()); });
  if (keys.empty()) return std::nullopt;
  return std::move(keys.front());
}

std::int64_t count_open_api_keys(Connection& connection, WorkspaceId workspace_id, Timestamp now) {
  const Integer workspace = workspace_id.value();
  const Integer at = to_integer(now);
  Integer count = 0;
  Query query(connection.sql);
  query.in(workspace).in(at).in(at).out(count).prepare(
      "SELECT COUNT(*) FROM api_keys WHERE workspace_id = :workspace AND revoked_at IS NULL "
      "AND (replaced_at IS NULL OR replaced_at > :now) "
      "AND (expires_at IS NULL OR expires_at > :now_again)");
  return query.find_one() ? count : 0;
}

void insert_api_key(Connection& connection, const ApiKey& key, const std::string& text_hash,
                    const std::string& sealed_text) {
  const Integer workspace = key.workspace ? key.workspace->value() : 0;
  const std::string scopes = scopes_text(key.scopes);
  const Integer created_at = to_integer(key.created_at);
  const Integer expires_at = optional_integer(key.expires_at);
  connection.sql << "INSERT INTO api_keys (id, text_hash, owner_id, workspace_id, name, scopes, "
                    "hint, created_at, expires_at, sealed_text) VALUES (:id, :hash, :owner, "
                    "NULLIF(CAST(:workspace AS BIGINT), 0), :name, :scopes, :hint, :created, "
                    "NULLIF(CAST(:expires AS BIGINT), 0), :sealed)",
      soci::use(key.id.value()), soci::use(text_hash), soci::use(key.owner.value()),
      soci::use(workspace), soci::use(key.name), soci::use(scopes), soci::use(key.hint),
      soci::use(created_at), soci::use(expires_at), soci::use(sealed_text);
}

void end_api_key(Connection& connection, const ApiKey& key) {
  const Integer revoked_at = optional_integer(key.revoked_at);
  const Integer replaced_at = optional_integer(key.replaced_at);
  connection.sql << "UPDATE api_keys SET revoked_at = NULLIF(CAST(:revoked AS BIGINT), 0), "
                    "replaced_at = NULLIF(CAST(:replaced AS BIGINT), 0), sealed_text = '' "
                    "WHERE id = :id",
      soci::use(revoked_at), soci::use(replaced_at), soci::use(key.id.value());
}

void revoke_api_keys_of(Connection& connection, WorkspaceId workspace_id, const UserId& owner,
                        Timestamp at) {
  const Integer workspace = workspace_id.value();
  const Integer revoked_at = to_integer(at);
  connection.sql << "UPDATE api_keys SET revoked_at = :at, sealed_text = '' "
                    "WHERE workspace_id = :workspace AND owner_id = :owner AND revoked_at IS NULL",
      soci::use(revoked_at), soci::use(workspace), soci::use(owner.value());
}

void touch_api_key(Connection& connection, const ApiKeyId& id, Timestamp at,
                   const std::string& from) {
  const Integer used_at = to_integer(at);
  connection.sql << "UPDATE api_keys SET last_used_at = :at, last_used_from = :from "
                    "WHERE id = :id AND last_used_at < :at_again",
      soci::use(used_at), soci::use(from), soci::use(id.value()), soci::use(used_at);
}

}  // namespace steward::store
