#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/connections/rights.hpp"

namespace steward {

/// Why this account serves (BYOK-2): it was named, it is the default, or it is the platform's.
enum class ResolvedBy : std::uint8_t { named, workspace_default, managed };
[[nodiscard]] std::string_view name_of(ResolvedBy by);
[[nodiscard]] std::optional<ResolvedBy> resolved_by_named(std::string_view name);

/// Who is asked for an action, and with what restraint.
struct ResolutionRequest {
  std::optional<ConnectionId> named{};  ///< an account that the workflow names
  Credits price{};                      ///< of the action through the managed account
  bool own_keys_only = false;           ///< credits are never spent (ADV-6)
  bool falls_back_to_managed = false;   ///< opted in: where the own account cannot serve (BYOK-5)
};

/// An account that would have come first, and the code of the rule that passed it over.
struct PassedOver {
  ConnectionId connection;
  Code code;
  friend bool operator==(const PassedOver&, const PassedOver&) = default;
};
/// ADV-6: which account serves, why, and what it costs.
struct Receipt {
  std::string provider;
  ConnectionId connection;
  std::string connection_name;
  ConnectionKind kind;
  ResolvedBy by;
  Credits credits;  ///< debited for a result: 0 for an own account (BYOK-3)
  std::vector<PassedOver> passed_over{};
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// The named account, else the default, else the managed one, else an error. A named account has no
/// stand-in, and an own default has one only where the request says so: credits are never spent
/// silently. `connections`: all of the workspace at this provider.
/// Fails, first match wins: `plan_insufficient` (the provider); `connection_not_found` (the named
/// one); `own_key_required` (only the managed one is left, and own_keys_only);
/// `connection_suspended` (params name, plan; unlock.plan); `connection_unhealthy` (params name,
/// reason: the credential's state); `connection_missing` (param name: the provider's).
[[nodiscard]] Result<Receipt, Rejection> resolve(const Provider& provider,
                                                 const ProviderRights& rights,
                                                 const Connections& connections,
                                                 const ResolutionRequest& request);

}  // namespace steward
