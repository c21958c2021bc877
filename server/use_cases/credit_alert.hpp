#pragma once

#include "server/use_cases/billing.hpp"

namespace steward::use_cases {

/// Tells those who pay when the period's credits have been used up to one of the catalogue's
/// thresholds (ADV-15): each fires once per period. Where several are passed at once one mail says
/// all of them. `billing`: as it was saved.
void send_credit_alert(Services& services, store::Connection& connection, const Billing& billing);

}  // namespace steward::use_cases
