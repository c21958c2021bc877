#pragma once

#include <map>
#include <string>

#include "core/connections/health.hpp"

namespace steward::store {

class Connection;

/// What services have said of the operator's own accounts.
struct ManagedHealth {
  std::string fingerprint;  ///< of the credentials
  HealthRecord health;
  Timestamp noted_at;
};
/// By service.
[[nodiscard]] std::map<std::string, ManagedHealth> read_managed_health(Connection& connection);
void set_managed_health(Connection& connection, const std::string& provider,
                        const ManagedHealth& health);

}  // namespace steward::store
