#pragma once

#include "core/billing/change.hpp"
#include "core/billing/invoice.hpp"
#include "core/workspace/workspace.hpp"
#include "server/use_cases/billing.hpp"

namespace steward::use_cases {

// Mails to the billing email (WS-5), in the transaction of what they tell. In the language of
// whoever has been a member longest: the workspace itself has none.

void mail_receipt(Services& services, store::Connection& connection, const Workspace& workspace,
                  const Invoice& invoice);
void mail_refund(Services& services, store::Connection& connection, const Workspace& workspace,
                 const Invoice& invoice);
void mail_plan_changed(Services& services, store::Connection& connection, const Billing& billing,
                       const PlanChanged& change);
void mail_change_scheduled(Services& services, store::Connection& connection,
                           const Billing& billing, const ScheduledChange& change);
void mail_payment_failed(Services& services, store::Connection& connection, const Billing& billing,
                         const Payment& payment);
void mail_trial_ending(Services& services, store::Connection& connection, WorkspaceId workspace_id,
                       const Trial& trial);
void mail_card_expiring(Services& services, store::Connection& connection, WorkspaceId workspace_id,
                        const Card& card);

}  // namespace steward::use_cases
