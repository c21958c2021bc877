#pragma once

#include <string_view>

#include "server/store/invitations.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// The invitation that a token opens, whatever has become of it. Fails: `invitation_not_found`.
[[nodiscard]] Result<store::OpenedInvitation, Refusal> open_invitation(
    store::Connection& connection, std::string_view token);

}  // namespace steward::use_cases
