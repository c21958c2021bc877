#include "server/use_cases/settlement.hpp"

#include "server/store/credit_holds.hpp"
#include "server/store/due_work.hpp"
#include "server/store/turns.hpp"

namespace steward::use_cases {

void schedule_next(const Services& services, store::Connection& connection,
                   const Billing& billing) {
  const WorkspaceId id = billing.workspace_id;
  if (const auto next = next_settlement_at(services, billing))
    store::advance_work(connection, {settlement_kind, id}, *next);
  if (decide_renew(services.plans, billing.subscription, billing.now))
    store::advance_work(connection, {renewal_kind, id}, billing.now);
}

void run_settlement(Services& services, const store::ClaimedWork& work) {
  const WorkspaceId id = work.key.workspace_id;
  const auto turn = store::take_turn(services.store, id);
  services.store.write([&](store::Connection& connection) {
    Billing billing = lock_billing(services, connection, id);
    save(services, connection, billing);
    schedule_next(services, connection, billing);
    auto next = next_settlement_at(services, billing);
    const auto hold_expiry = store::next_hold_expiry(connection, id);
    if (hold_expiry && (!next || *hold_expiry < *next)) next = hold_expiry;
    if (next)
      store::schedule_work(connection, {settlement_kind, id}, *next);
    else
      store::cancel_work(connection, {settlement_kind, id});
    return true;
  });
}

}  // namespace steward::use_cases
