#pragma once

#include <optional>
#include <vector>

#include "core/credits/grant.hpp"
#include "core/credits/hold.hpp"

namespace steward {

/// The credits of a workspace, as a decision has to know them: never the ledger, so that nothing
/// here depends on its length.
// INVARIANT: the sum of every grant's `left` is at most credit_balance_max; each hold's parts are
// within `held` of their grants.
struct CreditAccount {
  std::vector<CreditGrant> grants;  ///< with left > 0, in any order
  std::vector<Hold> due_holds{};    ///< pending with expires_at ≤ now; others may be left out
  friend bool operator==(const CreditAccount&, const CreditAccount&) = default;
};

/// A balance over this is refused where credits are bought or given, so that the credits of a plan
/// always fit beside.
inline constexpr std::int64_t credit_balance_max = std::int64_t{1} << 52;

/// Sum of `left` of what is effective and not over, and of what holds have reserved of the rest.
[[nodiscard]] Credits balance_of(const CreditAccount& account, Timestamp now);
/// Reserved by pending holds.
[[nodiscard]] Credits held_of(const CreditAccount& account);
/// What can be reserved now: balance − held.
[[nodiscard]] Credits available_of(const CreditAccount& account, Timestamp now);
/// Available of the plan's own grants alone: what rolls over, before the cap.
[[nodiscard]] Credits plan_credits_of(const CreditAccount& account, Timestamp now);
/// The sum of every `left`: what the ledger sums up to.
[[nodiscard]] Credits recorded_balance_of(const CreditAccount& account);

[[nodiscard]] CreditGrant* find_grant(CreditAccount& account, const CreditGrantId& id);
[[nodiscard]] const CreditGrant* find_grant(const CreditAccount& account, const CreditGrantId& id);

/// Whether the invariants hold; for documents that come from outside.
[[nodiscard]] bool is_sound(const CreditAccount& account);

}  // namespace steward
