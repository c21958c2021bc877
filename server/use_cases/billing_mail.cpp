#include "server/use_cases/billing_mail.hpp"

#include "core/billing/renewal.hpp"
#include "server/documents/format.hpp"
#include "server/store/founders.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/links.hpp"

namespace steward::use_cases {
namespace {

using documents::date_text;
using documents::money_text;
using documents::number_text;

/// Who a mail goes to, and how it speaks.
struct Recipient {
  Workspace workspace;
  std::string locale;
  std::string_view language;
};

Recipient recipient_of(store::Connection& connection, Workspace workspace) {
  std::string locale = store::find_founder_locale(connection, workspace.id);
  const std::string_view language = documents::language_of(locale);
  return {std::move(workspace), std::move(locale), language};
}
Recipient recipient_of(store::Connection& connection, WorkspaceId workspace_id) {
  return recipient_of(connection,
                      store::find_workspace(connection, workspace_id).value().workspace);
}

void send(Services& services, store::Connection& connection, mail::MailKind kind,
          const Recipient& to, mail::Values values) {
  const std::string id = std::to_string(to.workspace.id.value());
  values["workspace"] = to.workspace.name.value();
  values["billing_url"] =
      services.public_url.origin + "/workspaces/" + id + "/settings/plans-billing";
  send_mail(services, connection, kind, to.locale, to.workspace.billing_email, values);
}

mail::Values values_of(const PlanChoice& choice, std::string_view language) {
  return {{"plan", choice.plan},
          {"credits", number_text(choice.monthly_credits.value(), language)}};
}

mail::Values values_of(const Services& services, const Workspace& workspace, const Invoice& invoice,
                       std::string_view language) {
  const std::string number = text_of(invoice.number);
  return {
      {"number", number},
      {"total", money_text({invoice.charge.due_minor, invoice.currency}, language)},
      {"invoice_url", services.public_url.origin + "/api/workspaces/" +
                          std::to_string(workspace.id.value()) + "/invoices/" + number + "/page"}};
}

}  // namespace

void mail_receipt(Services& services, store::Connection& connection, const Workspace& workspace,
                  const Invoice& invoice) {
  const Recipient to = recipient_of(connection, workspace);
  mail::Values values = values_of(services, workspace, invoice, to.language);
  values["date"] = date_text(invoice.issued_at, to.language);
  send(services, connection, mail::MailKind::receipt, to, std::move(values));
}

void mail_refund(Services& services, store::Connection& connection, const Workspace& workspace,
                 const Invoice& invoice) {
  const Recipient to = recipient_of(connection, workspace);
  mail::Values values = values_of(services, workspace, invoice, to.language);
  values["credits"] = number_text(invoice.credits.value_or(Credits()).value(), to.language);
  send(services, connection, mail::MailKind::refund, to, std::move(values));
}

void mail_plan_changed(Services& services, store::Connection& connection, const Billing& billing,
                       const PlanChanged& change) {
  const Recipient to = recipient_of(connection, billing.workspace_id);
  mail::Values values = values_of(change.to.choice, to.language);
  values["date"] = date_text(change.to.period_end, to.language);
  send(services, connection, mail::MailKind::plan_changed, to, std::move(values));
}

void mail_change_scheduled(Services& services, store::Connection& connection,
                           const Billing& billing, const ScheduledChange& change) {
  const Recipient to = recipient_of(connection, billing.workspace_id);
  mail::Values values = values_of(change.choice, to.language);
  values["date"] = date_text(change.at, to.language);
  send(services, connection, mail::MailKind::plan_change_scheduled, to, std::move(values));
}

void mail_payment_failed(Services& services, store::Connection& connection, const Billing& billing,
                         const Payment& payment) {
  const Recipient to = recipient_of(connection, billing.workspace_id);
  const bool is_over = billing.subscription.state != SubscriptionState::past_due;
  mail::Values values{{"amount", money_text(payment.amount, to.language)}};
  if (!is_over)
    values["date"] = date_text(next_due_at(services.plans, billing.subscription), to.language);
  send(services, connection,
       is_over ? mail::MailKind::subscription_ended : mail::MailKind::payment_failed, to,
       std::move(values));
}

void mail_trial_ending(Services& services, store::Connection& connection, WorkspaceId workspace_id,
                       const Trial& trial) {
  const Recipient to = recipient_of(connection, workspace_id);
  send(services, connection, mail::MailKind::trial_ending, to,
       {{"date", date_text(trial.ends_at, to.language)}});
}

void mail_card_expiring(Services& services, store::Connection& connection, WorkspaceId workspace_id,
                        const Card& card) {
  const Recipient to = recipient_of(connection, workspace_id);
  send(services, connection, mail::MailKind::card_expiring, to,
       {{"card", card.brand + " " + card.last_four},
        {"date", date_text(expires_at(card), to.language)}});
}

}  // namespace steward::use_cases
