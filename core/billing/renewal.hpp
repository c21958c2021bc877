#pragma once

#include <optional>

#include "core/billing/change.hpp"
#include "core/credits/renewal.hpp"

namespace steward {

/// The period of a paid plan is over: `charge.due_minor` has to be paid for the next one, of
/// `choice`; then complete_renewal. Where the money credit covers it, nothing is charged.
struct RenewalDue {
  PlanChoice choice;
  TimeSpan period;
  Charge charge;
  std::int64_t attempt;  ///< 1: the first
  friend bool operator==(const RenewalDue&, const RenewalDue&) = default;
};
/// A new period, of the same or, where one was scheduled, of another choice.
struct PlanRenewed {
  Subscription from;
  Subscription to;
  CreditsRenewed credits;
  friend bool operator==(const PlanRenewed&, const PlanRenewed&) = default;
};
struct RenewalRefused {
  Timestamp refused_at;
  std::int64_t attempts;  ///< refused so far
  friend bool operator==(const RenewalRefused&, const RenewalRefused&) = default;
};
enum class EndReason : std::uint8_t { scheduled, unpaid, plan_withdrawn };
[[nodiscard]] std::string_view name_of(EndReason reason);
/// Back on the free plan, from `to.period_start` on.
struct SubscriptionEnded {
  Subscription from;
  Subscription to;
  CreditsRenewed credits;  ///< trimmed to the free plan's cap, with its first credits
  EndReason reason;
  friend bool operator==(const SubscriptionEnded&, const SubscriptionEnded&) = default;
};

/// What has to be paid now. Nothing: not paid, not over, the next retry not reached, or something
/// that settle does by itself (free plan, scheduled end, a choice the catalogue has lost).
[[nodiscard]] std::optional<RenewalDue> decide_renew(const PlanCatalogue& catalogue,
                                                     const Subscription& subscription,
                                                     Timestamp now);

/// The charge has succeeded: total. The period is the one that `due` says, however late it is paid.
/// `account`: settled.
[[nodiscard]] PlanRenewed complete_renewal(const Subscription& subscription,
                                           const CreditAccount& account, const RenewalDue& due,
                                           const CreditGrantId& grant, Timestamp now);

/// The charge was refused: past_due, or, after the last retry of the catalogue, the end.
using RefusalEffect = std::variant<RenewalRefused, SubscriptionEnded>;
[[nodiscard]] RefusalEffect refuse_renewal(const PlanCatalogue& catalogue,
                                           const Subscription& subscription,
                                           const CreditAccount& account, const CreditGrantId& grant,
                                           Timestamp now);

/// The way back to the free plan, whose credits and cap hold from `at` on. Its period follows the
/// present one, or, where that was not paid, begins at `at`.
[[nodiscard]] SubscriptionEnded end_subscription(const PlanCatalogue& catalogue,
                                                 const Subscription& subscription,
                                                 const CreditAccount& account,
                                                 const CreditGrantId& grant, EndReason reason,
                                                 Timestamp at);

/// When something of the subscription is due next: the trial's end, the period's end or the next
/// retry.
[[nodiscard]] Timestamp next_due_at(const PlanCatalogue& catalogue,
                                    const Subscription& subscription);

[[nodiscard]] Subscription apply(const Subscription& subscription, const PlanRenewed& change);
[[nodiscard]] Subscription apply(Subscription subscription, const RenewalRefused& change);
[[nodiscard]] Subscription apply(const Subscription& subscription, const SubscriptionEnded& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const PlanRenewed& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const SubscriptionEnded& change);

}  // namespace steward
