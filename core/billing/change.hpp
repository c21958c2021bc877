#pragma once

#include <variant>
#include <vector>

#include "core/billing/quote.hpp"

namespace steward {

/// A paid change waits for its money: charge `quote.charge.due_minor`, then complete_change.
struct ChangePaymentDue {
  Quote quote;
  friend bool operator==(const ChangePaymentDue&, const ChangePaymentDue&) = default;
};
/// The new plan is on, with its credits added to the balance (PLN-11, PLN-12).
struct PlanChanged {
  Subscription from;
  Subscription to;
  std::optional<CreditGrant> grant;  ///< none where too little of a kept period is left
  friend bool operator==(const PlanChanged&, const PlanChanged&) = default;
};
struct ChangeScheduled {
  ScheduledChange change;
  friend bool operator==(const ChangeScheduled&, const ChangeScheduled&) = default;
};
struct ScheduledChangeCancelled {
  ScheduledChange change;
  friend bool operator==(const ScheduledChangeCancelled&,
                         const ScheduledChangeCancelled&) = default;
};
using ChangeDecision =
    std::variant<ChangePaymentDue, PlanChanged, ChangeScheduled, ScheduledChangeCancelled>;

/// Does what the quote says. It is computed again for its quoted_at and must come to the same
/// choice, timing, dates and money; credits may have been used meanwhile.
/// PlanChanged at once where nothing is due. Settle first.
/// Fails, first match wins: `quote_expired` (now ≥ expires_at); `quote_stale`, also for whatever
/// quote_change would refuse now.
[[nodiscard]] Result<ChangeDecision, Rejection> decide_change(
    const PlanCatalogue& catalogue, const Subscription& subscription, const CreditAccount& account,
    const std::vector<FeatureUse>& uses, const Quote& quote, const CreditGrantId& grant,
    Timestamp now);

/// The change whose charge has succeeded, however long that took: total, because the money is
/// taken. `subscription`: as it is now. The period begins at quote.effective_at, as the invoice
/// says; the grant is effective from `now` on.
[[nodiscard]] PlanChanged complete_change(const Subscription& subscription, const Quote& quote,
                                          const CreditGrantId& grant, Timestamp now);

/// Fails: `scheduled_change_none`.
[[nodiscard]] Result<ScheduledChangeCancelled, Rejection> decide_cancel_scheduled_change(
    const Subscription& subscription);

[[nodiscard]] Subscription apply(const Subscription& subscription, const PlanChanged& change);
[[nodiscard]] Subscription apply(Subscription subscription, const ChangeScheduled& change);
[[nodiscard]] Subscription apply(Subscription subscription, const ScheduledChangeCancelled& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const PlanChanged& change);

}  // namespace steward
