#include <algorithm>

#include "server/store/credit_grants.hpp"
#include "server/store/due_work.hpp"
#include "server/store/ledger.hpp"
#include "server/store/usage.hpp"
#include "server/use_cases/billing.hpp"
#include "server/use_cases/clock_history.hpp"
#include "server/use_cases/connection_effects.hpp"
#include "server/use_cases/credit_alert.hpp"
#include "server/use_cases/settlement.hpp"

namespace steward::use_cases {
namespace {

void save_grants(store::Connection& connection, const Billing& billing) {
  for (const CreditGrant& grant : billing.account.grants) {
    const auto stored = std::find_if(billing.stored_grants.begin(), billing.stored_grants.end(),
                                     [&](const CreditGrant& one) { return one.id == grant.id; });
    if (stored == billing.stored_grants.end())
      store::insert_grant(connection, billing.workspace_id, grant);
    else if (*stored != grant)
      store::update_grant(connection, grant);
  }
  // A grant that the account has dropped is spent.
  for (CreditGrant stored : billing.stored_grants) {
    if (find_grant(billing.account, stored.id) != nullptr) continue;
    stored.left = stored.held = Credits{};
    store::update_grant(connection, stored);
  }
}

/// What a member reserves and spends, for their budget: held where the hold was made, used where it
/// was posted.
void save_holds(store::Connection& connection, const Billing& billing) {
  const WorkspaceId id = billing.workspace_id;
  const Timestamp start = billing.subscription.period_start;
  for (const Hold& hold : billing.new_holds) {
    store::insert_hold(connection, id, {hold, start});
    store::add_use(connection, id, start, hold.usage.actor_id, {.held = hold.amount});
  }
  for (const auto& [hold, period_start] : billing.ended_holds) {
    store::end_hold(connection, hold);
    const Usage& usage = hold.usage;
    const Credits returned = hold.amount.negated();
    if (period_start == start) {
      store::add_use(connection, id, start, usage.actor_id, {hold.posted, returned});
    } else {
      store::add_use(connection, id, period_start, usage.actor_id, {.held = returned});
      if (hold.posted.is_positive())
        store::add_use(connection, id, start, usage.actor_id, {.used = hold.posted});
    }
    if (hold.posted.is_positive())
      store::add_usage(connection, id, usage, hold.posted, hold.settled_at.value_or(billing.now));
  }
}

bool has_changed(const Billing& billing) {
  return billing.subscription != billing.stored.subscription || !billing.entries.empty() ||
         !billing.new_holds.empty() || !billing.ended_holds.empty();
}

}  // namespace

void save(Services& services, store::Connection& connection, Billing& billing) {
  if (!has_changed(billing)) return;
  const bool has_posted =
      std::any_of(billing.ended_holds.begin(), billing.ended_holds.end(),
                  [](const store::StoredHold& ended) { return ended.hold.posted.is_positive(); });
  store::StoredSubscription after = billing.stored;
  after.subscription = billing.subscription;
  after.head = billing.head;
  after.period = period_of(billing);
  if (after.subscription != billing.stored.subscription) {
    store::update_subscription(connection, billing.workspace_id, after.subscription);
    ++after.version;
    follow_plan(services, connection, billing);
  }
  save_grants(connection, billing);
  save_holds(connection, billing);
  store::append_entries(connection, billing.workspace_id, billing.entries);
  store::update_credits(connection, billing.workspace_id, after);
  schedule_next(services, connection, billing);
  record_clock_steps(services, connection, billing);

  billing.stored = std::move(after);
  billing.stored_grants = billing.account.grants;
  billing.entries.clear();
  billing.new_holds.clear();
  billing.ended_holds.clear();
  billing.clock_steps.clear();
  if (has_posted) send_credit_alert(services, connection, billing);
}

}  // namespace steward::use_cases
