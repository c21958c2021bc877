#pragma once

#include "server/use_cases/team.hpp"

namespace steward::use_cases {

/// `stored`: whoever asks. Ends their membership; fails: `workspace_last_admin`.
[[nodiscard]] Outcome leave(Services& services, store::Connection& connection,
                            const http::Request& request, const Team& team,
                            const store::StoredMember& stored);

}  // namespace steward::use_cases
