#include "core/billing/top_up.hpp"
#include "core/codec/billing.hpp"
#include "server/store/fields.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

ChargePlan plan_of(const TopUp& top_up, const Billing& billing, const TeamActor& by,
                   const std::string& paid_for) {
  return {.purpose = PaymentPurpose::top_up,
          .charge = top_up.charge,
          .currency = billing.subscription.currency,
          .paid_for = paid_for,
          .document = store::join_fields(
              {std::to_string(top_up.credits.value()), encode_charge(top_up.charge)}),
          .user_id = by.actor.id.value()};
}

Result<Begun, Refusal> begin(Services& services, store::Connection& connection, const Actor& actor,
                             const http::Request& request, const std::string& paid_for) {
  auto found = lock_billing_of_path(services, connection, actor, request);
  if (!found) return Failure{found.error()};
  BillingChange locked = *std::move(found);
  const auto credits = decode_top_up(request.body, services.plans);
  if (!credits) return refuse(credits.error());
  // The same click again: its first payment goes on.
  if (!paid_for.empty()) {
    if (auto payment = store::find_payment_of_quote(connection, paid_for))
      return Begun{*std::move(payment)};
  }
  Billing& billing = locked.billing;
  const auto top_up = decide_top_up(services.plans, billing.subscription, billing.account, *credits,
                                    services.clock.now());
  if (!top_up) return refuse(top_up.error());
  const ChargePlan plan = plan_of(*top_up, billing, locked.by, paid_for);
  if (top_up->charge.due_minor > 0) {
    auto ticket = open_payment(services, connection, billing, plan);
    if (!ticket) return refuse(ticket.error());
    save(services, connection, billing);
    return Begun{*std::move(ticket)};
  }
  const Payment payment = free_payment(services, connection, billing, plan);
  complete_payment(services, connection, billing,
                   {.payment = payment,
                    .workspace_id = billing.workspace_id,
                    .user_id = plan.user_id,
                    .quote_id = paid_for,
                    .document = plan.document},
                   request);
  return Begun{Done{}};
}

}  // namespace

Outcome buy_top_up(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const std::string paid_for = once.key_hash().empty() ? "" : "top_up/" + once.key_hash();
  const auto begun = [&] {
    const auto turn = take_turn_of_path(services, request);
    return services.store.write([&](store::Connection& connection) {
      return begin(services, connection, *actor, request, paid_for);
    });
  }();
  if (!begun) return Failure{begun.error()};
  if (const auto paid = proceed(services, *begun, request); !paid) return Failure{paid.error()};
  const auto turn = take_turn_of_path(services, request);
  return once.commit([&](store::Connection& connection) -> Outcome {
    return subscription_of_path(services, connection, *actor, request);
  });
}

}  // namespace steward::use_cases
