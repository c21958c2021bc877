#pragma once

#include <mutex>

#include "server/use_cases/billing.hpp"
#include "server/use_cases/team.hpp"

namespace steward::use_cases {

/// A workspace's billing, locked for a member who may change it.
struct BillingChange {
  TeamActor by;
  Billing billing;
};
/// Fails: `workspace_not_found`; `role_insufficient`.
[[nodiscard]] Result<BillingChange, Refusal> lock_billing_of_path(Services& services,
                                                                  store::Connection& connection,
                                                                  const Actor& actor,
                                                                  const http::Request& request);

/// Held around the transaction that changes the billing of the workspace in the path, as
/// store::take_turn says; for a path that names none it holds nothing.
[[nodiscard]] std::unique_lock<std::mutex> take_turn_of_path(const Services& services,
                                                             const http::Request& request);

/// The subscription as the page shows it, with its version. `billing`: as stored.
[[nodiscard]] http::Response subscription_response(const Services& services,
                                                   store::Connection& connection,
                                                   const Billing& billing);
/// The same for whoever has just changed it: the end of a request that took several transactions.
[[nodiscard]] Outcome subscription_of_path(Services& services, store::Connection& connection,
                                           const Actor& actor, const http::Request& request);

}  // namespace steward::use_cases
