#include "server/use_cases/billing.hpp"

#include "server/identity/token.hpp"
#include "server/store/credit_grants.hpp"

namespace steward::use_cases {
namespace {

CreditGrantId new_grant_id() {
  return CreditGrantId{identity::new_id("grt_")};
}

/// The period that a due hold counts in: settling keeps the hold and forgets where it came from.
Timestamp period_of_hold(const std::vector<store::StoredHold>& due, const HoldId& id) {
  for (const store::StoredHold& stored : due)
    if (stored.hold.id == id) return stored.period_start;
  throw store::StoreError(store::Fault::broken, "a hold ended that was not due");
}

/// What the clock has done since the credits were stored.
void settle_by_clock(const Services& services, Billing& billing,
                     const std::vector<store::StoredHold>& due) {
  Settled settled = settle(services.plans, billing.subscription, std::move(billing.account),
                           billing.head, GrantIds{new_grant_id()}, billing.now);
  for (ClockStep& step : settled.steps) {
    if (const auto* const released = std::get_if<HoldReleased>(&step.change))
      billing.ended_holds.push_back({released->hold, period_of_hold(due, released->hold.id)});
    billing.entries.insert(billing.entries.end(), step.entries.begin(), step.entries.end());
    billing.clock_steps.push_back(std::move(step));
  }
  billing.subscription = std::move(settled.subscription);
  billing.account = std::move(settled.account);
  billing.head = settled.head;
}

Billing load(const Services& services, store::Connection& connection, WorkspaceId workspace_id,
             const store::StoredSubscription& stored, Timestamp now) {
  const std::vector<store::StoredHold> due = store::list_due_holds(connection, workspace_id, now);
  Billing billing{.workspace_id = workspace_id,
                  .now = now,
                  .subscription = stored.subscription,
                  .account = {store::list_open_grants(connection, workspace_id), {}},
                  .head = stored.head,
                  .stored = stored};
  billing.stored_grants = billing.account.grants;
  for (const store::StoredHold& each : due) billing.account.due_holds.push_back(each.hold);
  settle_by_clock(services, billing, due);
  return billing;
}

/// A new row with the free plan; its first credits are booked and saved with everything else.
Billing create(const Services& services, store::Connection& connection, WorkspaceId workspace_id,
               Timestamp now) {
  const Subscription subscription =
      new_subscription(services.plans, services.plans.currencies.front(), now);
  store::StoredSubscription stored{.subscription = subscription};
  store::insert_subscription(connection, workspace_id, stored);
  Billing billing{.workspace_id = workspace_id,
                  .now = now,
                  .subscription = subscription,
                  .account = {},
                  .head = {},
                  .stored = std::move(stored)};
  book(billing, CreditsGranted{first_grant(subscription, new_grant_id())});
  return billing;
}

std::int64_t sum_of_new(const std::vector<CreditGrant>& grants, Timestamp since) {
  std::int64_t sum = 0;
  for (const CreditGrant& grant : grants)
    if (grant.kind == GrantKind::plan && grant.effective_at >= since) sum += grant.amount.value();
  return sum;
}

/// The counters of a period that has just begun: nothing is used or held in it yet.
store::PeriodCredits begun_period(const Billing& billing) {
  const Timestamp start = billing.subscription.period_start;
  const Credits granted = known_credits(sum_of_new(billing.account.grants, start));
  const Credits of_plan = plan_credits_of(billing.account, billing.now);
  return {.granted = granted,
          .rolled_over = of_plan > granted ? difference(of_plan, granted) : Credits{},
          .allowance = recorded_balance_of(billing.account),
          .used = {},
          .held = {}};
}

/// What was granted beside the plan's period, or taken back from it.
Credits granted_in(const std::vector<LedgerEntry>& entries) {
  Credits granted;
  for (const LedgerEntry& entry : entries)
    if (entry.kind == EntryKind::granted) granted = sum(granted, entry.amount);
  return granted;
}

}  // namespace

Billing lock_billing(Services& services, store::Connection& connection, WorkspaceId workspace_id) {
  const auto stored = store::lock_subscription(connection, workspace_id);
  const Timestamp now = services.clock.now();
  if (!stored) return create(services, connection, workspace_id, now);
  return load(services, connection, workspace_id, *stored, now);
}

std::optional<Billing> read_billing(const Services& services, store::Connection& connection,
                                    WorkspaceId workspace_id, Timestamp now) {
  const auto stored = store::find_subscription(connection, workspace_id);
  if (!stored) return std::nullopt;
  return load(services, connection, workspace_id, *stored, now);
}

void book(Billing& billing, const CreditsReserved& change) {
  billing.account = apply(std::move(billing.account), change);
  billing.new_holds.push_back(change.hold);
}

void book(Billing& billing, const CreditsConsumed& change, Timestamp period_start) {
  book<CreditsConsumed>(billing, change);
  billing.ended_holds.push_back({change.hold, period_start});
}

void book(Billing& billing, const HoldReleased& change, Timestamp period_start) {
  book<HoldReleased>(billing, change);
  billing.ended_holds.push_back({change.hold, period_start});
}

store::PeriodCredits period_of(const Billing& billing) {
  const Timestamp start = billing.subscription.period_start;
  store::PeriodCredits period = billing.stored.period;
  const bool is_new =
      billing.stored.head.position == 0 || start != billing.stored.subscription.period_start;
  if (is_new) {
    period = begun_period(billing);
  } else {
    period.allowance = sum(period.allowance, granted_in(billing.entries));
  }
  for (const Hold& hold : billing.new_holds) period.held = sum(period.held, hold.amount);
  for (const store::StoredHold& ended : billing.ended_holds) {
    period.used = sum(period.used, ended.hold.posted);
    if (ended.period_start == start) period.held = difference(period.held, ended.hold.amount);
  }
  return period;
}

std::optional<Timestamp> next_settlement_at(const Services& services, const Billing& billing) {
  std::optional<Timestamp> next =
      next_due_at(services.plans, billing.subscription, billing.account);
  if (*next <= billing.now) next.reset();  // a renewal that has to be paid: settling cannot
  for (const Hold& hold : billing.new_holds)
    if (!next || hold.expires_at < *next) next = hold.expires_at;
  return next;
}

}  // namespace steward::use_cases
