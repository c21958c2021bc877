#include "server/payments/sandbox.hpp"

#include "server/identity/token.hpp"
#include "server/payments/sandbox_cards.hpp"

namespace steward::payments {
namespace {

using store::SandboxCharge;
using store::SandboxChargeState;

/// Instead of a reason: the card's time was over.
constexpr const char* past_expiry = "past_expiry";

SandboxChargeState state_of(ChargeResult result) {
  switch (result) {
    case ChargeResult::succeeded:
      return SandboxChargeState::succeeded;
    case ChargeResult::action_required:
      return SandboxChargeState::asked;
    case ChargeResult::declined:
    case ChargeResult::card_expired:
    case ChargeResult::unconfirmed:
      return SandboxChargeState::declined;
  }
  return SandboxChargeState::declined;
}

/// What the card's bank says, and first of all its date.
ChargeOutcome outcome_of(const store::SandboxCard& stored, Presence presence, Timestamp now) {
  const Card card{CardId{stored.id}, stored.brand, stored.last_four, stored.expiry_month,
                  stored.expiry_year};
  if (expires_at(card) <= now) return {ChargeResult::card_expired};
  const TestCard* const behaving = test_card_behaving(stored.behaviour);
  if (behaving == nullptr) return {ChargeResult::declined};
  return presence == Presence::present ? behaving->present : behaving->absent;
}

std::string reason_of(const ChargeOutcome& outcome) {
  if (outcome.result == ChargeResult::card_expired) return past_expiry;
  if (outcome.result == ChargeResult::declined)
    return std::string(steward::name_of(outcome.reason));
  return "";
}

}  // namespace

Sandbox::Sandbox(store::Store& store, const Clock& clock, std::string origin)
    : store_(store), clock_(clock), origin_(std::move(origin)) {}

Result<CardSession, GatewayFault> Sandbox::open_card_session(const CardSessionOrder& order) {
  const std::string customer =
      order.customer.empty() ? "sbx_" + std::to_string(order.workspace_id.value()) : order.customer;
  store_.write([&](store::Connection& connection) {
    store::insert_sandbox_visit(connection, {order.id, customer, order.return_url, ""},
                                clock_.now());
    return true;
  });
  return CardSession{order.id, customer, origin_ + "/sandbox/cards/" + order.id};
}

Result<std::optional<SavedCard>, GatewayFault> Sandbox::find_card(
    const std::string& session_reference) {
  return store_.read([&](store::Connection& connection) -> std::optional<SavedCard> {
    const auto visit = store::find_sandbox_visit(connection, session_reference);
    const auto card = visit ? store::find_sandbox_card(connection, visit->card_id) : std::nullopt;
    if (!card) return std::nullopt;
    return SavedCard{card->customer,  card->id,           card->brand,
                     card->last_four, card->expiry_month, card->expiry_year};
  });
}

ChargeAnswer Sandbox::charge(const ChargeOrder& order) {
  const Timestamp now = clock_.now();
  return store_.write([&](store::Connection& connection) {
    const auto card = store::find_sandbox_card(connection, order.card);
    const ChargeOutcome outcome =
        card ? outcome_of(*card, order.presence, now) : ChargeOutcome{ChargeResult::declined};
    store::insert_sandbox_charge(connection,
                                 {.payment_id = order.payment.value(),
                                  .card_id = order.card,
                                  .amount_minor = order.amount.minor,
                                  .currency = order.amount.currency.value(),
                                  .description = order.description,
                                  .state = state_of(outcome.result),
                                  .reason = reason_of(outcome),
                                  .return_url = order.return_url},
                                 now);
    // The first order of a payment is the one that counts.
    return answer_of(store::find_sandbox_charge(connection, order.payment.value()).value());
  });
}

ChargeAnswer Sandbox::answer_of(const SandboxCharge& charge) const {
  ChargeAnswer answer{{ChargeResult::declined}, charge.payment_id, ""};
  switch (charge.state) {
    case SandboxChargeState::succeeded:
    case SandboxChargeState::refunded:
      answer.outcome = {ChargeResult::succeeded};
      break;
    case SandboxChargeState::asked:
      answer.outcome = {ChargeResult::action_required};
      answer.action_url = origin_ + "/sandbox/challenges/" + charge.payment_id;
      break;
    case SandboxChargeState::cancelled:
      answer.outcome.reason = DeclineReason::authentication_failed;
      break;
    case SandboxChargeState::declined:
      if (charge.reason == past_expiry) answer.outcome.result = ChargeResult::card_expired;
      answer.outcome.reason = decline_reason_named(charge.reason).value_or(DeclineReason::other);
      break;
  }
  return answer;
}

Result<std::optional<ChargeAnswer>, GatewayFault> Sandbox::find_charge(
    const ChargeQuestion& question) {
  return store_.read([&](store::Connection& connection) -> std::optional<ChargeAnswer> {
    const auto charge = store::find_sandbox_charge(connection, question.payment.value());
    if (!charge) return std::nullopt;
    return answer_of(*charge);
  });
}

Result<std::optional<ChargeAnswer>, GatewayFault> Sandbox::cancel_charge(
    const ChargeQuestion& question) {
  return store_.write([&](store::Connection& connection) -> std::optional<ChargeAnswer> {
    auto charge = store::find_sandbox_charge(connection, question.payment.value());
    if (!charge) return std::nullopt;
    if (charge->state == SandboxChargeState::asked) {
      charge->state = SandboxChargeState::cancelled;
      store::update_sandbox_charge(connection, *charge);
    }
    return answer_of(*charge);
  });
}

Result<std::string, GatewayFault> Sandbox::refund(const ChargeQuestion& question) {
  const bool is_refunded = store_.write([&](store::Connection& connection) {
    auto charge = store::find_sandbox_charge(connection, question.payment.value());
    if (!charge) return false;
    if (charge->state == SandboxChargeState::succeeded) {
      charge->state = SandboxChargeState::refunded;
      store::update_sandbox_charge(connection, *charge);
    }
    return charge->state == SandboxChargeState::refunded;
  });
  if (!is_refunded) return Failure{GatewayFault{"sandbox: there is no such charge to refund"}};
  return question.payment.value();
}

Result<GatewayEvent, EventFault> Sandbox::read_event(const http::Request&, Timestamp) const {
  return Failure{EventFault::forged};
}

std::optional<store::SandboxVisit> Sandbox::find_visit(const std::string& id) {
  return store_.read(
      [&](store::Connection& connection) { return store::find_sandbox_visit(connection, id); });
}

void Sandbox::save_card(const store::SandboxVisit& visit, const store::SandboxCard& card) {
  store_.write([&](store::Connection& connection) {
    store::save_sandbox_card(connection, visit.id, card);
    return true;
  });
}

std::optional<SandboxCharge> Sandbox::find_challenge(const std::string& payment_id) {
  return store_.read([&](store::Connection& connection) {
    return store::find_sandbox_charge(connection, payment_id);
  });
}

std::optional<SandboxCharge> Sandbox::answer_challenge(const std::string& payment_id,
                                                       ChallengeAnswer answer) {
  return store_.write([&](store::Connection& connection) -> std::optional<SandboxCharge> {
    auto charge = store::find_sandbox_charge(connection, payment_id);
    if (!charge || charge->state != SandboxChargeState::asked) return charge;
    const bool is_confirmed = answer == ChallengeAnswer::confirm;
    charge->state = is_confirmed ? SandboxChargeState::succeeded : SandboxChargeState::declined;
    if (!is_confirmed) charge->reason = steward::name_of(DeclineReason::authentication_failed);
    store::update_sandbox_charge(connection, *charge);
    return charge;
  });
}

}  // namespace steward::payments
