#include "core/connections/resolve.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto resolved_by_names =
    std::to_array<std::string_view>({"named", "workspace_default", "managed"});

/// Why an account cannot serve although it is there; nothing where it can.
std::optional<Rejection> unusable(const Connection& connection, const ProviderRights& rights) {
  if (const auto& right = right_to(rights, connection.kind); !right) {
    Rejection rejection{Code::connection_suspended, {{ParamName::name, connection.name}}};
    rejection.unlock = right.error().unlock;
    return rejection;
  }
  if (connection.suspended_at)
    return Rejection{Code::connection_suspended, {{ParamName::name, connection.name}}};
  if (is_usable(connection.health.credential)) return std::nullopt;
  return Rejection{Code::connection_unhealthy,
                   {{ParamName::name, connection.name},
                    {ParamName::reason, std::string(name_of(connection.health.credential))}}};
}

/// Why the request itself does not want this account.
std::optional<Rejection> unwanted(const Connection& connection, const ResolutionRequest& request) {
  if (request.own_keys_only && connection.kind == ConnectionKind::platform_managed)
    return Rejection{Code::own_key_required, {{ParamName::name, connection.name}}};
  return std::nullopt;
}

Receipt receipt_for(const Connection& connection, ResolvedBy by, const ResolutionRequest& request) {
  const bool is_own = connection.kind == ConnectionKind::user_managed;
  return {connection.provider,
          connection.id,
          connection.name,
          connection.kind,
          by,
          is_own ? Credits() : request.price};
}

Result<Receipt, Rejection> served(const Connection& connection, ResolvedBy by,
                                  const ProviderRights& rights, const ResolutionRequest& request) {
  if (auto reason = unwanted(connection, request)) return Failure{*std::move(reason)};
  if (auto reason = unusable(connection, rights)) return Failure{*std::move(reason)};
  return receipt_for(connection, by, request);
}

}  // namespace

std::string_view name_of(ResolvedBy by) {
  return resolved_by_names[static_cast<std::size_t>(by)];
}

std::optional<ResolvedBy> resolved_by_named(std::string_view name) {
  return enumerator_named<ResolvedBy>(resolved_by_names, name);
}

Result<Receipt, Rejection> resolve(const Provider& provider, const ProviderRights& rights,
                                   const Connections& connections,
                                   const ResolutionRequest& request) {
  if (!rights.use) return Failure{rights.use.error()};
  if (request.named) {
    const Connection* const named = connection_with(connections, *request.named);
    if (named == nullptr) return Failure{Rejection{Code::connection_not_found}};
    return served(*named, ResolvedBy::named, rights, request);
  }
  const Connection* const chosen = default_of(connections);
  const Connection* const managed = managed_of(connections);
  std::vector<PassedOver> passed_over;
  if (chosen != nullptr) {
    auto receipt = served(*chosen, ResolvedBy::workspace_default, rights, request);
    const bool may_stand_in = request.falls_back_to_managed && !request.own_keys_only &&
                              managed != nullptr && managed != chosen;
    if (receipt || !may_stand_in) return receipt;
    passed_over.push_back({chosen->id, receipt.error().code});
  }
  if (managed == nullptr)
    return Failure{Rejection{Code::connection_missing, {{ParamName::name, provider.name}}}};
  auto receipt = served(*managed, ResolvedBy::managed, rights, request);
  if (!receipt) return receipt;
  Receipt stand_in = std::move(receipt).value();
  stand_in.passed_over = std::move(passed_over);
  return stand_in;
}

}  // namespace steward
