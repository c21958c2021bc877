#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

// The books of the sandbox, a payment gateway that lives in the same database but knows nothing of
// the rest of it.

/// A visit to its card page.
struct SandboxVisit {
  std::string id;
  std::string customer;
  std::string return_url;
  std::string card_id{};  ///< empty until a card was saved
};
/// Does nothing where the id is taken: an order may be repeated.
void insert_sandbox_visit(Connection& connection, const SandboxVisit& visit, Timestamp at);
[[nodiscard]] std::optional<SandboxVisit> find_sandbox_visit(Connection& connection,
                                                             const std::string& id);

/// A card by what its bank does; its number is not kept anywhere.
struct SandboxCard {
  std::string id;
  std::string customer;
  std::string behaviour;
  std::string brand;
  std::string last_four;
  int expiry_month;
  int expiry_year;
};
void save_sandbox_card(Connection& connection, const std::string& visit_id,
                       const SandboxCard& card);
[[nodiscard]] std::optional<SandboxCard> find_sandbox_card(Connection& connection,
                                                           const std::string& id);

enum class SandboxChargeState : std::uint8_t { succeeded, declined, asked, cancelled, refunded };
struct SandboxCharge {
  std::string payment_id;
  std::string card_id;
  std::int64_t amount_minor;
  std::string currency;
  std::string description;
  SandboxChargeState state;
  std::string reason{};  ///< of declined
  std::string return_url{};
};
/// Does nothing where the payment has a charge: one payment is one charge.
void insert_sandbox_charge(Connection& connection, const SandboxCharge& charge, Timestamp at);
[[nodiscard]] std::optional<SandboxCharge> find_sandbox_charge(Connection& connection,
                                                               const std::string& payment_id);
void update_sandbox_charge(Connection& connection, const SandboxCharge& charge);

}  // namespace steward::store
