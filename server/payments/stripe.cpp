#include "server/payments/stripe.hpp"

#include <algorithm>

#include "server/payments/stripe_replies.hpp"
#include "server/payments/stripe_signature.hpp"

namespace steward::payments {
namespace {

constexpr long ok = 200;
constexpr long payment_required = 402;
constexpr long not_found = 404;

GatewayFault fault_of(const Result<WebAnswer, std::string>& answer, std::string_view step) {
  std::string cause = "stripe: ";
  cause.append(step).append(": ");
  return {cause + (answer ? "status " + std::to_string(answer->status) : answer.error())};
}

/// Stripe has read the order and will not do it; nothing else of it can follow. A conflict (409),
/// too many calls (429) and its own faults may be followed by the charge itself.
bool is_refusal(const WebAnswer& answer) {
  return answer.status >= 400 && answer.status < 500 && answer.status != 409 &&
         answer.status != 429;
}

std::string intent_path(const std::string& intent) {
  return "/v1/payment_intents/" + percent_encoded(intent);
}

}  // namespace

Stripe::Stripe(StripeSettings settings, const log::Logger& logger)
    : settings_(std::move(settings)), logger_(logger) {}

Result<WebAnswer, std::string> Stripe::post(const std::string& path, const FormFields& fields,
                                            const std::string& idempotency_key) const {
  return ask_web({.method = "POST",
                  .url = settings_.api_url + path,
                  .headers = {{"Authorization", "Bearer " + settings_.secret_key},
                              {"Content-Type", "application/x-www-form-urlencoded"},
                              {"Idempotency-Key", idempotency_key}},
                  .body = to_form(fields)},
                 settings_.limits);
}

Result<WebAnswer, std::string> Stripe::read(const std::string& path) const {
  return ask_web({.method = "GET",
                  .url = settings_.api_url + path,
                  .headers = {{"Authorization", "Bearer " + settings_.secret_key}}},
                 settings_.limits);
}

Result<std::string, GatewayFault> Stripe::customer_of(const CardSessionOrder& order) const {
  if (!order.customer.empty()) return order.customer;
  const auto answer = post(
      "/v1/customers",
      {{"email", order.email}, {"metadata[workspace]", std::to_string(order.workspace_id.value())}},
      order.id + "-customer");
  const auto id = answer && answer->status == ok ? read_stripe_id(answer->body) : std::nullopt;
  if (!id) return Failure{fault_of(answer, "customer")};
  return *id;
}

Result<CardSession, GatewayFault> Stripe::open_card_session(const CardSessionOrder& order) {
  const auto customer = customer_of(order);
  if (!customer) return Failure{customer.error()};
  const auto answer = post("/v1/checkout/sessions",
                           {{"mode", "setup"},
                            {"customer", *customer},
                            {"payment_method_types[0]", "card"},
                            {"locale", order.locale},
                            {"success_url", order.return_url},
                            {"cancel_url", order.return_url}},
                           order.id);
  auto session = answer && answer->status == ok ? read_stripe_session(answer->body) : std::nullopt;
  if (!session || session->url.empty()) return Failure{fault_of(answer, "card session")};
  return CardSession{std::move(session->id), *customer, std::move(session->url)};
}

Result<std::optional<SavedCard>, GatewayFault> Stripe::find_card(
    const std::string& session_reference) {
  const auto answer = read("/v1/checkout/sessions/" + percent_encoded(session_reference) +
                           "?expand[]=setup_intent.payment_method");
  auto session = answer && answer->status == ok ? read_stripe_session(answer->body) : std::nullopt;
  if (!session) return Failure{fault_of(answer, "card")};
  const bool is_whole = !session->card.empty() && session->last_four.size() == 4 &&
                        session->expiry_month >= 1 && session->expiry_month <= 12;
  if (!is_whole) return std::optional<SavedCard>();
  return std::optional<SavedCard>({std::move(session->customer), std::move(session->card),
                                   std::move(session->brand), std::move(session->last_four),
                                   session->expiry_month, session->expiry_year});
}

ChargeAnswer Stripe::charge(const ChargeOrder& order) {
  const auto answer =
      post("/v1/payment_intents",
           {{"amount", std::to_string(order.amount.minor)},
            {"currency", order.amount.currency.value()},
            {"customer", order.customer},
            {"payment_method", order.card},
            {"payment_method_types[0]", "card"},
            {"description", order.description},
            {std::string("metadata[") + stripe_payment_key + "]", order.payment.value()}},
           order.payment.value());
  const auto intent =
      answer && answer->status == ok ? read_stripe_intent(answer->body) : std::nullopt;
  if (!intent) return answer_in(answer, "", "payment");
  // A repeated order finds what became of the first one.
  if (intent->status != "requires_confirmation") return answer_of(*intent);
  return confirm(order, intent->id);
}

ChargeAnswer Stripe::confirm(const ChargeOrder& order, const std::string& intent) {
  FormFields fields = {{"payment_method", order.card}};
  if (order.presence == Presence::present)
    fields.emplace_back("return_url", order.return_url);
  else
    fields.emplace_back("off_session", "true");
  const auto answer =
      post(intent_path(intent) + "/confirm", fields, order.payment.value() + "-confirm");
  if (answer && is_refusal(*answer) && answer->status != payment_required) {
    // Perhaps it was confirmed before, and that answer was lost.
    const auto found = find_charge({order.payment, order.customer, intent});
    if (found && *found && (*found)->outcome.result != ChargeResult::unconfirmed) return **found;
  }
  return answer_in(answer, intent, "confirmation");
}

ChargeAnswer Stripe::answer_in(const Result<WebAnswer, std::string>& answer,
                               const std::string& intent, std::string_view step) const {
  if (answer && answer->status == ok) {
    if (const auto found = read_stripe_intent(answer->body)) return answer_of(*found);
  }
  if (answer && answer->status == payment_required) {
    if (const auto error = read_stripe_error(answer->body)) {
      const std::string& reference = error->intent_id.empty() ? intent : error->intent_id;
      return {outcome_of_decline(error->decline), reference, ""};
    }
  }
  const bool is_refused = answer && is_refusal(*answer);
  logger_.write(is_refused ? log::Level::error : log::Level::warning,
                is_refused ? "the gateway refuses an order" : "the gateway gave no answer",
                {{"cause", fault_of(answer, step).cause}});
  if (is_refused) return {{ChargeResult::declined, DeclineReason::processing_error}, intent, ""};
  return {{ChargeResult::unconfirmed}, intent, ""};
}

Result<std::optional<ChargeAnswer>, GatewayFault> Stripe::find_charge(
    const ChargeQuestion& question) {
  if (!question.reference.empty()) {
    const auto answer = read(intent_path(question.reference));
    if (answer && answer->status == not_found) return std::optional<ChargeAnswer>();
    const auto intent =
        answer && answer->status == ok ? read_stripe_intent(answer->body) : std::nullopt;
    if (!intent) return Failure{fault_of(answer, "look-up")};
    return std::optional(answer_of(*intent));
  }
  // The answer that named the intent was lost. It is among the customer's latest: there is never
  // more than one open payment of a workspace.
  const auto answer =
      read("/v1/payment_intents?limit=100&customer=" + percent_encoded(question.customer));
  const auto intents =
      answer && answer->status == ok ? read_stripe_intents(answer->body) : std::nullopt;
  if (!intents) return Failure{fault_of(answer, "search")};
  const auto found = std::find_if(
      intents->begin(), intents->end(),
      [&](const StripeIntent& intent) { return intent.payment == question.payment.value(); });
  if (found == intents->end()) return std::optional<ChargeAnswer>();
  return std::optional(answer_of(*found));
}

Result<std::optional<ChargeAnswer>, GatewayFault> Stripe::cancel_charge(
    const ChargeQuestion& question) {
  auto found = find_charge(question);
  if (!found || !*found) return found;
  const ChargeResult result = (*found)->outcome.result;
  if (result != ChargeResult::action_required && result != ChargeResult::unconfirmed) return found;
  // Refused where it has succeeded in this very moment; either way the look-up tells.
  const auto cancelled =
      post(intent_path((*found)->reference) + "/cancel", {}, question.payment.value() + "-cancel");
  if (!cancelled) return Failure{fault_of(cancelled, "cancellation")};
  return find_charge({question.payment, question.customer, (*found)->reference});
}

Result<std::string, GatewayFault> Stripe::refund(const ChargeQuestion& question) {
  const auto answer = post("/v1/refunds", {{"payment_intent", question.reference}},
                           question.payment.value() + "-refund");
  const auto id = answer && answer->status == ok ? read_stripe_id(answer->body) : std::nullopt;
  if (id) return *id;
  const auto error = answer ? read_stripe_error(answer->body) : std::nullopt;
  // Given back earlier, longer ago than Stripe remembers the key.
  if (error && error->decline == "charge_already_refunded") return question.reference;
  return Failure{fault_of(answer, "refund")};
}

Result<GatewayEvent, EventFault> Stripe::read_event(const http::Request& request,
                                                    Timestamp now) const {
  if (settings_.webhook_secret.empty()) return Failure{EventFault::forged};
  const auto header = request.header("Stripe-Signature");
  if (!header) return Failure{EventFault::malformed};
  const auto genuine = check_stripe_signature(*header, request.body, settings_.webhook_secret, now);
  if (!genuine) return Failure{genuine.error()};
  auto event = read_stripe_event(request.body);
  if (!event) return Failure{EventFault::malformed};
  return *std::move(event);
}

}  // namespace steward::payments
