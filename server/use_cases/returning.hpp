#pragma once

#include <string>

#include "server/use_cases/billing.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// Sends a browser that comes back from a gateway's page on to Plans & billing; `query` says what
/// it comes back with.
[[nodiscard]] http::Response to_billing_page(const Services& services, WorkspaceId workspace_id,
                                             const std::string& query);

/// The workspace has a new card: an unpaid renewal is tried again at once, for `user_id`.
void retry_renewal(Services& services, store::Connection& connection, const Billing& billing,
                   const std::string& user_id);

}  // namespace steward::use_cases
