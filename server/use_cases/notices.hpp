#pragma once

#include "core/billing/payment.hpp"
#include "core/billing/subscription.hpp"
#include "server/services.hpp"
#include "server/store/due_work.hpp"

namespace steward::use_cases {

// Mails that the clock sends: looked at again when they are due, and not sent where they no longer
// hold.

inline constexpr const char* trial_notice_kind = "trial_notice";
inline constexpr const char* card_notice_kind = "card_notice";

/// Three days before the trial's end.
void schedule_trial_notice(store::Connection& connection, WorkspaceId workspace_id,
                           const Trial& trial);
/// card_expiry_notice_days before the card's end.
void schedule_card_notice(store::Connection& connection, WorkspaceId workspace_id,
                          const Card& card);

void run_trial_notice(Services& services, const store::ClaimedWork& work);
void run_card_notice(Services& services, const store::ClaimedWork& work);

}  // namespace steward::use_cases
