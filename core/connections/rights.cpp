#include "core/connections/rights.hpp"

#include <utility>

namespace steward {

const std::string& own_feature_of(const ProviderCatalogue& providers, const Provider& provider) {
  return provider.feature.empty() ? providers.own_key_feature : provider.feature;
}

ProviderRights rights_at(const ProviderCatalogue& providers, const Provider& provider,
                         const PlanCatalogue& plans, const Entitlements& entitlements) {
  Authorization use = provider.feature.empty()
                          ? Authorization(Granted{})
                          : check_feature(plans, entitlements, provider.feature);
  return {std::move(use), check_feature(plans, entitlements, own_feature_of(providers, provider))};
}

const Authorization& right_to(const ProviderRights& rights, ConnectionKind kind) {
  return kind == ConnectionKind::user_managed ? rights.own : rights.use;
}

Authorization authorize_edit(const RoleCatalogue& roles, const Actor& actor,
                             const Connection& connection) {
  const bool is_own = connection.owner && *connection.owner == actor.id;
  return authorize(roles, actor.role,
                   is_own ? Permission::connections_create : Permission::connections_edit);
}

PlanEffects decide_plan_effects(const ProviderCatalogue& providers, const PlanCatalogue& plans,
                                const Entitlements& entitlements, const Connections& connections,
                                Timestamp now) {
  PlanEffects effects;
  for (const Connection& connection : connections) {
    if (connection.kind != ConnectionKind::user_managed) continue;
    const Provider* const provider = provider_with(providers, connection.provider);
    const std::string feature =
        provider == nullptr ? std::string() : own_feature_of(providers, *provider);
    const bool is_allowed =
        provider != nullptr && check_feature(plans, entitlements, feature).has_value();
    if (!is_allowed && !connection.suspended_at)
      effects.suspended.push_back(
          {connection.id, connection.provider, connection.name, feature, now});
    if (is_allowed && connection.suspended_at)
      effects.resumed.push_back({connection.id, connection.provider, connection.name});
  }
  return effects;
}

Connection apply(Connection connection, const ConnectionSuspended& change) {
  if (connection.id == change.id) connection.suspended_at = change.suspended_at;
  return connection;
}

Connection apply(Connection connection, const ConnectionResumed& change) {
  if (connection.id == change.id) connection.suspended_at.reset();
  return connection;
}

std::vector<FeatureUse> feature_uses_of(const ProviderCatalogue& providers,
                                        const Connections& connections) {
  std::vector<FeatureUse> uses;
  for (const Connection& connection : connections) {
    const Provider* const provider = provider_with(providers, connection.provider);
    if (provider == nullptr || connection.kind != ConnectionKind::user_managed) continue;
    uses.push_back({own_feature_of(providers, *provider), "connection", connection.id.value(),
                    provider->name + ": " + connection.name});
  }
  return uses;
}

}  // namespace steward
