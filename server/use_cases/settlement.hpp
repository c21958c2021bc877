#pragma once

#include "server/effects/scheduler.hpp"
#include "server/use_cases/billing.hpp"

namespace steward::use_cases {

/// The kinds of due work (store/due_work.hpp).
///
/// `settlement`: all that the clock alone does to a workspace's plan and credits. One kind for the
/// ends of holds, grants and trials and for what is scheduled, since they follow the order of their
/// instants (core/billing/settle.hpp).
inline constexpr const char* settlement_kind = "settlement";
/// `renewal`: the next period of a paid plan has to be paid.
inline constexpr const char* renewal_kind = "renewal";

/// Sees to it that somebody comes by when the clock has something to do next.
void schedule_next(const Services& services, store::Connection& connection, const Billing& billing);

/// Does a `settlement`.
void run_settlement(Services& services, const store::ClaimedWork& work);

}  // namespace steward::use_cases
