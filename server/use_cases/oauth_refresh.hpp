#pragma once

#include <vector>

#include "core/connections/connection.hpp"
#include "server/effects/scheduler.hpp"
#include "server/services.hpp"

namespace steward::use_cases {

/// The kind of due work (store/due_work.hpp): an access token ends soon. Its subject is the
/// connection's id. Work is claimed, so of any number of servers one asks for the next token.
inline constexpr const char* oauth_refresh_kind = "oauth_refresh";

/// Sees to it that the token is renewed in time. Nothing where it does not end, or cannot be.
void schedule_refresh(store::Connection& connection, WorkspaceId workspace_id,
                      const steward::Connection& account,
                      const std::vector<CredentialEntry>& credentials, Timestamp now);

void run_oauth_refresh(Services& services, const store::ClaimedWork& work);

}  // namespace steward::use_cases
