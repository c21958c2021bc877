#include "core/billing/payment.hpp"

#include <array>
#include <chrono>
#include <utility>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto payment_purposes =
    std::to_array<std::string_view>({"plan_change", "renewal", "top_up"});
constexpr auto payment_states = std::to_array<std::string_view>(
    {"pending", "action_required", "succeeded", "declined", "refunded"});
constexpr auto decline_reasons = std::to_array<std::string_view>(
    {"insufficient_funds", "lost_or_stolen", "authentication_failed", "processing_error", "other"});

bool is_open(const Payment& payment) {
  return payment.state == PaymentState::pending || payment.state == PaymentState::action_required;
}

}  // namespace

std::string_view name_of(PaymentPurpose purpose) {
  return payment_purposes[static_cast<std::size_t>(purpose)];
}
std::optional<PaymentPurpose> payment_purpose_named(std::string_view name) {
  return enumerator_named<PaymentPurpose>(payment_purposes, name);
}
std::string_view name_of(PaymentState state) {
  return payment_states[static_cast<std::size_t>(state)];
}
std::optional<PaymentState> payment_state_named(std::string_view name) {
  return enumerator_named<PaymentState>(payment_states, name);
}
std::string_view name_of(DeclineReason reason) {
  return decline_reasons[static_cast<std::size_t>(reason)];
}
std::optional<DeclineReason> decline_reason_named(std::string_view name) {
  return enumerator_named<DeclineReason>(decline_reasons, name);
}

Timestamp expires_at(const Card& card) {
  const auto month = std::chrono::year{card.expiry_year} /
                     std::chrono::month{static_cast<unsigned>(card.expiry_month)};
  return std::chrono::sys_days{(month + std::chrono::months{1}) / std::chrono::day{1}};
}

bool is_expiring(const Card& card, Timestamp now) {
  return now >= expires_at(card) - std::chrono::days{card_expiry_notice_days};
}

Result<Chargeable, Rejection> check_charge(const std::optional<Card>& card,
                                           const std::optional<Payment>& open, Timestamp now) {
  if (open && is_open(*open)) return Failure{Rejection{Code::payment_in_progress}};
  if (!card) return Failure{Rejection{Code::card_missing}};
  if (now >= expires_at(*card)) return Failure{Rejection{Code::card_expired}};
  return Chargeable{};
}

Payment apply(Payment payment, const ChargeOutcome& outcome) {
  if (!is_open(payment)) return payment;
  switch (outcome.result) {
    case ChargeResult::succeeded:
      payment.state = PaymentState::succeeded;
      break;
    case ChargeResult::action_required:
      payment.state = PaymentState::action_required;
      break;
    case ChargeResult::declined:
      payment.state = PaymentState::declined;
      payment.code = Code::card_declined;
      payment.reason = outcome.reason;
      break;
    case ChargeResult::card_expired:
      payment.state = PaymentState::declined;
      payment.code = Code::card_expired;
      break;
    case ChargeResult::unconfirmed:
      break;
  }
  return payment;
}

std::optional<Rejection> refusal_of(const ChargeOutcome& outcome) {
  switch (outcome.result) {
    case ChargeResult::succeeded:
      return std::nullopt;
    case ChargeResult::action_required:
      return Rejection{Code::payment_action_required};
    case ChargeResult::declined:
      return Rejection{Code::card_declined,
                       {{ParamName::reason, std::string(name_of(outcome.reason))}}};
    case ChargeResult::card_expired:
      return Rejection{Code::card_expired};
    case ChargeResult::unconfirmed:
      return Rejection{Code::payment_unconfirmed};
  }
  return std::nullopt;
}

}  // namespace steward
