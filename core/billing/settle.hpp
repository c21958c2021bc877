#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "core/billing/grant_ids.hpp"
#include "core/billing/renewal.hpp"
#include "core/billing/trial.hpp"
#include "core/credits/ledger.hpp"

namespace steward {

using ClockChange =
    std::variant<HoldReleased, GrantsLapsed, TrialEnded, PlanRenewed, SubscriptionEnded>;

/// One thing that the clock has done, with what it writes into the ledger.
struct ClockStep {
  Timestamp at;
  ClockChange change;
  std::vector<LedgerEntry> entries;
  friend bool operator==(const ClockStep&, const ClockStep&) = default;
};
struct Settled {
  std::vector<ClockStep> steps{};  ///< in the order of their instants
  Subscription subscription;       ///< after them
  CreditAccount account;           ///< after them; due_holds is empty, spent grants are still in
  LedgerHead head{};
};

/// All that the clock alone does, in the order of its instants and however late it is called: holds
/// and grants expire, the trial ends, the free plan renews month by month, a scheduled change to
/// the free plan takes effect, a choice that the catalogue has lost ends. At one instant: holds,
/// grants, trial, subscription. What has to be paid is decide_renew's: the shell asks it next, and
/// settles again after it. A clock that jumped back changes nothing.
[[nodiscard]] Settled settle(const PlanCatalogue& catalogue, Subscription subscription,
                             CreditAccount account, LedgerHead head, GrantIds ids, Timestamp now);

/// The next instant at which settle or decide_renew has something to do; none of the holds that
/// the account leaves out.
[[nodiscard]] Timestamp next_due_at(const PlanCatalogue& catalogue,
                                    const Subscription& subscription, const CreditAccount& account);

}  // namespace steward
