#include "core/audit/describe_billing.hpp"
#include "core/billing/change.hpp"
#include "core/codec/billing.hpp"
#include "server/identity/token.hpp"
#include "server/store/quotes.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/billing_mail.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

struct PlanChange {
  Services& services;
  store::Connection& connection;
  const http::Request& request;
  BillingChange& locked;
  const Quote& quote;

  void finish(const AuditDescription& what) const {
    record(services, connection, occasion_of(request, locked.by), what);
    if (!store::use_quote(connection, *quote.id, services.clock.now()))
      throw store::StoreError(store::Fault::broken, "a quote was used twice");
    save(services, connection, locked.billing);
  }

  Result<Begun, Refusal> operator()(const ChangePaymentDue& due) const {
    auto ticket = open_payment(services, connection, locked.billing,
                               {.purpose = PaymentPurpose::plan_change,
                                .charge = due.quote.charge,
                                .currency = due.quote.currency,
                                .paid_for = quote.id->value(),
                                .user_id = locked.by.actor.id.value()});
    if (!ticket) return refuse(ticket.error());
    save(services, connection, locked.billing);
    return Begun{*std::move(ticket)};
  }
  /// Nothing is due: money that was put aside covers it.
  Result<Begun, Refusal> operator()(const PlanChanged& change) const {
    Billing& billing = locked.billing;
    const Payment payment = free_payment(services, connection, billing,
                                         {.purpose = PaymentPurpose::plan_change,
                                          .charge = quote.charge,
                                          .currency = quote.currency,
                                          .paid_for = quote.id->value(),
                                          .user_id = locked.by.actor.id.value()});
    billing.subscription = apply(billing.subscription, change);
    if (change.grant) book(billing, CreditsGranted{*change.grant});
    finish(describe(change));
    mail_plan_changed(services, connection, billing, change);
    issue_invoice(services, connection, billing.workspace_id, payment, quote.charge);
    return Begun{Done{}};
  }
  Result<Begun, Refusal> operator()(const ChangeScheduled& change) const {
    Billing& billing = locked.billing;
    const AuditDescription what = describe(change, billing.subscription);
    billing.subscription = apply(std::move(billing.subscription), change);
    finish(what);
    mail_change_scheduled(services, connection, billing, change.change);
    return Begun{Done{}};
  }
  Result<Begun, Refusal> operator()(const ScheduledChangeCancelled& change) const {
    Billing& billing = locked.billing;
    billing.subscription = apply(std::move(billing.subscription), change);
    finish(describe(change));
    return Begun{Done{}};
  }
};

Result<Begun, Refusal> begin(Services& services, store::Connection& connection, const Actor& actor,
                             const http::Request& request, const QuoteId& quote_id) {
  auto locked = lock_billing_of_path(services, connection, actor, request);
  if (!locked) return Failure{locked.error()};
  BillingChange change = *std::move(locked);
  const auto stored = store::find_quote(connection, change.by.workspace_id, quote_id);
  if (!stored || !(stored->user_id == change.by.actor.id)) return refuse(Code::quote_not_found);
  if (stored->used_at) return Begun{Done{}};
  if (auto payment = store::find_payment_of_quote(connection, quote_id.value()))
    return Begun{*std::move(payment)};
  const auto decided =
      decide_change(services.plans, change.billing.subscription, change.billing.account, {},
                    stored->quote, CreditGrantId{identity::new_id("grt_")}, services.clock.now());
  if (!decided) return refuse(decided.error());
  return std::visit(PlanChange{services, connection, request, change, stored->quote}, *decided);
}

}  // namespace

// The quote is what makes it happen once: whoever sends it again hears what became of it.
Outcome change_plan(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto quote_id = decode_plan_change(request.body);
  if (!quote_id) return refuse(quote_id.error());
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);

  const auto begun = [&] {
    const auto turn = take_turn_of_path(services, request);
    return services.store.write([&](store::Connection& connection) {
      return begin(services, connection, *actor, request, *quote_id);
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
