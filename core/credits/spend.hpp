#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "core/credits/account.hpp"
#include "core/credits/budget.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// The caller chooses the id, so that asking again is safe. `amount` > 0 and
/// now < expires_at ≤ now + hold_validity_max: the codec has seen to it.
struct HoldRequest {
  HoldId id;
  Credits amount;
  Usage usage;
  Timestamp expires_at;
};

struct CreditsReserved {
  Hold hold;
  friend bool operator==(const CreditsReserved&, const CreditsReserved&) = default;
};
/// `returned` can be spent again; `lapsed` was of grants whose time went by meanwhile, and is gone.
struct CreditsConsumed {
  Hold hold;  ///< as it is then: posted
  std::vector<GrantAmount> debits;
  std::vector<GrantAmount> returned;
  std::vector<GrantAmount> lapsed;
  friend bool operator==(const CreditsConsumed&, const CreditsConsumed&) = default;
};
struct HoldReleased {
  Hold hold;  ///< as it is then: released or expired
  std::vector<GrantAmount> returned;
  std::vector<GrantAmount> lapsed;
  friend bool operator==(const HoldReleased&, const HoldReleased&) = default;
};

/// Takes from the grants in burn order; no overdraft. Settle the account first.
/// Fails, first match wins: `credits_insufficient` (params actual: available, needed; complete it
/// by with_unlock); `credit_budget_reached` (params limit, actual: what it would be; part: "member"
/// or "workspace").
[[nodiscard]] Result<CreditsReserved, Rejection> decide_reserve(const CreditAccount& account,
                                                                const HoldRequest& request,
                                                                const BudgetFacts& budgets,
                                                                Timestamp now);

/// Spends `amount` (1 … the hold's) in the order of the parts and returns the rest. What a hold has
/// reserved stays spendable although its grant's time goes by meanwhile.
/// Fails, first match wins: `hold_posted`, `hold_released`, `hold_expired` (also by the clock
/// alone), `hold_exceeded` (param limit: the hold's amount).
[[nodiscard]] Result<CreditsConsumed, Rejection> decide_post(const CreditAccount& account,
                                                             const Hold& hold, Credits amount,
                                                             Timestamp now);

/// Fails: `hold_posted`, `hold_released`, `hold_expired`.
[[nodiscard]] Result<HoldReleased, Rejection> decide_release(const CreditAccount& account,
                                                             const Hold& hold, Timestamp now);

/// The end of each due hold of the account (account.due_holds), at its expires_at.
[[nodiscard]] std::vector<HoldReleased> expire_holds(const CreditAccount& account, Timestamp now);

[[nodiscard]] CreditAccount apply(CreditAccount account, const CreditsReserved& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const CreditsConsumed& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const HoldReleased& change);

}  // namespace steward
