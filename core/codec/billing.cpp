#include "core/codec/billing.hpp"

#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/billing/renewal.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/problem.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

Json card_json(const Card& card, Timestamp now) {
  return {{"brand", card.brand},
          {"last_four", card.last_four},
          {"expiry_month", card.expiry_month},
          {"expiry_year", card.expiry_year},
          {"is_expiring", is_expiring(card, now)}};
}

Json payment_json(const Payment& payment) {
  Json json{{"id", payment.id.value()},
            {"purpose", name_of(payment.purpose)},
            {"amount_minor", payment.amount.minor},
            {"currency", payment.amount.currency.value()},
            {"state", name_of(payment.state)},
            {"created_at", to_rfc3339(payment.created_at)}};
  if (payment.code) json["code"] = name_of(*payment.code);
  if (payment.reason) json["reason"] = name_of(*payment.reason);
  return json;
}

Json invoice_json(const Invoice& invoice) {
  Json json = codec::charge_json(invoice.charge);
  json["total_minor"] = invoice.charge.due_minor;
  json.erase("due_minor");
  json["number"] = text_of(invoice.number);
  json["payment_id"] = invoice.payment.value();
  json["purpose"] = name_of(invoice.purpose);
  json["issued_at"] = to_rfc3339(invoice.issued_at);
  json["currency"] = invoice.currency.value();
  json["tax_name"] = invoice.tax_name;
  json["state"] = name_of(invoice.state);
  if (invoice.credits) json["credits"] = invoice.credits->value();
  return json;
}

/// What the next renewal costs, of the choice that it renews.
void add_next_charge(Json& json, const PlanCatalogue& catalogue, const Subscription& subscription) {
  const bool is_paid = subscription.state == SubscriptionState::active ||
                       subscription.state == SubscriptionState::past_due;
  const PlanChoice& next =
      subscription.scheduled ? subscription.scheduled->choice : subscription.choice;
  const auto price = price_of(catalogue, next, subscription.currency);
  if (!is_paid || !price || is_free(catalogue, next)) return;
  json["next_charge_at"] = to_rfc3339(next_due_at(catalogue, subscription));
  json["next_charge_minor"] =
      charge_of(catalogue, {{LineKind::new_plan, *price}}, subscription.money_credit_minor)
          .due_minor;
}

bool is_trial_offered(const PlanCatalogue& catalogue, const Subscription& subscription) {
  return decide_start_trial(catalogue, subscription, CreditGrantId{""}, Timestamp{}).has_value();
}

}  // namespace

std::string encode_subscription(const Subscription& subscription) {
  return codec::to_text(codec::subscription_json(subscription));
}

std::string encode_quote(const Quote& quote) {
  return codec::to_text(codec::quote_json(quote));
}

std::string encode_charge(const Charge& charge) {
  return codec::to_text(codec::charge_json(charge));
}

std::string encode_subscription_view(const PlanCatalogue& catalogue, const SubscriptionView& view,
                                     Timestamp now) {
  const Subscription& subscription = view.subscription;
  Json json = codec::choice_json(subscription.choice);
  const SubscriptionState state = state_of(subscription, now);
  json["state"] = name_of(state);
  json["currency"] = subscription.currency.value();
  json["period_start"] = to_rfc3339(subscription.period_start);
  json["period_end"] = to_rfc3339(subscription.period_end);
  json["money_credit_minor"] = subscription.money_credit_minor;
  json["trial_offered"] = is_trial_offered(catalogue, subscription);
  json["document"] = codec::subscription_json(subscription);
  if (subscription.trial)
    json["trial"] = {{"started_at", to_rfc3339(subscription.trial->started_at)},
                     {"ends_at", to_rfc3339(subscription.trial->ends_at)},
                     {"is_running", state == SubscriptionState::trial}};
  if (subscription.scheduled) {
    json["scheduled"] = codec::choice_json(subscription.scheduled->choice);
    json["scheduled"]["at"] = to_rfc3339(subscription.scheduled->at);
  }
  add_next_charge(json, catalogue, subscription);
  if (subscription.past_due_since) {
    json["past_due_since"] = to_rfc3339(*subscription.past_due_since);
    json["next_retry_at"] = to_rfc3339(next_due_at(catalogue, subscription));
  }
  if (view.card) json["card"] = card_json(*view.card, now);
  if (view.payment) json["payment"] = payment_json(*view.payment);
  return codec::to_text(json);
}

Result<QuoteId, Issues> decode_plan_change(std::string_view body) {
  return codec::decode(body, [](Reader& reader) -> std::optional<QuoteId> {
    const auto id = reader.text("quote_id");
    if (!id) return std::nullopt;
    return QuoteId{*id};
  });
}

Result<Credits, Issues> decode_top_up(std::string_view body, const PlanCatalogue& catalogue) {
  return codec::decode(body, [&](Reader& reader) -> std::optional<Credits> {
    const auto credits = reader.integer("credits");
    if (!credits) return std::nullopt;
    const auto parsed = parse_top_up(catalogue, *credits);
    if (parsed) return *parsed;
    Issue issue = parsed.error();
    issue.path.clear();  // the reader says where
    reader.add("credits", std::move(issue));
    return std::nullopt;
  });
}

std::string encode_payment(const Payment& payment, const std::optional<std::string>& action_url) {
  Json json = payment_json(payment);
  if (action_url) json["action_url"] = *action_url;
  return codec::to_text(json);
}

std::string encode_invoice(const Invoice& invoice) {
  return codec::to_text(invoice_json(invoice));
}

std::string encode_invoice_page(std::span<const Invoice> invoices,
                                const std::optional<std::string>& next_cursor) {
  Json items = Json::array();
  for (const Invoice& invoice : invoices) items.push_back(invoice_json(invoice));
  Json json{{"items", std::move(items)}};
  if (next_cursor) json["next_cursor"] = *next_cursor;
  return codec::to_text(json);
}

std::string encode_payment_problem(const Rejection& rejection, std::string_view request_id,
                                   std::string_view action_url) {
  Json json = Json::parse(encode_problem(rejection, request_id), nullptr, false);
  json["action_url"] = action_url;
  return codec::to_text(json);
}

}  // namespace steward
