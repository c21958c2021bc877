#pragma once

#include <vector>

#include "core/access/roles.hpp"
#include "core/billing/quote.hpp"
#include "core/connections/connection.hpp"
#include "core/plans/entitlements.hpp"
#include "core/team/team.hpp"

namespace steward {

/// What a workspace's plan lets it do at one provider, worked out once and kept.
struct ProviderRights {
  Authorization use;  ///< of the provider at all: PLN-5 to PLN-7
  Authorization own;  ///< of an account of their own there: BYOK-1
};

/// The feature an own account needs: the provider's own one where it has one, so that a trial can
/// connect its CRM (TRI-1: it lacks own keys only), otherwise the catalogue's own_key_feature.
[[nodiscard]] const std::string& own_feature_of(const ProviderCatalogue& providers,
                                                const Provider& provider);
/// Fails inside: `plan_insufficient` as check_feature.
[[nodiscard]] ProviderRights rights_at(const ProviderCatalogue& providers, const Provider& provider,
                                       const PlanCatalogue& plans,
                                       const Entitlements& entitlements);
[[nodiscard]] const Authorization& right_to(const ProviderRights& rights, ConnectionKind kind);

/// TM-12: everybody with `connections_create` may edit, test and delete their own; what is somebody
/// else's, or nobody's any more, takes `connections_edit`. Fails: `role_insufficient`.
[[nodiscard]] Authorization authorize_edit(const RoleCatalogue& roles, const Actor& actor,
                                           const Connection& connection);

struct ConnectionSuspended {
  ConnectionId id;
  std::string provider;
  std::string name;
  std::string feature;  ///< that the plan lacks now
  Timestamp suspended_at;
  friend bool operator==(const ConnectionSuspended&, const ConnectionSuspended&) = default;
};
struct ConnectionResumed {
  ConnectionId id;
  std::string provider;
  std::string name;
  friend bool operator==(const ConnectionResumed&, const ConnectionResumed&) = default;
};
struct PlanEffects {
  std::vector<ConnectionSuspended> suspended;
  std::vector<ConnectionResumed> resumed;
  friend bool operator==(const PlanEffects&, const PlanEffects&) = default;
};
/// What a plan does to the workspace's own connections (BYOK-9): asked after every change of it;
/// asking again changes nothing. A provider that the catalogue lacks (any more) suspends: it cannot
/// be used. `connections`: of all providers.
[[nodiscard]] PlanEffects decide_plan_effects(const ProviderCatalogue& providers,
                                              const PlanCatalogue& plans,
                                              const Entitlements& entitlements,
                                              const Connections& connections, Timestamp now);
[[nodiscard]] Connection apply(Connection connection, const ConnectionSuspended& change);
[[nodiscard]] Connection apply(Connection connection, const ConnectionResumed& change);

/// What a quote of another plan names as suspended (billing/quote.hpp): the own connections with
/// the features they need.
[[nodiscard]] std::vector<FeatureUse> feature_uses_of(const ProviderCatalogue& providers,
                                                      const Connections& connections);

}  // namespace steward
