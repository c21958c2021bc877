#pragma once

#include <cstdint>
#include <optional>

#include "core/base/ids.hpp"
#include "core/billing/subscription.hpp"
#include "core/credits/ledger.hpp"

namespace steward::store {

class Connection;

/// The running period in credits: what the meter, the budgets and the alerts go by.
struct PeriodCredits {
  Credits granted{};      ///< by the plan, for this period
  Credits rolled_over{};  ///< plan credits left when it began
  Credits allowance{};    ///< everything there was when it began, and what was granted since
  Credits used{};         ///< posted in it
  Credits held{};         ///< reserved in it and still pending
  friend bool operator==(const PeriodCredits&, const PeriodCredits&) = default;
};

/// A row of `subscriptions`.
struct StoredSubscription {
  Subscription subscription;
  std::int64_t version = 1;          ///< grows with each change of the subscription; its ETag
  std::int64_t budgets_version = 1;  ///< of the workspace's credit budgets; their ETag
  LedgerHead head{};
  PeriodCredits period{};
};

/// Nothing where the workspace has none yet.
[[nodiscard]] std::optional<StoredSubscription> find_subscription(Connection& connection,
                                                                  WorkspaceId workspace_id);
/// The same, and nobody else changes the workspace's subscription or credits until the transaction
/// ends (ADR 0105). First in the transaction: who waits here runs again and sees what changed.
[[nodiscard]] std::optional<StoredSubscription> lock_subscription(Connection& connection,
                                                                  WorkspaceId workspace_id);

/// Fails as a conflict where there is one by now.
void insert_subscription(Connection& connection, WorkspaceId workspace_id,
                         const StoredSubscription& stored);
/// Writes the subscription; its version grows by one. Of a locked row, as the next one.
void update_subscription(Connection& connection, WorkspaceId workspace_id,
                         const Subscription& subscription);
/// Writes head and period, and moves the revision on: open windows hear of it.
void update_credits(Connection& connection, WorkspaceId workspace_id,
                    const StoredSubscription& stored);
/// The budgets have changed: their version grows by one.
void touch_budgets(Connection& connection, WorkspaceId workspace_id);

}  // namespace steward::store
