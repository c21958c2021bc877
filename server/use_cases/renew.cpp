#include "server/use_cases/renew.hpp"

#include "core/billing/renewal.hpp"
#include "core/codec/billing.hpp"
#include "server/store/turns.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/settlement.hpp"

namespace steward::use_cases {
namespace {

constexpr Duration behind_another_payment = std::chrono::minutes{1};

/// The clock's doing: nobody asked for it.
const http::Request& no_request() {
  static const http::Request none{};
  return none;
}

/// A period is paid for once, however many servers renew it.
ChargePlan plan_of(const Billing& billing, const RenewalDue& due, const std::string& user_id) {
  const auto period = due.period.from.time_since_epoch().count();
  return {.purpose = PaymentPurpose::renewal,
          .charge = due.charge,
          .currency = billing.subscription.currency,
          .paid_for = "renewal/" + std::to_string(billing.workspace_id.value()) + "/" +
                      std::to_string(period),
          .document = encode_charge(due.charge),
          .user_id = user_id};
}

/// There is no card that could be charged: refused before any gateway was asked.
void refuse_unchargeable(Services& services, store::Connection& connection, Billing& billing,
                         const ChargePlan& plan, const Rejection& why) {
  store::StoredPayment stored = declined_payment(services, connection, billing, plan, why.code);
  refuse_payment(services, connection, billing, stored, no_request());
}

/// `user_id`: who wants to pay now; empty: the clock.
std::optional<Ticket> begin(Services& services, store::Connection& connection,
                            WorkspaceId workspace_id, const std::string& user_id) {
  Billing billing = lock_billing(services, connection, workspace_id);
  const auto due = user_id.empty()
                       ? decide_renew(services.plans, billing.subscription, services.clock.now())
                       : outstanding_renewal(services, billing);
  if (!due) {
    save(services, connection, billing);
    return std::nullopt;
  }
  if (store::find_open_payment(connection, workspace_id)) {
    save(services, connection, billing);
    store::schedule_work(connection, {renewal_kind, workspace_id},
                         services.clock.now() + behind_another_payment);
    return std::nullopt;
  }
  const ChargePlan plan = plan_of(billing, *due, user_id);
  if (due->charge.due_minor == 0) {
    const Payment payment = free_payment(services, connection, billing, plan);
    complete_payment(services, connection, billing,
                     {.payment = payment,
                      .workspace_id = workspace_id,
                      .user_id = user_id,
                      .quote_id = plan.paid_for,
                      .document = plan.document},
                     no_request());
    return std::nullopt;
  }
  auto ticket = open_payment(services, connection, billing, plan);
  if (!ticket) {
    refuse_unchargeable(services, connection, billing, plan, ticket.error());
    return std::nullopt;
  }
  save(services, connection, billing);
  return *std::move(ticket);
}

}  // namespace

void run_renewal(Services& services, const store::ClaimedWork& work) {
  const WorkspaceId workspace_id = work.key.workspace_id;
  const auto ticket = [&] {
    const auto turn = store::take_turn(services.store, workspace_id);
    return services.store.write([&](store::Connection& connection) {
      return begin(services, connection, workspace_id, work.key.subject);
    });
  }();
  if (ticket) static_cast<void>(charge(services, *ticket, no_request()));
  services.effects.wake();
}

void run_payment_check(Services& services, const store::ClaimedWork& work) {
  const PaymentId payment_id{work.key.subject};
  const auto stored = services.store.read(
      [&](store::Connection& connection) { return store::find_payment(connection, payment_id); });
  if (!stored || stored->settled_at) return;
  const store::StoredPayment after = settle_payment(services, *stored, no_request());
  if (after.settled_at) return;
  constexpr Duration again_after = std::chrono::minutes{1};
  services.store.write([&](store::Connection& connection) {
    store::schedule_work(connection, {payment_check_kind, after.workspace_id, payment_id.value()},
                         services.clock.now() + again_after);
    return true;
  });
}

}  // namespace steward::use_cases
