#pragma once

#include <optional>

#include "server/use_cases/billing.hpp"
#include "server/use_cases/history.hpp"

namespace steward::use_cases {

// What happens to connections because of something else, in its transaction.

/// Another plan suspends own accounts that it does not allow, and resumes those that it does
/// (BYOK-9). `billing`: with the subscription as it is now.
void follow_plan(Services& services, store::Connection& connection, const Billing& billing);

/// The connections of somebody who goes stay with the workspace (TM-13). `to`: who has removed
/// them; without one they are an admin's to edit. The occasion names the workspace.
void pass_on_connections(Services& services, store::Connection& connection,
                         const Occasion& occasion, const UserId& from,
                         const std::optional<UserId>& to);

/// Their removal was taken back: so is what has passed by it.
void hand_back_connections(Services& services, store::Connection& connection,
                           const Occasion& occasion, const UserId& to);

}  // namespace steward::use_cases
