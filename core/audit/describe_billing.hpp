#pragma once

#include "core/audit/event.hpp"
#include "core/billing/change.hpp"
#include "core/billing/payment.hpp"
#include "core/billing/refund.hpp"
#include "core/billing/renewal.hpp"
#include "core/billing/top_up.hpp"
#include "core/billing/trial.hpp"

namespace steward {

/// The log's words for what happens to a subscription. Actions: subscription.change,
/// subscription.schedule, subscription.cancel_scheduled, subscription.renew, subscription.past_due,
/// subscription.end, trial.start, trial.end, top_up.buy, top_up.refund,
/// card.update. A choice reads
/// "explorer 10000 monthly": plan, credits a month, period.
[[nodiscard]] AuditDescription describe(const PlanChanged& change);
[[nodiscard]] AuditDescription describe(const ChangeScheduled& change,
                                        const Subscription& subscription);
[[nodiscard]] AuditDescription describe(const ScheduledChangeCancelled& change);
[[nodiscard]] AuditDescription describe(const PlanRenewed& change);
[[nodiscard]] AuditDescription describe(const RenewalRefused& change,
                                        const Subscription& subscription);
[[nodiscard]] AuditDescription describe(const SubscriptionEnded& change);
[[nodiscard]] AuditDescription describe(const TrialStarted& change);
[[nodiscard]] AuditDescription describe(const TrialEnded& change);
[[nodiscard]] AuditDescription describe(const TopUpBought& change);
[[nodiscard]] AuditDescription describe(const TopUpRefunded& change);
/// Brand and last four digits, all that is known of a card (BIL-1). `before`: nothing where this is
/// the first one.
[[nodiscard]] AuditDescription describe_card_updated(const std::optional<Card>& before,
                                                     const Card& after);

}  // namespace steward
