#include "server/store/sandbox.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {
namespace {

constexpr std::array<std::string_view, 5> state_names = {"succeeded", "declined", "asked",
                                                         "cancelled", "refunded"};

std::string name_of(SandboxChargeState state) {
  return std::string(state_names[static_cast<std::size_t>(state)]);
}

SandboxChargeState state_named(std::string_view name) {
  const auto found = std::find(state_names.begin(), state_names.end(), name);
  if (found == state_names.end())
    throw StoreError(Fault::broken, "a charge of the sandbox has an unknown state");
  return static_cast<SandboxChargeState>(found - state_names.begin());
}

}  // namespace

void insert_sandbox_visit(Connection& connection, const SandboxVisit& visit, Timestamp at) {
  const Integer created_at = to_integer(at);
  connection.sql << "INSERT INTO sandbox_visits (id, customer, return_url, card_id, created_at) "
                    "VALUES (:id, :customer, :return_url, '', :at) ON CONFLICT (id) DO NOTHING",
      soci::use(visit.id), soci::use(visit.customer), soci::use(visit.return_url),
      soci::use(created_at);
}

std::optional<SandboxVisit> find_sandbox_visit(Connection& connection, const std::string& id) {
  SandboxVisit visit{id, {}, {}, {}};
  Query query(connection.sql);
  query.in(id).out(visit.customer).out(visit.return_url).out(visit.card_id);
  query.prepare("SELECT customer, return_url, card_id FROM sandbox_visits WHERE id = :id");
  if (!query.find_one()) return std::nullopt;
  return visit;
}

void save_sandbox_card(Connection& connection, const std::string& visit_id,
                       const SandboxCard& card) {
  const Integer month = card.expiry_month;
  const Integer year = card.expiry_year;
  connection.sql << "INSERT INTO sandbox_cards (id, customer, behaviour, brand, last_four, "
                    "expiry_month, expiry_year) VALUES (:id, :customer, :behaviour, :brand, "
                    ":last_four, :month, :year)",
      soci::use(card.id), soci::use(card.customer), soci::use(card.behaviour),
      soci::use(card.brand), soci::use(card.last_four), soci::use(month), soci::use(year);
  connection.sql << "UPDATE sandbox_visits SET card_id = :card WHERE id = :id", soci::use(card.id),
      soci::use(visit_id);
}

std::optional<SandboxCard> find_sandbox_card(Connection& connection, const std::string& id) {
  SandboxCard card{id, {}, {}, {}, {}, 0, 0};
  Integer month = 0;
  Integer year = 0;
  Query query(connection.sql);
  query.in(id).out(card.customer).out(card.behaviour).out(card.brand).out(card.last_four);
  query.out(month).out(year).prepare(
      "SELECT customer, behaviour, brand, last_four, expiry_month, expiry_year FROM sandbox_cards "
      "WHERE id = :id");
  if (!query.find_one()) return std::nullopt;
  card.expiry_month = static_cast<int>(month);
  card.expiry_year = static_cast<int>(year);
  return card;
}

void insert_sandbox_charge(Connection& connection, const SandboxCharge& charge, Timestamp at) {
  const Integer amount = charge.amount_minor;
  const Integer created_at = to_integer(at);
  const std::string state = name_of(charge.state);
  connection.sql << "INSERT INTO sandbox_charges (payment_id, card_id, amount_minor, currency, "
                    "description, state, reason, return_url, created_at) VALUES (:payment, :card, "
                    ":amount, :currency, :description, :state, :reason, :return_url, :at) "
                    "ON CONFLICT (payment_id) DO NOTHING",
      soci::use(charge.payment_id), soci::use(charge.card_id), soci::use(amount),
      soci::use(charge.currency), soci::use(charge.description), soci::use(state),
      soci::use(charge.reason), soci::use(charge.return_url), soci::use(created_at);
}

std::optional<SandboxCharge> find_sandbox_charge(Connection& connection,
                                                 const std::string& payment_id) {
  SandboxCharge charge{payment_id, {}, 0, {}, {}, SandboxChargeState::declined, {}, {}};
  Integer amount = 0;
  std::string state;
  Query query(connection.sql);
  query.in(payment_id).out(charge.card_id).out(amount).out(charge.currency);
  query.out(charge.description).out(state).out(charge.reason).out(charge.return_url);
  query.prepare(
      "SELECT card_id, amount_minor, currency, description, state, reason, return_url "
      "FROM sandbox_charges WHERE payment_id = :payment");
  if (!query.find_one()) return std::nullopt;
  charge.amount_minor = amount;
  charge.state = state_named(state);
  return charge;
}

void update_sandbox_charge(Connection& connection, const SandboxCharge& charge) {
  const std::string state = name_of(charge.state);
  connection.sql << "UPDATE sandbox_charges SET state = :state, reason = :reason "
                    "WHERE payment_id = :payment",
      soci::use(state), soci::use(charge.reason), soci::use(charge.payment_id);
}

}  // namespace steward::store
