#include "server/payments/stripe_replies.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace steward::payments {
namespace {

using Json = nlohmann::json;

/// Objects and lists within lists, as deep as Stripe's own answers go.
const Json& member(const Json& json, const char* name) {
  static const Json nothing;
  if (!json.is_object()) return nothing;
  const auto found = json.find(name);
  return found == json.end() ? nothing : *found;
}

std::string text(const Json& json, const char* name) {
  const auto* const value = member(json, name).get_ptr<const std::string*>();
  return value == nullptr ? std::string() : *value;
}

int number(const Json& json, const char* name) {
  const Json& value = member(json, name);
  return value.is_number_integer() ? value.get<int>() : 0;
}

/// An id, or the object of that id where the request asked for it.
std::string id_or_object(const Json& json, const char* name) {
  const Json& value = member(json, name);
  return value.is_object() ? text(value, "id") : text(json, name);
}

std::optional<Json> object_in(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  return json;
}

std::string decline_in(const Json& error) {
  std::string word = text(error, "decline_code");
  return word.empty() ? text(error, "code") : word;
}

StripeIntent intent_of(const Json& json) {
  const Json& action = member(json, "next_action");
  return {.id = text(json, "id"),
          .status = text(json, "status"),
          .payment = text(member(json, "metadata"), stripe_payment_key),
          .redirect_url = text(member(action, "redirect_to_url"), "url"),
          .decline = decline_in(member(json, "last_payment_error"))};
}

struct DeclineWord {
  std::string_view word;
  ChargeOutcome outcome;
};
/// https://docs.stripe.com/declines/codes; words that are not here are `other`.
constexpr std::array decline_words = {
    DeclineWord{"expired_card", {ChargeResult::card_expired}},
    DeclineWord{"insufficient_funds", {ChargeResult::declined, DeclineReason::insufficient_funds}},
    DeclineWord{"lost_card", {ChargeResult::declined, DeclineReason::lost_or_stolen}},
    DeclineWord{"stolen_card", {ChargeResult::declined, DeclineReason::lost_or_stolen}},
    DeclineWord{"pickup_card", {ChargeResult::declined, DeclineReason::lost_or_stolen}},
    DeclineWord{"authentication_required",
                {ChargeResult::declined, DeclineReason::authentication_failed}},
    DeclineWord{"payment_intent_authentication_failure",
                {ChargeResult::declined, DeclineReason::authentication_failed}},
    DeclineWord{"processing_error", {ChargeResult::declined, DeclineReason::processing_error}},
    DeclineWord{"issuer_not_available", {ChargeResult::declined, DeclineReason::processing_error}},
    DeclineWord{"try_again_later", {ChargeResult::declined, DeclineReason::processing_error}},
};

}  // namespace

std::optional<StripeIntent> read_stripe_intent(std::string_view text) {
  const auto json = object_in(text);
  if (!json || payments::text(*json, "object") != "payment_intent") return std::nullopt;
  return intent_of(*json);
}

std::optional<std::vector<StripeIntent>> read_stripe_intents(std::string_view text) {
  const auto json = object_in(text);
  if (!json || !member(*json, "data").is_array()) return std::nullopt;
  std::vector<StripeIntent> intents;
  for (const Json& item : member(*json, "data")) intents.push_back(intent_of(item));
  return intents;
}

std::optional<StripeError> read_stripe_error(std::string_view text) {
  const auto json = object_in(text);
  if (!json || !member(*json, "error").is_object()) return std::nullopt;
  const Json& error = member(*json, "error");
  return StripeError{payments::text(error, "type"), decline_in(error),
                     payments::text(member(error, "payment_intent"), "id")};
}

std::optional<StripeSession> read_stripe_session(std::string_view text) {
  const auto json = object_in(text);
  if (!json || payments::text(*json, "object") != "checkout.session") return std::nullopt;
  const Json& method = member(member(*json, "setup_intent"), "payment_method");
  const Json& card = member(method, "card");
  return StripeSession{.id = payments::text(*json, "id"),
                       .url = payments::text(*json, "url"),
                       .customer = id_or_object(*json, "customer"),
                       .card = payments::text(method, "id"),
                       .brand = payments::text(card, "brand"),
                       .last_four = payments::text(card, "last4"),
                       .expiry_month = number(card, "exp_month"),
                       .expiry_year = number(card, "exp_year")};
}

std::optional<std::string> read_stripe_id(std::string_view text) {
  const auto json = object_in(text);
  std::string id = json ? payments::text(*json, "id") : "";
  if (id.empty()) return std::nullopt;
  return id;
}

std::optional<GatewayEvent> read_stripe_event(std::string_view text) {
  const auto json = object_in(text);
  if (!json) return std::nullopt;
  GatewayEvent event{payments::text(*json, "id"), payments::text(*json, "type"), std::nullopt};
  if (event.id.empty() || event.type.empty()) return std::nullopt;
  const Json& about = member(member(*json, "data"), "object");
  std::string payment = payments::text(member(about, "metadata"), stripe_payment_key);
  if (!payment.empty()) event.payment = PaymentId{std::move(payment)};
  return event;
}

ChargeOutcome outcome_of_decline(std::string_view decline) {
  const auto found = std::find_if(decline_words.begin(), decline_words.end(),
                                  [&](const DeclineWord& one) { return one.word == decline; });
  return found == decline_words.end() ? ChargeOutcome{ChargeResult::declined} : found->outcome;
}

ChargeAnswer answer_of(const StripeIntent& intent) {
  ChargeAnswer answer{{ChargeResult::unconfirmed}, intent.id, ""};
  if (intent.status == "succeeded") {
    answer.outcome = {ChargeResult::succeeded};
  } else if (intent.status == "requires_action") {
    answer.outcome = {ChargeResult::action_required};
    answer.action_url = intent.redirect_url;
  } else if (intent.status == "canceled" || intent.status == "requires_payment_method") {
    answer.outcome = outcome_of_decline(intent.decline);
  }
  return answer;  // "processing", "requires_confirmation": nobody knows yet
}

}  // namespace steward::payments
