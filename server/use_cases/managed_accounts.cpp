#include "server/use_cases/managed_accounts.hpp"

#include <algorithm>
#include <utility>

#include "core/codec/connections.hpp"
#include "server/store/managed_health.hpp"

namespace steward::use_cases {
namespace {

using store::StoredConnection;
using HealthByProvider = std::map<std::string, store::ManagedHealth>;

/// After so long an account that its service has refused is tried again.
constexpr Duration refusal_kept = std::chrono::minutes{5};

ConnectionId managed_id(WorkspaceId workspace_id, const std::string& provider) {
  return ConnectionId{"con_m" + std::to_string(workspace_id.value()) + "_" + provider};
}

std::string fingerprint_of(const Services& services, const ManagedAccount& account) {
  return services.sealer.fingerprint(encode_credentials(account.credentials));
}

bool is_at(const StoredConnection& stored, const std::string& provider) {
  return stored.connection.provider == provider;
}

/// The operator's name for it, or with a number behind it where an account of theirs has that.
std::string free_name(const std::vector<StoredConnection>& stored, const ManagedAccount& account) {
  const auto is_taken = [&](const std::string& name) {
    return std::any_of(stored.begin(), stored.end(), [&](const StoredConnection& one) {
      return is_at(one, account.provider) &&
             connection_name_key(one.connection.name) == connection_name_key(name);
    });
  };
  std::string name = account.name;
  for (int number = 2; is_taken(name); ++number) name = account.name + " " + std::to_string(number);
  return name;
}

StoredConnection new_managed(const std::vector<StoredConnection>& stored,
                             const ManagedAccount& account, WorkspaceId workspace_id) {
  const bool has_default =
      std::any_of(stored.begin(), stored.end(), [&](const StoredConnection& one) {
        return is_at(one, account.provider) && one.connection.is_default;
      });
  return {{.id = managed_id(workspace_id, account.provider),
           .provider = account.provider,
           .kind = ConnectionKind::platform_managed,
           .name = free_name(stored, account),
           .is_default = !has_default},
          0,
          ""};
}

void add_managed(const Services& services, const HealthByProvider& health,
                 const ManagedAccount& account, WorkspaceId workspace_id,
                 std::vector<StoredConnection>& stored) {
  const ConnectionId id = managed_id(workspace_id, account.provider);
  auto found = std::find_if(stored.begin(), stored.end(),
                            [&](const StoredConnection& one) { return one.connection.id == id; });
  if (found == stored.end()) {
    // Behind the accounts of its own at the service, so that the order by service stays.
    const auto behind = std::find_if(stored.begin(), stored.end(), [&](const auto& one) {
      return one.connection.provider > account.provider;
    });
    found = stored.insert(behind, new_managed(stored, account, workspace_id));
  }
  const auto known = health.find(account.provider);
  if (known == health.end() || known->second.fingerprint != fingerprint_of(services, account))
    return;
  HealthRecord& record = found->connection.health = known->second.health;
  // Nobody here can mend or test it, and one refusal must not end it for all workspaces for good.
  const bool may_be_mended = services.clock.now() >= known->second.noted_at + refusal_kept;
  if (!is_usable(record.credential) && may_be_mended) record.credential = CredentialState::unknown;
}

}  // namespace

std::vector<StoredConnection> accounts_of(const Services& services, store::Connection& connection,
                                          WorkspaceId workspace_id, const std::string& provider) {
  auto stored = store::list_connections(connection, workspace_id, provider);
  const auto is_gone = [&](const StoredConnection& one) {
    return one.connection.kind == ConnectionKind::platform_managed &&
           managed_account_at(services.provider_accounts, one.connection.provider) == nullptr;
  };
  stored.erase(std::remove_if(stored.begin(), stored.end(), is_gone), stored.end());
  if (services.provider_accounts.managed.empty()) return stored;
  const HealthByProvider health = store::read_managed_health(connection);
  for (const ManagedAccount& account : services.provider_accounts.managed)
    if (provider.empty() || provider == account.provider)
      add_managed(services, health, account, workspace_id, stored);
  return stored;
}

std::optional<StoredConnection> find_account_of(const Services& services,
                                                store::Connection& connection,
                                                WorkspaceId workspace_id, const ConnectionId& id) {
  const auto row = store::find_connection(connection, workspace_id, id);
  std::string provider = row ? row->connection.provider : "";
  for (const ManagedAccount& account : services.provider_accounts.managed)
    if (managed_id(workspace_id, account.provider) == id) provider = account.provider;
  if (provider.empty()) return std::nullopt;
  for (StoredConnection& one : accounts_of(services, connection, workspace_id, provider))
    if (one.connection.id == id) return std::move(one);
  return std::nullopt;
}

Connections connections_in(const std::vector<StoredConnection>& stored) {
  Connections connections;
  connections.reserve(stored.size());
  for (const StoredConnection& one : stored) connections.push_back(one.connection);
  return connections;
}

void save_account(store::Connection& connection, WorkspaceId workspace_id,
                  const StoredConnection& stored) {
  StoredConnection row = stored;
  // The operator's accounts have their health elsewhere.
  if (row.connection.kind == ConnectionKind::platform_managed) row.connection.health = {};
  if (row.version > 0) return store::update_connection(connection, workspace_id, row);
  row.version = 1;
  store::insert_connection(connection, workspace_id, row);
}

void save_health(const Services& services, store::Connection& connection, WorkspaceId workspace_id,
                 const StoredConnection& stored) {
  const steward::Connection& account = stored.connection;
  if (account.kind == ConnectionKind::user_managed)
    return store::update_connection(connection, workspace_id, stored);
  const ManagedAccount* const managed =
      managed_account_at(services.provider_accounts, account.provider);
  if (managed == nullptr) return;
  if (!is_usable(account.health.credential))
    services.logger.write(log::Level::error, "a service refuses the managed account",
                          {{"provider", std::string_view(account.provider)},
                           {"credential", name_of(account.health.credential)}});
  store::set_managed_health(
      connection, account.provider,
      {fingerprint_of(services, *managed), account.health, services.clock.now()});
}

}  // namespace steward::use_cases
