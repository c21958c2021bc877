#include <array>
#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/billing/invoice.hpp"
#include "core/billing/refund.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/rules.hpp"

namespace steward::codec {
namespace {

std::optional<Card> card_under(Call& call) {
  if (!call.given.has("card")) return std::nullopt;
  return read_object(call.given, call.issues, "card", [](Reader& reader) -> std::optional<Card> {
    const auto month = reader.integer("expiry_month");
    const auto year = reader.integer("expiry_year");
    const bool is_month = month && *month >= 1 && *month <= 12;
    if (!is_month || !year || *year < 0 || *year > 9998) return std::nullopt;
    return Card{CardId{"crd_1"}, "visa", "4242", static_cast<int>(*month), static_cast<int>(*year)};
  });
}

std::optional<Payment> payment_in(Call& call, Timestamp now) {
  const auto state = call.given.optional_field("payment_state", parse_named<payment_state_named>);
  if (!state) return std::nullopt;
  return Payment{PaymentId{"pay_1"}, PaymentPurpose::renewal, {100, Currency{"usd"}}, *state, now};
}

Answer ask_check_charge(Call& call) {
  const auto now = call.required_now();
  if (!now) return nothing;
  const auto card = card_under(call);
  return answer(check_charge(card, payment_in(call, *now), *now), [&](Chargeable) {
    return Json{{"is_expiring", is_expiring(*card, *now)},
                {"expires_at", to_rfc3339(expires_at(*card))}};
  });
}

std::optional<ChargeResult> charge_result_named(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"succeeded", "action_required", "declined", "card_expired", "unconfirmed"});
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<ChargeResult>(i);
  return std::nullopt;
}

Answer ask_apply_charge(Call& call) {
  const auto now = call.required_now();
  const auto result = call.when.field("result", parse_named<charge_result_named>);
  const auto reason = call.when.optional_field("reason", parse_named<decline_reason_named>);
  if (!now || !result) return nothing;
  const auto payment = payment_in(call, *now);
  if (!payment) return nothing;
  const ChargeOutcome outcome{*result, reason.value_or(DeclineReason::other)};
  const Payment after = apply(*payment, outcome);
  Json json{{"state", name_of(after.state)}};
  if (after.code) json["code"] = name_of(*after.code);
  if (after.reason) json["reason"] = name_of(*after.reason);
  if (const auto refusal = refusal_of(outcome)) json["refusal"] = rejection_json(*refusal);
  return yes(std::move(json));
}

std::optional<CreditGrant> grant_under(Call& call, Timestamp at) {
  if (!call.given.has("grant")) return std::nullopt;
  return read_object(
      call.given, call.issues, "grant", [&](Reader& reader) -> std::optional<CreditGrant> {
        const auto amount = reader.integer("amount");
        const auto left = reader.integer("left");
        const auto held = reader.integer("held");
        if (!amount || !left || !held) return std::nullopt;
        CreditGrant grant =
            new_top_up_grant(top_up_grant_of(PaymentId{"pay_1"}), known_credits(*amount), 12, at);
        grant.left = known_credits(*left);
        grant.held = known_credits(*held);
        return grant;
      });
}

/// A top-up of 20.00 of which 5.00 were paid by money credit.
Answer ask_decide_refund(Call& call) {
  const auto now = call.required_now();
  const auto purpose = call.given.field("purpose", parse_named<payment_purpose_named>);
  const auto paid_at = call.given.optional_time("paid_at");
  if (!now || !purpose) return nothing;
  auto payment = payment_in(call, *now);
  if (!payment) return nothing;
  payment->purpose = *purpose;
  const auto grant = grant_under(call, *now);
  const Charge charge{{{LineKind::top_up, 2000}, {LineKind::money_credit, -500}}, 2000, 0, 1500};
  const PlanChoice choice{"basic", known_credits(100), Period::monthly};
  const Subscription subscription{choice, SubscriptionState::active, Currency{"usd"}, *now, 0, *now,
                                  *now};
  const auto refunded = decide_refund(*payment, paid_at, charge, grant, *now);
  return answer(refunded, [&](const TopUpRefunded& change) {
    return Json{{"state", name_of(apply(*payment, change).state)},
                {"credits", change.credits.amount.value()},
                {"money_credit_minor", apply(subscription, change).money_credit_minor}};
  });
}

Answer ask_invoice_number(Call& call) {
  const auto text = call.when.text("text");
  if (!text) return nothing;
  const auto number = parse_invoice_number(*text);
  return yes(number ? Json(number->value()) : Json());
}

constexpr auto payment_table = std::to_array<Rule>({
    {"check_charge", ask_check_charge},
    {"apply_charge", ask_apply_charge},
    {"decide_refund", ask_decide_refund},
    {"parse_invoice_number", ask_invoice_number},
});

}  // namespace

std::span<const Rule> payment_rules() {
  return payment_table;
}

}  // namespace steward::codec
