#include <algorithm>
#include <charconv>

#include "core/audit/describe_billing.hpp"
#include "core/billing/change.hpp"
#include "core/billing/invoice.hpp"
#include "core/billing/refund.hpp"
#include "core/billing/renewal.hpp"
#include "core/billing/top_up.hpp"
#include "core/codec/billing.hpp"
#include "server/identity/token.hpp"
#include "server/store/fields.hpp"
#include "server/store/invoices.hpp"
#include "server/store/quotes.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/billing_mail.hpp"
#include "server/use_cases/payments.hpp"

namespace steward::use_cases {
namespace {

using store::StoredPayment;

struct Completion {
  Services& services;
  store::Connection& connection;
  Billing& billing;
  const StoredPayment& stored;
  const http::Request& request;

  [[nodiscard]] CreditGrantId new_grant() const { return CreditGrantId{identity::new_id("grt_")}; }
  [[nodiscard]] Occasion occasion() const {
    Occasion occasion{request, std::nullopt, billing.workspace_id, ""};
    if (!stored.user_id.empty()) occasion.actor = UserId{stored.user_id};
    return occasion;
  }
  void tell(const AuditDescription& what) const { record(services, connection, occasion(), what); }
};

[[noreturn]] void fail_unreadable() {
  throw store::StoreError(store::Fault::broken, "a payment's document cannot be read");
}

Charge charge_in(const std::string& document) {
  auto charge = decode_charge(document);
  if (!charge) fail_unreadable();
  return *std::move(charge);
}

}  // namespace

TopUp top_up_in(const std::string& document) {
  const auto fields = store::split_fields(document, 2);
  if (!fields) fail_unreadable();
  const std::string& digits = (*fields)[0];
  std::int64_t credits = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), credits);
  return {known_credits(credits), charge_in((*fields)[1])};
}

namespace {

void complete_plan_change(const Completion& to) {
  const auto quote =
      store::find_quote(to.connection, to.billing.workspace_id, QuoteId{to.stored.quote_id});
  if (!quote) fail_unreadable();
  const PlanChanged change = complete_change(to.billing.subscription, quote->quote, to.new_grant(),
                                             to.services.clock.now());
  to.billing.subscription = apply(to.billing.subscription, change);
  if (change.grant) book(to.billing, CreditsGranted{*change.grant});
  to.tell(describe(change));
  if (!store::use_quote(to.connection, *quote->quote.id, to.services.clock.now()))
    throw store::StoreError(store::Fault::broken, "a quote was paid twice");
  save(to.services, to.connection, to.billing);
  mail_plan_changed(to.services, to.connection, to.billing, change);
  issue_invoice(to.services, to.connection, to.billing.workspace_id, to.stored.payment,
                quote->quote.charge);
}

void complete_renewal_payment(const Completion& to) {
  // The subscription has waited for this payment: what was due then is due still.
  auto due = outstanding_renewal(to.services, to.billing);
  if (!due) fail_unreadable();
  due->charge = charge_in(to.stored.document);
  const PlanRenewed change = complete_renewal(to.billing.subscription, to.billing.account, *due,
                                              to.new_grant(), to.services.clock.now());
  to.billing.subscription = apply(to.billing.subscription, change);
  book(to.billing, change.credits);
  to.tell(describe(change));
  save(to.services, to.connection, to.billing);
  issue_invoice(to.services, to.connection, to.billing.workspace_id, to.stored.payment,
                due->charge);
}

void complete_top_up_payment(const Completion& to) {
  const TopUp top_up = top_up_in(to.stored.document);
  const TopUpBought change = complete_top_up(
      to.services.plans, top_up, top_up_grant_of(to.stored.payment.id), to.services.clock.now());
  to.billing.subscription = apply(std::move(to.billing.subscription), change);
  book(to.billing, CreditsGranted{change.grant});
  to.tell(describe(change));
  save(to.services, to.connection, to.billing);
  issue_invoice(to.services, to.connection, to.billing.workspace_id, to.stored.payment,
                top_up.charge, top_up.credits);
}

}  // namespace

std::optional<RenewalDue> outstanding_renewal(const Services& services, const Billing& billing) {
  Timestamp at = services.clock.now();
  if (billing.subscription.state == SubscriptionState::past_due)
    at = std::max(at, next_due_at(services.plans, billing.subscription));
  return decide_renew(services.plans, billing.subscription, at);
}

void complete_payment(Services& services, store::Connection& connection, Billing& billing,
                      const StoredPayment& stored, const http::Request& request) {
  const Completion to{services, connection, billing, stored, request};
  switch (stored.payment.purpose) {
    case PaymentPurpose::plan_change:
      return complete_plan_change(to);
    case PaymentPurpose::renewal:
      return complete_renewal_payment(to);
    case PaymentPurpose::top_up:
      return complete_top_up_payment(to);
  }
}

void refuse_payment(Services& services, store::Connection& connection, Billing& billing,
                    const StoredPayment& stored, const http::Request& request) {
  // Whoever asked for it is told by the answer, and trying costs them nothing. What the clock has
  // tried counts, and has to be told by mail.
  if (stored.payment.purpose != PaymentPurpose::renewal || !stored.user_id.empty()) return;
  const Completion to{services, connection, billing, stored, request};
  const RefusalEffect effect = refuse_renewal(services.plans, billing.subscription, billing.account,
                                              to.new_grant(), services.clock.now());
  if (const auto* const refused = std::get_if<RenewalRefused>(&effect)) {
    to.tell(describe(*refused, billing.subscription));
    billing.subscription = apply(std::move(billing.subscription), *refused);
  } else {
    const auto& ended = std::get<SubscriptionEnded>(effect);
    billing.subscription = apply(billing.subscription, ended);
    book(billing, ended.credits);
    to.tell(describe(ended));
  }
  save(services, connection, billing);
  mail_payment_failed(services, connection, billing, stored.payment);
}

void issue_invoice(Services& services, store::Connection& connection, WorkspaceId workspace_id,
                   const Payment& payment, const Charge& charge, std::optional<Credits> credits) {
  const Workspace workspace = store::find_workspace(connection, workspace_id).value().workspace;
  const Invoice invoice = invoice_of(services.plans, store::take_invoice_number(connection),
                                     payment, charge, credits, services.clock.now());
  store::insert_invoice(connection, workspace_id,
                        {invoice, workspace.name.value(), workspace.billing_email.text()});
  mail_receipt(services, connection, workspace, invoice);
}

}  // namespace steward::use_cases
