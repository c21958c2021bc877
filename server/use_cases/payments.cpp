#include "server/use_cases/payments.hpp"
#include "server/use_cases/settlement.hpp"

#include "server/identity/token.hpp"
#include "server/store/due_work.hpp"
#include "server/store/turns.hpp"

namespace steward::use_cases {
namespace {

// The first look comes after whoever makes the charge has had time to book it.
constexpr Duration check_again_after = std::chrono::minutes{1};

store::WorkKey check_of(const store::StoredPayment& stored) {
  return {payment_check_kind, stored.workspace_id, stored.payment.id.value()};
}

bool is_open(const Payment& payment) {
  return payment.state == PaymentState::pending || payment.state == PaymentState::action_required;
}

std::string return_url_of(const Services& services, const store::StoredPayment& stored) {
  return services.public_url.origin + "/api/workspaces/" +
         std::to_string(stored.workspace_id.value()) + "/payments/" + stored.payment.id.value() +
         "/return";
}

store::StoredPayment new_payment(Services& services, const Billing& billing,
                                 const ChargePlan& plan) {
  const Timestamp now = services.clock.now();
  return {.payment = {.id = PaymentId{identity::new_timed_id("pay_", now)},
                      .purpose = plan.purpose,
                      .amount = {plan.charge.due_minor, plan.currency},
                      .state = PaymentState::pending,
                      .created_at = now},
          .workspace_id = billing.workspace_id,
          .user_id = plan.user_id,
          .quote_id = plan.paid_for,
          .document = plan.document};
}

std::optional<Payment> open_payment_of(store::Connection& connection, WorkspaceId workspace_id) {
  const auto open = store::find_open_payment(connection, workspace_id);
  if (!open) return std::nullopt;
  return open->payment;
}

}  // namespace

Result<Ticket, Rejection> open_payment(Services& services, store::Connection& connection,
                                       const Billing& billing, const ChargePlan& plan) {
  const auto stored_card = store::find_card(connection, billing.workspace_id);
  const std::optional<Card> card = stored_card ? std::optional(stored_card->card) : std::nullopt;
  const auto chargeable =
      check_charge(card, open_payment_of(connection, billing.workspace_id), services.clock.now());
  if (!chargeable) return Failure{chargeable.error()};
  store::StoredPayment stored = new_payment(services, billing, plan);
  store::insert_payment(connection, stored);
  store::schedule_work(connection, check_of(stored), stored.payment.created_at + charge_lost_after);
  payments::ChargeOrder order{
      .payment = stored.payment.id,
      .amount = stored.payment.amount,
      .customer = stored_card->gateway_customer_id,
      .card = stored_card->gateway_card_id,
      .description = "Steward " + std::to_string(billing.workspace_id.value()),
      .presence = plan.user_id.empty() ? payments::Presence::absent : payments::Presence::present,
      .return_url = return_url_of(services, stored)};
  return Ticket{std::move(stored), std::move(order)};
}

Payment free_payment(Services& services, store::Connection& connection, const Billing& billing,
                     const ChargePlan& plan) {
  store::StoredPayment stored = new_payment(services, billing, plan);
  stored.payment.state = PaymentState::succeeded;
  stored.settled_at = stored.payment.created_at;
  store::insert_payment(connection, stored);
  return stored.payment;
}

store::StoredPayment declined_payment(Services& services, store::Connection& connection,
                                      const Billing& billing, const ChargePlan& plan, Code code) {
  store::StoredPayment stored = new_payment(services, billing, plan);
  stored.payment.state = PaymentState::declined;
  stored.payment.code = code;
  stored.settled_at = stored.payment.created_at;
  store::insert_payment(connection, stored);
  return stored;
}

std::optional<Answer> ask_gateway(Services& services, const store::StoredPayment& stored) {
  const auto card = services.store.read([&](store::Connection& connection) {
    return store::find_card(connection, stored.workspace_id);
  });
  const payments::ChargeQuestion question{stored.payment.id, card ? card->gateway_customer_id : "",
                                          stored.gateway_payment_id};
  const Duration age = services.clock.now() - stored.payment.created_at;
  auto found = services.gateway->find_charge(question);
  if (found && *found) {
    const ChargeResult result = (*found)->outcome.result;
    const bool waits = result == ChargeResult::action_required;
    const bool is_stuck = result == ChargeResult::unconfirmed;
    if ((waits || is_stuck) && age >= challenge_validity)
      found = services.gateway->cancel_charge(question);
    else if (is_stuck)
      return std::nullopt;
  }
  if (!found) {
    services.logger.write(log::Level::warning, "the gateway cannot be asked",
                          {{"payment", stored.payment.id.value()}, {"cause", found.error().cause}});
    return std::nullopt;
  }
  if (*found) return Answer{**found};
  if (age < charge_lost_after) return std::nullopt;
  return Answer{{{ChargeResult::declined, DeclineReason::processing_error}, "", ""}, true};
}

store::StoredPayment book_answer(Services& services, const store::StoredPayment& open,
                                 const Answer& answer, const http::Request& request) {
  const auto turn = store::take_turn(services.store, open.workspace_id);
  auto booked = services.store.write([&](store::Connection& connection) {
    Billing billing = lock_billing(services, connection, open.workspace_id);
    // Again, now that nobody else books it.
    store::StoredPayment stored = store::find_payment(connection, open.payment.id).value();
    if (!is_open(stored.payment)) return stored;
    stored.payment = apply(std::move(stored.payment), answer.charge.outcome);
    if (!answer.charge.reference.empty()) stored.gateway_payment_id = answer.charge.reference;
    stored.action_url = answer.charge.action_url;
    if (is_open(stored.payment)) {
      store::advance_work(connection, check_of(stored), services.clock.now() + check_again_after);
    } else {
      stored.settled_at = services.clock.now();
      store::cancel_work(connection, check_of(stored));
    }
    store::update_payment(connection, stored);
    if (stored.payment.state == PaymentState::succeeded)
      complete_payment(services, connection, billing, stored, request);
    else if (stored.payment.state == PaymentState::declined && !answer.is_lost)
      refuse_payment(services, connection, billing, stored, request);
    else if (stored.payment.purpose == PaymentPurpose::renewal && answer.is_lost)
      store::schedule_work(connection, {renewal_kind, stored.workspace_id}, services.clock.now());
    return stored;
  });
  services.effects.wake();
  return booked;
}

store::StoredPayment charge(Services& services, const Ticket& ticket,
                            const http::Request& request) {
  const payments::ChargeAnswer answer = services.gateway->charge(ticket.order);
  return book_answer(services, ticket.stored, {answer}, request);
}

store::StoredPayment settle_payment(Services& services, const store::StoredPayment& stored,
                                    const http::Request& request) {
  if (!is_open(stored.payment)) return stored;
  const auto answer = ask_gateway(services, stored);
  if (!answer) return stored;
  return book_answer(services, stored, *answer, request);
}

Result<Done, Refusal> proceed(Services& services, const Begun& begun,
                              const http::Request& request) {
  services.effects.wake();
  std::optional<store::StoredPayment> payment;
  if (const auto* const ticket = std::get_if<Ticket>(&begun)) {
    payment = charge(services, *ticket, request);
  } else if (const auto* const earlier = std::get_if<store::StoredPayment>(&begun)) {
    payment = settle_payment(services, *earlier, request);
    if (payment->payment.state == PaymentState::pending) return refuse(Code::payment_in_progress);
  }
  if (payment) {
    if (auto refused = refusal_of(*payment)) return Failure<Refusal>{*std::move(refused)};
  }
  return Done{};
}

std::optional<Refusal> refusal_of(const store::StoredPayment& stored) {
  const Payment& payment = stored.payment;
  switch (payment.state) {
    case PaymentState::succeeded:
    case PaymentState::refunded:
      return std::nullopt;
    case PaymentState::pending:
      return Rejection{Code::payment_unconfirmed};
    case PaymentState::action_required:
      return ActionNeeded{*steward::refusal_of(ChargeOutcome{ChargeResult::action_required}),
                          stored.action_url};
    case PaymentState::declined:
      break;
  }
  if (payment.code == Code::card_expired)
    return *steward::refusal_of(ChargeOutcome{ChargeResult::card_expired});
  return *steward::refusal_of(
      ChargeOutcome{ChargeResult::declined, payment.reason.value_or(DeclineReason::other)});
}

}  // namespace steward::use_cases
