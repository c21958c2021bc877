#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/billing/settle.hpp"
#include "server/services.hpp"
#include "server/store/credit_holds.hpp"
#include "server/store/subscriptions.hpp"

namespace steward::use_cases {

/// A workspace's plan and credits as the clock has left them, and what a transaction is about to
/// make of them. Change `subscription` by `apply`, the credits by `book`; `save` writes what
/// differs from `stored`.
struct Billing {
  WorkspaceId workspace_id;
  Timestamp now;  ///< what it is settled up to
  Subscription subscription;
  CreditAccount account;
  LedgerHead head;
  store::StoredSubscription stored;  ///< as it was found
  std::vector<CreditGrant> stored_grants{};
  std::vector<LedgerEntry> entries{};  ///< to be appended
  std::vector<Hold> new_holds{};
  std::vector<store::StoredHold> ended_holds{};
  std::vector<ClockStep> clock_steps{};  ///< what the clock has done since the last save
};

/// Locks the workspace's plan and credits for the rest of the transaction and settles what the
/// clock has done since. A workspace that has none yet gets the free plan. Nothing is written but
/// that before `save`.
[[nodiscard]] Billing lock_billing(Services& services, store::Connection& connection,
                                   WorkspaceId workspace_id);
/// The same to look at: locks and writes nothing. Nothing where the workspace has none yet.
[[nodiscard]] std::optional<Billing> read_billing(const Services& services,
                                                  store::Connection& connection,
                                                  WorkspaceId workspace_id, Timestamp now);

/// Does the change: its entries are put behind the ledger, and the account is what it is then.
template <class Change>
void book(Billing& billing, const Change& change) {
  const std::vector<LedgerEntry> entries = entries_of(change, billing.account, billing.head);
  billing.head = head_after(billing.head, entries);
  billing.entries.insert(billing.entries.end(), entries.begin(), entries.end());
  billing.account = apply(std::move(billing.account), change);
}
void book(Billing& billing, const CreditsReserved& change);
/// `period_start`: of the period that the hold counts in.
void book(Billing& billing, const CreditsConsumed& change, Timestamp period_start);
void book(Billing& billing, const HoldReleased& change, Timestamp period_start);

/// The running period's counters after what was booked.
[[nodiscard]] store::PeriodCredits period_of(const Billing& billing);

/// Writes what has changed, once, at the end of a decision: subscription, grants, holds, entries,
/// usage and counters; schedules what the clock has to do next, sends the alerts that are due and
/// tells open windows. `billing` is as stored afterwards.
void save(Services& services, store::Connection& connection, Billing& billing);

/// When the clock has something to do with it next, as far as it is known here: of the holds that
/// are not due only those made in this transaction. Nothing where all that is left is a payment's.
[[nodiscard]] std::optional<Timestamp> next_settlement_at(const Services& services,
                                                          const Billing& billing);

}  // namespace steward::use_cases
