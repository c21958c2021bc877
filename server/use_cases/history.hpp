#pragma once

#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "server/http/message.hpp"
#include "server/services.hpp"

namespace steward::use_cases {

/// Whose doing it is and where.
struct Occasion {
  const http::Request& request;
  std::optional<UserId> actor{};
  std::optional<WorkspaceId> workspace{};
};

/// Writes one line of history in the transaction of what it tells. `action`: `resource.verb`.
/// `detail`: a change as the codec spells it, or empty; never a secret.
void record(Services& services, store::Connection& connection, const Occasion& occasion,
            const char* action, const std::string& detail = {});

}  // namespace steward::use_cases
