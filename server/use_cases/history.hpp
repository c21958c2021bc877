#pragma once

#include <optional>
#include <string>

#include "core/audit/event.hpp"
#include "core/base/ids.hpp"
#include "core/keys/key.hpp"
#include "server/http/message.hpp"
#include "server/services.hpp"

namespace steward::use_cases {

/// Whose doing it is and where. Without an actor it is the system's: a mailed link has no session.
struct Occasion {
  const http::Request& request;
  std::optional<UserId> actor{};
  std::optional<WorkspaceId> workspace{};
  std::string actor_display{};  ///< looked up where it is empty
  std::optional<ApiKey> key{};  ///< where a program acts as the actor
};

/// Writes an event of the workspace's audit log in the transaction of what it tells; open windows
/// hear of it after the commit. The occasion names a workspace.
void record(Services& services, store::Connection& connection, const Occasion& occasion,
            const AuditDescription& what);

/// Writes a line of the history of an account, which belongs to no workspace. `action`:
/// `resource.verb`. `detail`: a change as the codec spells it, or empty; never a secret.
void record_account(Services& services, store::Connection& connection, const Occasion& occasion,
                    const char* action, const std::string& detail = {});

/// A user as the log names them, by what they are called now; or the key that acts as them, by its
/// own name beside theirs.
[[nodiscard]] AuditActor audit_actor(store::Connection& connection, const UserId& id,
                                     const std::optional<ApiKey>& key = std::nullopt);
/// Where the request comes from, as an event tells it.
[[nodiscard]] AuditContext audit_context(const http::Request& request);

}  // namespace steward::use_cases
