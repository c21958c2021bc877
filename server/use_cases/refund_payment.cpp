#include <algorithm>
#include <stdexcept>

#include "core/audit/describe_billing.hpp"
#include "core/billing/refund.hpp"
#include "core/codec/billing.hpp"
#include "server/store/invoices.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/billing_mail.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/refunds.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

std::optional<CreditGrant> grant_of(const Billing& billing, const PaymentId& payment) {
  const CreditGrant* const found = find_grant(billing.account, top_up_grant_of(payment));
  return found == nullptr ? std::nullopt : std::optional(*found);
}

Charge charge_of(const store::StoredPayment& stored) {
  if (stored.payment.purpose != PaymentPurpose::top_up) return {};
  return top_up_in(stored.document).charge;
}

void refund_invoice(Services& services, store::Connection& connection, WorkspaceId workspace_id,
                    const PaymentId& payment) {
  Invoice invoice = store::find_invoice_of_payment(connection, payment).value().invoice;
  invoice.state = InvoiceState::refunded;
  store::set_invoice_state(connection, invoice.number, invoice.state);
  const Workspace workspace = store::find_workspace(connection, workspace_id).value().workspace;
  mail_refund(services, connection, workspace, invoice);
}

/// Books it. The gateway follows: it cannot be asked within a transaction.
Result<Payment, Refusal> refund(Services& services, store::Connection& connection,
                                BillingChange& locked, const http::Request& request) {
  Billing& billing = locked.billing;
  auto stored = store::find_payment(connection, PaymentId{request.params.at(1)});
  if (!stored || !(stored->workspace_id == billing.workspace_id))
    return refuse(Code::payment_not_found);
  if (stored->payment.state == PaymentState::refunded) return stored->payment;
  const auto change = decide_refund(stored->payment, stored->settled_at, charge_of(*stored),
                                    grant_of(billing, stored->payment.id), services.clock.now());
  if (!change) return refuse(change.error());
  stored->payment = apply(std::move(stored->payment), *change);
  billing.subscription = apply(std::move(billing.subscription), *change);
  book(billing, change->credits);
  store::update_payment(connection, *stored);
  record(services, connection, occasion_of(request, locked.by), describe(*change));
  save(services, connection, billing);
  refund_invoice(services, connection, billing.workspace_id, stored->payment.id);
  // A charge that came to nothing never was at the gateway.
  if (stored->payment.amount.minor > 0)
    store::schedule_work(connection,
                         {refund_kind, billing.workspace_id, stored->payment.id.value()},
                         services.clock.now());
  return stored->payment;
}

}  // namespace

Outcome refund_payment(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const auto turn = take_turn_of_path(services, request);
  return once.commit([&](store::Connection& connection) -> Outcome {
    auto found = lock_billing_of_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    BillingChange locked = *std::move(found);
    const auto refunded = refund(services, connection, locked, request);
    if (!refunded) return Failure{refunded.error()};
    return json_response(200, encode_payment(*refunded, std::nullopt));
  });
}

void run_refund(Services& services, const store::ClaimedWork& work) {
  const PaymentId id{work.key.subject};
  const auto question = services.store.read([&](store::Connection& connection) {
    const store::StoredPayment stored = store::find_payment(connection, id).value();
    const auto card = store::find_card(connection, stored.workspace_id);
    return payments::ChargeQuestion{id, card ? card->gateway_customer_id : "",
                                    stored.gateway_payment_id};
  });
  const auto given_back = services.gateway->refund(question);
  if (!given_back)
    throw std::runtime_error("the gateway does not refund: " + given_back.error().cause);
}

}  // namespace steward::use_cases
