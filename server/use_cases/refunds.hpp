#pragma once

#include "server/services.hpp"
#include "server/store/due_work.hpp"

namespace steward::use_cases {

/// Money that was given back in our books has to be given back by the gateway, which is asked until
/// it has: the transaction that books a refund schedules it (ADR 0126).
inline constexpr const char* refund_kind = "refund";

/// Asks the gateway to give back the payment that is the work's subject. Repeating it gives nothing
/// back twice. Throws where the gateway has not: the work comes again.
void run_refund(Services& services, const store::ClaimedWork& work);

}  // namespace steward::use_cases
