#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/money.hpp"
#include "core/base/timestamp.hpp"
#include "core/credits/forecast.hpp"
#include "core/plans/choice.hpp"
#include "core/plans/entitlements.hpp"

namespace steward {

/// ```
///             start of the trial                 a paid plan (charge succeeded)
///   free ─────────────────────────► trial ──────────────────────┐
///    ▲ ▲ ◄───────────────────────────┘                          ▼
///    │ │       at ends_at, by the clock alone                 active ◄──────┐
///    │ └───────────────────────────────────────────────────────┤            │ the charge
///    │        scheduled change to the free plan, at period_end │ renewal    │ succeeds
///    │                                                         ▼ refused    │
///    └────────────────────────────────────────────────────── past_due ──────┘
///             the last retry is refused
/// ```
/// From free a paid plan leads to active as well. A scheduled change is a field, no state.
enum class SubscriptionState : std::uint8_t { free, trial, active, past_due };
[[nodiscard]] std::string_view name_of(SubscriptionState state);
[[nodiscard]] std::optional<SubscriptionState> subscription_state_named(std::string_view name);

/// [started_at, ends_at). It stays on record: a workspace has one.
struct Trial {
  Timestamp started_at;
  Timestamp ends_at;
  friend bool operator==(const Trial&, const Trial&) = default;
};
struct ScheduledChange {
  PlanChoice choice;
  Timestamp at;  ///< the period's end
  friend bool operator==(const ScheduledChange&, const ScheduledChange&) = default;
};

/// Which plan a workspace is on. Periods are counted from the anchor, so that one that began on the
/// 31st ends on the last of a short month and on the 31st of a long one: the present one is
/// [add_months(anchor_at, anchor_months), add_months(anchor_at, anchor_months + 1 or 12)).
// INVARIANT: a trial's choice is the free plan; something is scheduled only on a paid plan;
// past_due_since exactly while past_due, and then period_end has passed.
struct Subscription {
  PlanChoice choice;
  SubscriptionState state;
  Currency currency;
  Timestamp anchor_at;
  std::int64_t anchor_months = 0;  ///< from the anchor to the present period
  Timestamp period_start;
  Timestamp period_end;
  std::optional<Trial> trial{};
  std::optional<ScheduledChange> scheduled{};
  std::int64_t paid_minor = 0;          ///< for this period without tax, less what was credited
  std::int64_t money_credit_minor = 0;  ///< owed to them; the next invoices use it
  std::optional<Timestamp> past_due_since{};
  std::int64_t renewal_attempts = 0;  ///< refused ones of this renewal
  bool has_paid = false;              ///< ever
  friend bool operator==(const Subscription&, const Subscription&) = default;
};

/// A new workspace's: the free plan from `now` on. Its first credits are `first_grant`.
[[nodiscard]] Subscription new_subscription(const PlanCatalogue& catalogue,
                                            const Currency& currency, Timestamp now);
[[nodiscard]] CreditGrant first_grant(const Subscription& subscription, CreditGrantId id);

/// What it may use at this instant: exact at the trial's end, whatever has been settled yet. An
/// unpaid renewal keeps the plan until the last retry.
[[nodiscard]] PlanAccess plan_access(const PlanCatalogue& catalogue,
                                     const Subscription& subscription, Timestamp now);

/// The state at this instant: a trial is over when its time is.
[[nodiscard]] SubscriptionState state_of(const Subscription& subscription, Timestamp now);

/// What the credits' forecast has to know: the choice after a scheduled change, where there is one.
/// Nothing while a renewal is unpaid.
[[nodiscard]] std::optional<RenewalFacts> renewal_facts(const Subscription& subscription);

}  // namespace steward
