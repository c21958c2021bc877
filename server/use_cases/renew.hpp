#pragma once

#include "server/services.hpp"
#include "server/store/due_work.hpp"

namespace steward::use_cases {

/// Charges the next period of a paid plan where it is due, and books it. Does nothing, and does no
/// harm, where it is not or another payment is open: the clock asks again.
void run_renewal(Services& services, const store::ClaimedWork& work);

/// Asks the gateway about the payment that is the work's subject. Does nothing where it is settled.
void run_payment_check(Services& services, const store::ClaimedWork& work);

}  // namespace steward::use_cases
