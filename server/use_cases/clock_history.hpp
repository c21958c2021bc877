#pragma once

#include "server/use_cases/billing.hpp"

namespace steward::use_cases {

/// Writes into the workspace's audit log what the clock has done to its subscription since the last
/// save. A renewal of the free plan is left to the ledger.
void record_clock_steps(Services& services, store::Connection& connection, const Billing& billing);

}  // namespace steward::use_cases
