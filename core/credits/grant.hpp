#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/credits.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward {

/// Why there are credits: a period of the plan, the trial, bought beside it, given.
enum class GrantKind : std::uint8_t { plan, trial, top_up, bonus };
[[nodiscard]] std::string_view name_of(GrantKind kind);
[[nodiscard]] std::optional<GrantKind> grant_kind_named(std::string_view name);

/// An allocation of credits. Valid in [effective_at, expires_at). Never edited: it is spent, it
/// expires, it is trimmed or voided, and the ledger says so.
// INVARIANT: 0 ≤ held ≤ left ≤ amount.
struct CreditGrant {
  CreditGrantId id;
  GrantKind kind;
  std::int64_t priority;  ///< the least is spent first
  bool is_promotional;    ///< nobody paid for it: spent before what was paid for
  Credits amount;
  Timestamp effective_at;
  std::optional<Timestamp> expires_at;  ///< none: never
  Timestamp created_at;
  Credits left;    ///< not spent and not lapsed; what holds have reserved is included
  Credits held{};  ///< of `left`, reserved by pending holds
  std::optional<Timestamp> voided_at{};
  friend bool operator==(const CreditGrant&, const CreditGrant&) = default;
};

/// A new grant of each kind. Plan credits of a month roll over and have no end of their own; those
/// of a year end with it.
[[nodiscard]] CreditGrant new_plan_grant(CreditGrantId id, Credits amount,
                                         std::optional<Timestamp> expires_at, Timestamp now);
[[nodiscard]] CreditGrant new_trial_grant(CreditGrantId id, Credits amount, Timestamp ends_at,
                                          Timestamp now);
/// Both last `months` calendar months (REF-5, ADV-15).
[[nodiscard]] CreditGrant new_top_up_grant(CreditGrantId id, Credits amount, std::int64_t months,
                                           Timestamp now);
[[nodiscard]] CreditGrant new_bonus_grant(CreditGrantId id, Credits amount, std::int64_t months,
                                          Timestamp now);

/// Whether its free credits can be spent at this instant.
[[nodiscard]] bool is_spendable(const CreditGrant& grant, Timestamp now);
/// Whether its time is over, or it was voided: what holds have reserved of it is all that is left.
[[nodiscard]] bool is_over(const CreditGrant& grant, Timestamp now);
/// Not reserved: left − held.
[[nodiscard]] Credits free_credits(const CreditGrant& grant);

/// Burn order: priority ↑, expires_at ↑ (never last), promotional before paid, effective_at ↑,
/// created_at ↑, id ↑.
[[nodiscard]] bool burns_before(const CreditGrant& left, const CreditGrant& right);

}  // namespace steward
